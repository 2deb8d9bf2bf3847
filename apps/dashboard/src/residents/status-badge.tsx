import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Resident } from './residents.queries';

const colors = { pending: 'gray', invited: 'portico', active: 'teal', inactive: 'red' } as const;

/** Where a resident stands (A5); an expired link does not change it, and is said beside. */
export function StatusBadge({ resident }: { resident: Pick<Resident, 'portalStatus' | 'invitation'> }) {
  const { t } = useTranslation();
  const { portalStatus, invitation } = resident;
  return (
    <Group gap={6} component="span">
      <Badge color={colors[portalStatus]} variant="light" fw={600} component="span">
        {t(`residents.${portalStatus}`)}
      </Badge>
      {portalStatus === 'invited' && invitation?.expired && (
        <Text span fz="xs" c="var(--portico-warning)">
          {t('residents.linkExpired')}
        </Text>
      )}
    </Group>
  );
}
