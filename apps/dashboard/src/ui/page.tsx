import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** A line below the title: how many there are, say. */
  lead?: ReactNode;
  /** Buttons on the right; the first thing to do here stands last. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page within the shell: its name, what can be done, and then the thing itself. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Stack gap={4} align="flex-start">
          <Title order={1} fz="h2" tabIndex={-1}>
            {title}
          </Title>
          {lead}
        </Stack>
        <Group gap="xs">{actions}</Group>
      </Group>
      {children}
    </Stack>
  );
}
