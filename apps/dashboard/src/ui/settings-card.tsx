import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SettingsCardProps {
  title: string;
  lead?: ReactNode;
  /** Left out where each thing takes effect by itself. */
  onSave?: FormEventHandler<HTMLFormElement>;
  /** Whether there is anything to save. */
  dirty?: boolean;
  saving?: boolean;
  children: ReactNode;
}

/** Settings that belong together, and are saved together. */
export function SettingsCard({ title, lead, onSave, dirty = false, saving = false, children }: SettingsCardProps) {
  const { t } = useTranslation();
  const content = (
    <Stack>
      <div>
        <Title order={2} fz="h4">
          {title}
        </Title>
        {lead && (
          <Text c="dimmed" fz="sm">
            {lead}
          </Text>
        )}
      </div>
      {children}
      {onSave && (
        <Group justify="flex-end">
          <Button type="submit" loading={saving} disabled={!dirty}>
            {t('app.save')}
          </Button>
        </Group>
      )}
    </Stack>
  );
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} maw={760}>
      {onSave ? <form onSubmit={onSave}>{content}</form> : content}
    </Paper>
  );
}
