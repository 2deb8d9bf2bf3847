import { Text, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { EndlessTable } from '../../ui/endless-table';
import type { EndlessColumn } from '../../ui/endless-table';
import { nameOf } from '../resident-name';
import type { Resident } from '../residents.queries';
import classes from './email-grid.module.css';
import { pastedColumn } from './mass-edit';
import type { useMassEdit } from './use-mass-edit';

type Grid = ReturnType<typeof useMassEdit>;

const complete = { hasNextPage: false, isFetching: false, isPlaceholderData: false, fetchNextPage: () => undefined };
const steps: Record<string, number> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

/** A row for each resident with a cell for the email; Enter and the arrows lead from cell to cell. */
export function EmailGrid({ rows, grid }: { rows: Resident[]; grid: Grid }) {
  const { t } = useTranslation();
  return (
    <EndlessTable
      label={t('massEdit.title')}
      columns={columnsOf(t, grid)}
      columnClasses={classes}
      rows={rows}
      keyOf={({ id }) => id}
      more={complete}
      total={rows.length}
    />
  );
}

function columnsOf(t: TFunction, grid: Grid): EndlessColumn<Resident>[] {
  return [
    {
      id: 'name',
      header: t('residents.name'),
      cell: ({ row: { original } }) => (
        <>
          <Text fw={600} fz="sm">
            {nameOf(original)}
          </Text>
          <Text fz="xs" c="dimmed">
            {original.propertyName} · {t(`residents.${original.kind}`)}
          </Text>
        </>
      ),
    },
    {
      id: 'email',
      header: t('residents.email'),
      cell: ({ row }) => <EmailCell resident={row.original} index={row.index} grid={grid} />,
    },
  ];
}

function EmailCell({ resident, index, grid }: { resident: Resident; index: number; grid: Grid }) {
  const { t } = useTranslation();
  const error = grid.errors[resident.id];
  const value = grid.valueOf(resident);
  const onPaste = (event: ClipboardEvent) => {
    const column = pastedColumn(event.clipboardData.getData('text'));
    if (!column) return;
    event.preventDefault();
    grid.paste(index, column);
  };
  return (
    <TextInput
      aria-label={t('massEdit.emailOf', { name: nameOf(resident) })}
      data-email-row={index}
      type="text"
      inputMode="email"
      size="sm"
      className={value.trim() === (resident.email ?? '') ? undefined : classes.changed}
      value={value}
      error={error}
      onChange={(event) => grid.change(resident.id, event.currentTarget.value)}
      onPaste={onPaste}
      onKeyDown={walk}
    />
  );
}

/** To the cell below or above, with its text selected as in a spreadsheet. */
function walk(event: KeyboardEvent<HTMLInputElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const next = Number(event.currentTarget.dataset['emailRow']) + step;
  const input = document.querySelector<HTMLInputElement>(`input[data-email-row="${next}"]`);
  input?.focus();
  input?.select();
}
