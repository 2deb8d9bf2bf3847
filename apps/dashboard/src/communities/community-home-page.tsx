import { Alert, Grid, Stack, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActivityFeed } from '../activity/activity-feed';
import { TextLink } from '../ui/links';
import { Page } from '../ui/page';
import { communityQuery } from './communities.queries';
import { isBeginning } from './first-steps';
import { FirstStepsCard } from './first-steps-card';
import { OwnerAccessCard } from './owner-access-card';

const route = getRouteApi('/signed-in/communities/$communityId/');

/** A community's home: how far it has come, and what happened in it. */
export function CommunityHomePage() {
  const { t } = useTranslation();
  const { communityId } = route.useParams();
  const { data: community } = useSuspenseQuery(communityQuery(communityId));
  const { kind, counts, mailEnabled } = community;
  const lead = [
    t(`community.kind.${kind}`),
    t('communities.properties', { count: counts.properties }),
    t('residents.count', { count: counts.residents }),
  ];
  return (
    <Page title={community.name} lead={<Text c="dimmed">{lead.join(' · ')}</Text>}>
      {!mailEnabled && (
        <Alert color="yellow" icon={<IconMailOff />} title={t('mailSwitch.onTitle')}>
          {t('mailSwitch.onText')}{' '}
          <TextLink to="/communities/$communityId/settings" params={{ communityId }} inherit underline="always">
            {t('settings.title')}
          </TextLink>
        </Alert>
      )}
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            {isBeginning(counts) && <FirstStepsCard community={community} />}
            {counts.residents > 0 && <OwnerAccessCard community={community} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <ActivityFeed community={community} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}
