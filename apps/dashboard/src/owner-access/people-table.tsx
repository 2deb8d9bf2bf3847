import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { nextSort } from '../residents/resident-search';
import type { ResidentSortKey } from '../residents/resident-search';
import columnClasses from '../residents/resident-columns.module.css';
import type { Resident } from '../residents/residents.queries';
import type { Choice } from '../residents/selection/choice';
import { RowCheck } from '../residents/selection/row-check';
import { StatusBadge } from '../residents/status-badge';
import type { More } from '../ui/endless-body';
import { EndlessTable } from '../ui/endless-table';
import type { EndlessColumn } from '../ui/endless-table';
import type { OwnerAccessSearch } from './owner-access-search';
import { LastMail, SendOne, Who } from './people-cells';

const sortable: readonly ResidentSortKey[] = ['name', 'property', 'status', 'invitedAt'];

/** Who is shown, and who of them is chosen. */
export interface PeopleProps {
  communityId: string;
  search: OwnerAccessSearch;
  onChange: (search: OwnerAccessSearch) => void;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

interface PeopleTableProps extends PeopleProps {
  list: More;
  people: Resident[];
  total: number;
}

/** The people of a tab: each with a check mark, where they stand, and a way to send to that one alone. */
export function PeopleTable({
  communityId,
  search,
  onChange,
  choice,
  onChoose,
  list,
  people,
  total,
}: PeopleTableProps) {
  const { t } = useTranslation();
  const zone = useQuery(communityQuery(communityId)).data?.timezone;
  const { day } = useFormat(zone);
  const columns = useMemo(() => columnsOf(t, day, choice, onChoose), [t, day, choice, onChoose]);
  return (
    <EndlessTable
      label={t(`ownerAccess.${search.tab}`)}
      columns={columns}
      columnClasses={columnClasses}
      rows={people}
      keyOf={({ id }) => id}
      more={list}
      total={total}
      sort={search.sort}
      sortable={sortable}
      onSort={(column) => onChange({ ...search, sort: nextSort(search.sort, column as ResidentSortKey) })}
    />
  );
}

function columnsOf(
  t: TFunction,
  day: (at: string) => string,
  choice: Choice,
  onChoose: (choice: Choice) => void,
): EndlessColumn<Resident>[] {
  return [
    {
      id: 'check',
      header: () => <VisuallyHidden>{t('selection.check')}</VisuallyHidden>,
      cell: ({ row }) => <RowCheck resident={row.original} choice={choice} onChoose={onChoose} />,
    },
    { id: 'name', header: t('residents.name'), cell: ({ row }) => <Who resident={row.original} /> },
    { id: 'property', header: t('residents.property'), cell: ({ row }) => row.original.propertyName },
    { id: 'status', header: t('residents.status'), cell: ({ row }) => <StatusBadge resident={row.original} /> },
    {
      id: 'invitedAt',
      header: t('residents.invitedAt'),
      cell: ({ row }) => <LastMail resident={row.original} day={day} />,
    },
    {
      id: 'menu',
      header: () => <VisuallyHidden>{t('residents.menu')}</VisuallyHidden>,
      cell: ({ row }) => <SendOne resident={row.original} />,
    },
  ];
}
