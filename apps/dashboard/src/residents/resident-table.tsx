import { Box, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import type { Format } from '@portico/web/format';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import type { More } from '../ui/endless-body';
import { EndlessTable } from '../ui/endless-table';
import type { EndlessColumn } from '../ui/endless-table';
import { TextLink } from '../ui/links';
import { ResidentMenu } from './resident-menu';
import { nameOf } from './resident-name';
import { nextSort } from './resident-search';
import type { ResidentSearch, ResidentSortKey } from './resident-search';
import columnClasses from './resident-columns.module.css';
import type { Resident } from './residents.queries';
import type { Choice } from './selection/choice';
import { RowCheck } from './selection/row-check';
import { StatusBadge } from './status-badge';

const sortable: readonly ResidentSortKey[] = ['name', 'property', 'status', 'invitedAt'];

interface ResidentTableProps {
  communityId: string;
  list: More;
  pages: Schema<'ResidentPage'>[];
  search: ResidentSearch;
  onChange: (search: ResidentSearch) => void;
  choice: Choice;
  /** Null where there is nothing to be done with who is chosen. */
  onChoose: ((choice: Choice) => void) | null;
}

export function ResidentTable(props: ResidentTableProps) {
  const { communityId, list, pages, search, onChange, choice, onChoose } = props;
  const { t } = useTranslation();
  const zone = useQuery(communityQuery(communityId)).data?.timezone;
  const format = useFormat(zone);
  const rows = useMemo(() => pages.flatMap(({ items }) => items), [pages]);
  const columns = useMemo(
    () => [...(onChoose ? [checkOf(t, choice, onChoose)] : []), ...columnsOf(t, format)],
    [t, format, choice, onChoose],
  );
  return (
    <EndlessTable
      label={t('residents.title')}
      columns={columns}
      columnClasses={columnClasses}
      rows={rows}
      keyOf={({ id }) => id}
      more={list}
      total={pages[0]?.total ?? rows.length}
      sort={search.sort}
      sortable={sortable}
      onSort={(column) => onChange({ ...search, sort: nextSort(search.sort, column as ResidentSortKey) })}
    />
  );
}

function checkOf(t: TFunction, choice: Choice, onChoose: (choice: Choice) => void): EndlessColumn<Resident> {
  return {
    id: 'check',
    header: () => <VisuallyHidden>{t('selection.check')}</VisuallyHidden>,
    cell: ({ row }) => <RowCheck resident={row.original} choice={choice} onChoose={onChoose} />,
  };
}

function columnsOf(t: TFunction, format: Format): EndlessColumn<Resident>[] {
  return [
    { id: 'name', header: t('residents.name'), cell: ({ row }) => <Who resident={row.original} /> },
    { id: 'property', header: t('residents.property'), cell: ({ row }) => row.original.propertyName },
    { id: 'kind', header: t('residents.kind'), cell: ({ row }) => t(`residents.${row.original.kind}`) },
    { id: 'status', header: t('residents.status'), cell: ({ row }) => <StatusBadge resident={row.original} /> },
    {
      id: 'invitedAt',
      header: t('residents.invitedAt'),
      cell: ({ row }) => <When at={row.original.invitation?.sentAt ?? null} format={format} />,
    },
    {
      id: 'menu',
      header: () => <VisuallyHidden>{t('residents.menu')}</VisuallyHidden>,
      cell: ({ row }) => <ResidentMenu resident={row.original} />,
    },
  ];
}

/** Name and address; on a phone, where the other columns do not fit, all of it. */
function Who({ resident }: { resident: Resident }) {
  const { t } = useTranslation();
  return (
    <>
      <TextLink to="/residents/$residentId" params={{ residentId: resident.id }} fw={600} fz="sm" c="inherit">
        {nameOf(resident)}
      </TextLink>
      <Text fz="xs" c="dimmed" fs={resident.email ? undefined : 'italic'}>
        {resident.email ?? t('residents.noEmail')}
      </Text>
      <Box hiddenFrom="sm">
        <Text fz="xs" c="dimmed" mb={4}>
          {resident.propertyName} · {t(`residents.${resident.kind}`)}
        </Text>
        <StatusBadge resident={resident} />
      </Box>
    </>
  );
}

/** The day; the title has the moment and names the zone, the community's. */
function When({ at, format }: { at: string | null; format: Format }) {
  if (at === null) return <Text c="dimmed">–</Text>;
  return (
    <time dateTime={at} title={format.moment(at)}>
      {format.day(at)}
    </time>
  );
}
