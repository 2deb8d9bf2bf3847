import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import type { Import } from './imports.queries';

const figures = ['rows', 'created', 'updated', 'skipped', 'failed'] as const;

/** How many people an import makes and changes, or would. */
export function ImportFigures({ of }: { of: Import }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const words = of.dryRun ? 'imports.would' : 'imports.did';
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, sm: 5 }} component="dl" m={0}>
      {figures.map((figure) => (
        <div key={figure}>
          <Text component="dt" fz="xs" c="dimmed">
            {t(`${words}.${figure}`)}
          </Text>
          <Text
            component="dd"
            m={0}
            fw={650}
            fz="xl"
            c={figure === 'failed' && of.failed > 0 ? 'var(--portico-warning)' : undefined}
          >
            {number(of[figure])}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
