import { Center, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  text: string;
  /** The next step. */
  action?: ReactNode;
}

/** Nothing to show: says why, and offers the next step. */
export function EmptyState({ icon: Picture, title, text, action }: EmptyStateProps) {
  return (
    <Paper withBorder p="xl">
      <Center mih={220}>
        <Stack align="center" gap="xs" maw={440} ta="center">
          <ThemeIcon size={52} radius="xl" variant="light">
            <Picture size={28} stroke={1.6} />
          </ThemeIcon>
          <Title order={2} fz="h4" mt="xs">
            {title}
          </Title>
          <Text c="dimmed" mb="xs">
            {text}
          </Text>
          {action}
        </Stack>
      </Center>
    </Paper>
  );
}
