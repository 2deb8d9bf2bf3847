import { Menu, Text, VisuallyHidden } from '@mantine/core';
import { IconHomeX, IconPencil } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import { mayEdit } from '../session/permissions';
import { useMe } from '../session/session.queries';
import type { More } from '../ui/endless-body';
import { EndlessTable } from '../ui/endless-table';
import type { EndlessColumn } from '../ui/endless-table';
import { TextLink } from '../ui/links';
import { RowMenu } from '../ui/row-menu';
import type { Property } from './properties.queries';
import { addressOf } from './property-form';
import classes from './property-table.module.css';
import { useRemoveProperty } from './use-property-form';

interface PropertyTableProps {
  list: More;
  pages: Schema<'PropertyPage'>[];
  onEdit: (property: Property) => void;
}

export function PropertyTable({ list, pages, onEdit }: PropertyTableProps) {
  const { t } = useTranslation();
  const rows = useMemo(() => pages.flatMap(({ items }) => items), [pages]);
  const may = mayEdit(useMe());
  const columns = useMemo(() => columnsOf(t, may ? onEdit : undefined), [t, may, onEdit]);
  return (
    <EndlessTable
      label={t('properties.title')}
      columns={columns}
      columnClasses={classes}
      rows={rows}
      keyOf={({ id }) => id}
      more={list}
      total={pages[0]?.total ?? rows.length}
    />
  );
}

function columnsOf(t: TFunction, onEdit: PropertyTableProps['onEdit'] | undefined): EndlessColumn<Property>[] {
  return [
    { id: 'name', header: t('properties.name'), cell: ({ row }) => <Name property={row.original} /> },
    { id: 'address', header: t('properties.address'), cell: ({ row }) => addressOf(row.original) },
    { id: 'account', header: t('properties.accountNumber'), cell: ({ row }) => row.original.accountNumber },
    {
      id: 'menu',
      header: () => <VisuallyHidden>{t('properties.menu')}</VisuallyHidden>,
      cell: ({ row }) => onEdit && <PropertyMenu property={row.original} onEdit={onEdit} />,
    },
  ];
}

/** The name leads to who lives there. */
function Name({ property: { communityId, name, unit } }: { property: Property }) {
  const { t } = useTranslation();
  return (
    <>
      <TextLink
        to="/communities/$communityId/residents"
        params={{ communityId }}
        search={{ search: name }}
        fw={600}
        fz="sm"
        c="inherit"
      >
        {name}
      </TextLink>
      {unit && (
        <Text fz="xs" c="dimmed">
          {t('properties.unitNamed', { unit })}
        </Text>
      )}
    </>
  );
}

function PropertyMenu({ property, onEdit }: { property: Property; onEdit: PropertyTableProps['onEdit'] }) {
  const { t } = useTranslation();
  const remove = useRemoveProperty();
  return (
    <RowMenu label={t('properties.actions', { name: property.name })}>
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(property)}>
        {t('properties.edit')}
      </Menu.Item>
      <Menu.Item c="var(--mantine-color-error)" leftSection={<IconHomeX size={16} />} onClick={() => remove(property)}>
        {t('properties.remove')}
      </Menu.Item>
    </RowMenu>
  );
}
