import { Button } from '@mantine/core';
import { IconTableOptions } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { chosenOf, selectionOf } from './choice';
import type { Choice } from './choice';

/** Leads to Mass Edit of exactly those who are chosen. */
export function MassEditChosen({ communityId, choice }: { communityId: string; choice: Choice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const chosen = chosenOf(choice);
  const format = useFormat();
  const open = () =>
    void navigate({
      to: '/communities/$communityId/residents/mass-edit',
      params: { communityId },
      search: {},
      state: { selection: selectionOf(choice) },
    });
  return (
    <Button leftSection={<IconTableOptions size={16} />} disabled={chosen.total === 0} onClick={open}>
      {t('massEdit.chosen', { chosen: format.total(chosen) })}
    </Button>
  );
}
