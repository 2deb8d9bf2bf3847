import { Button, Menu } from '@mantine/core';
import { IconBell, IconChevronDown, IconMailForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { chosenOf, nobody } from '../residents/selection/choice';
import type { Choice } from '../residents/selection/choice';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { useCompose } from './use-compose';

interface SelectionActionsProps {
  communityId: string;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** Actions (N): a message to those who are chosen (B4). */
export function SelectionActions({ communityId, choice, onChoose }: SelectionActionsProps) {
  const { t } = useTranslation();
  const { compose, isPending } = useCompose(communityId, () => onChoose(nobody));
  const chosen = chosenOf(choice);
  const format = useFormat();
  if (!mayEdit(useMe())) return null;
  return (
    <Menu position="bottom-end" width={270} withinPortal>
      <Menu.Target>
        <Button disabled={chosen.total === 0} loading={isPending} rightSection={<IconChevronDown size={16} />}>
          {t('ownerAccess.actions', { chosen: format.total(chosen) })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMailForward size={16} />} onClick={() => compose('invitation', choice)}>
          {t('ownerAccess.sendInvite')}
        </Menu.Item>
        <Menu.Item leftSection={<IconBell size={16} />} onClick={() => compose('notice', choice)}>
          {t('ownerAccess.sendNotice')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
