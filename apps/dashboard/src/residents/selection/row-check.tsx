import { Checkbox, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../resident-name';
import type { Resident } from '../residents.queries';
import { isChosen, isSelectable, toggle } from './choice';
import type { Choice } from './choice';

interface RowCheckProps {
  resident: Resident;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** The check mark of a row: in or out. */
export function RowCheck({ resident, choice, onChoose }: RowCheckProps) {
  const { t } = useTranslation();
  const selectable = isSelectable(choice, resident);
  return (
    <Tooltip label={t('selection.outside')} disabled={selectable} multiline w={260}>
      <Checkbox
        aria-label={t('selection.one', { name: nameOf(resident) })}
        checked={isChosen(choice, resident)}
        disabled={!selectable}
        onChange={() => onChoose(toggle(choice, resident))}
        data-row-check
      />
    </Tooltip>
  );
}
