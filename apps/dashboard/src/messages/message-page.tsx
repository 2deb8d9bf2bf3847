import { Center, Loader, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../app/not-found';
import { ProblemAlert } from '../ui/problem-alert';
import { ComposePage } from './compose-page';
import { messageQuery } from './messages.queries';
import { stageOf } from './progress';
import { ProgressPage } from './progress-page';
import { ReviewPage } from './review-page';

const route = getRouteApi('/signed-in/communities/$communityId/messages/$messageId');

/** One message, on the screen of the stage it is in: written, generated, reviewed, sent. */
export function MessagePage() {
  const { t } = useTranslation();
  const { communityId, messageId } = route.useParams();
  const { edit } = route.useSearch();
  const { data: message, error, refetch } = useQuery(messageQuery(messageId));
  if (error && !message) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!message) return <Skeleton h={420} role="status" aria-label={t('app.loading')} />;
  if (message.communityId !== communityId) return <NotFound />;
  const stage = stageOf(message.status);
  if (stage === 'compose' || (stage === 'review' && edit)) return <ComposePage key={message.id} message={message} />;
  if (stage === 'generating') return <Generating />;
  if (stage === 'review') return <ReviewPage message={message} />;
  return <ProgressPage message={message} />;
}

/** Everyone's copy is being made, in the background. */
function Generating() {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="xl">
      <Center mih={260}>
        <Stack align="center" gap="xs" maw={460} ta="center" role="status">
          <Loader aria-hidden />
          <Title order={1} fz="h3" mt="sm">
            {t('messages.generatingTitle')}
          </Title>
          <Text c="dimmed">{t('messages.generatingText')}</Text>
        </Stack>
      </Center>
    </Paper>
  );
}
