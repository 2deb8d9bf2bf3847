import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MergeField } from './merge-fields';

interface MergeFieldMenuProps {
  fields: MergeField[];
  label: string;
  onChoose: (field: MergeField) => void;
}

/** The merge fields to put in, each with what it becomes. */
export function MergeFieldMenu({ fields, label, onChoose }: MergeFieldMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={260} withinPortal returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={label} title={label}>
          <IconBraces size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {fields.map((field) => (
          <Menu.Item key={field} onClick={() => onChoose(field)}>
            {t(`messages.field.${field}`)}
            <Text span display="block" fz="xs" c="dimmed">{`{{${field}}}`}</Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
