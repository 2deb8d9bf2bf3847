import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { ButtonLink } from '../ui/links';
import type { Community } from './communities.queries';
import { ProgressChart } from './progress-chart';
import { RegisteredBar } from './registered-bar';

const figures = ['pending', 'invited', 'active', 'inactive', 'withoutEmail'] as const;

/** Owner Access: how far the community has come, and the way to bring the rest in (B1). */
export function OwnerAccessCard({ community: { id, counts } }: { community: Community }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-labelledby="owner-access">
      <Stack>
        <Group justify="space-between">
          <Title order={2} fz="h4" id="owner-access">
            {t('community.ownerAccess')}
          </Title>
          <ButtonLink to="/communities/$communityId/owner-access" params={{ communityId: id }}>
            {t('community.manage')}
          </ButtonLink>
        </Group>
        <RegisteredBar counts={counts} />
        <SimpleGrid cols={{ base: 2, xs: 3, md: 5 }} spacing="sm" component="dl" m={0}>
          {figures.map((figure) => (
            <div key={figure}>
              <Text component="dt" fz="xs" c="dimmed">
                {t(`community.figure.${figure}`)}
              </Text>
              <Text component="dd" m={0} fw={600} fz="lg">
                {number(counts[figure])}
              </Text>
            </div>
          ))}
        </SimpleGrid>
        <ProgressChart communityId={id} />
      </Stack>
    </Paper>
  );
}
