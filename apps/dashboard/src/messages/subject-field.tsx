import { Group, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MergeFieldMenu } from './merge-field-menu';
import { mergeFields } from './merge-fields';
import type { MergeField } from './merge-fields';
import type { Purpose } from './message';

interface SubjectFieldProps {
  purpose: Purpose;
  value: string;
  onChange: (subject: string) => void;
  error: string | undefined;
}

/** The subject; a merge field goes in where the cursor stands. */
export function SubjectField({ purpose, value, onChange, error }: SubjectFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const insert = (field: MergeField) => {
    const { selectionStart, selectionEnd } = input.current ?? {};
    const [start, end] = [selectionStart ?? value.length, selectionEnd ?? value.length];
    onChange(`${value.slice(0, start)}{{${field}}}${value.slice(end)}`);
    input.current?.focus();
  };
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        ref={input}
        label={t('messages.subject')}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        maxLength={200}
        error={error}
        flex={1}
      />
      <MergeFieldMenu
        fields={mergeFields(purpose, 'subject')}
        label={t('messages.insertInSubject')}
        onChoose={insert}
      />
    </Group>
  );
}
