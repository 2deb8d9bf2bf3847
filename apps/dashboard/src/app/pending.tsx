import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** While a page is loading: its outline. */
export function Pending() {
  const { t } = useTranslation();
  return (
    <Stack role="status" aria-label={t('app.loading')} gap="md">
      <Skeleton h={34} w={240} />
      <Skeleton h={36} maw={420} />
      <Skeleton h={320} />
    </Stack>
  );
}
