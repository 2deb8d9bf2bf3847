import { SimpleGrid, Text } from '@mantine/core';
import { useFormat } from '../i18n/use-format';

export interface Figure {
  name: string;
  value: number;
  /** Above 0 somebody should look at it. */
  warns?: boolean;
}

/** What an import has done, in numbers. */
export function Figures({ figures }: { figures: Figure[] }) {
  const { number } = useFormat();
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, sm: 5 }} component="dl" m={0}>
      {figures.map(({ name, value, warns = false }) => (
        <div key={name}>
          <Text component="dt" fz="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fw={650} fz="xl" c={warns && value > 0 ? 'var(--portico-warning)' : undefined}>
            {number(value)}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
