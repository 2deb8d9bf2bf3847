import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A portico: a roof on two columns, and a door that stands open. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
      <path
        d="M6.5 13 16 7l9.5 6zM9.5 13v10.5M22.5 13v10.5M13.5 23.5v-5a2.5 2.5 0 0 1 5 0v5M6.5 24.5h19"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The mark with the name beside it. */
export function Logo() {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap">
      <Mark />
      <Text fw={700} fz="lg" lh={1}>
        {t('app.name')}
      </Text>
    </Group>
  );
}
