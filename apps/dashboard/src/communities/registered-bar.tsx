import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import { useFormat } from '../i18n/use-format';
import { registeredShare } from './registered-share';

/** The headline of a community: the share of its residents who are registered. */
export function RegisteredBar({ counts }: { counts: Schema<'CommunityCounts'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { registered, share } = registeredShare(counts);
  if (share === null) return <Text c="dimmed">{t('communities.noResidents')}</Text>;
  const label = t('communities.registeredOf', { registered, residents: counts.residents });
  return (
    <div>
      <Group gap="xs" align="baseline" wrap="nowrap">
        <Text fw={600} style={{ whiteSpace: 'nowrap' }}>
          {format.share(share)}
        </Text>
        <Text fz="sm" c="dimmed">
          {label}
        </Text>
      </Group>
      <Progress value={share * 100} size="sm" mt={4} aria-label={label} />
    </div>
  );
}
