import { Badge, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { colorOf } from '../deliveries/mail-badge';
import { useFormat } from '../i18n/use-format';
import { Page } from '../ui/page';
import { AttentionBanner } from './attention-banner';
import { DeliveryTable } from './delivery-table';
import type { Message } from './message';
import { MessageBadge } from './message-badge';
import { countStates, progressOf } from './progress';
import { ProgressActions } from './progress-actions';
import { StateFilter } from './state-filter';
import { useProgress } from './use-progress';
import type { Pace } from './use-progress';
import { useSubject } from './use-subject';

/** A message that runs or has run (B14): how far it is, what became of everyone's mail, and what can be done. */
export function ProgressPage({ message }: { message: Message }) {
  const subject = useSubject(message);
  const pace = useProgress(message);
  return (
    <Page
      title={subject}
      lead={<MessageBadge status={message.status} />}
      actions={<ProgressActions message={message} />}
    >
      <AttentionBanner message={message} />
      <HowFar message={message} pace={pace} />
      <StateFilter message={message} />
      <DeliveryTable message={message} />
    </Page>
  );
}

function HowFar({ message, pace }: { message: Message; pace: Pace | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts } = message;
  const { total, done, share } = progressOf(counts);
  const label = t('messages.doneOf', { done, count: total });
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs" align="baseline">
          <Text fw={600} role="status">
            {label}{' '}
            <Text span c="dimmed" fw={400}>
              {format.share(share)}
            </Text>
          </Text>
          <Text fz="sm" c="dimmed">
            {message.waitingFor && message.status === 'sending'
              ? t(`messages.waitingFor.${message.waitingFor}`)
              : paceOf(pace, t)}
          </Text>
        </Group>
        <Progress.Root size="lg" role="group" aria-label={label}>
          {countStates
            .filter((state) => state !== 'queued' && counts[state] > 0)
            .map((state) => (
              <Progress.Section
                key={state}
                value={(counts[state] / Math.max(total, 1)) * 100}
                color={colorOf(state)}
                aria-label={`${t(`deliveries.status.${state}`)}: ${counts[state]}`}
              />
            ))}
        </Progress.Root>
        <Recap message={message} />
      </Stack>
    </Paper>
  );
}

function paceOf(pace: Pace | null, t: TFunction): string | null {
  if (!pace || pace.perSecond <= 0) return null;
  const rate = t('messages.perSecond', { rate: Math.round(pace.perSecond * 10) / 10 });
  const { secondsLeft } = pace;
  if (secondsLeft === null) return rate;
  const left =
    secondsLeft < 90
      ? t('messages.secondsLeft', { count: secondsLeft })
      : t('messages.minutesLeft', { count: Math.ceil(secondsLeft / 60) });
  return `${rate} · ${left}`;
}

/** When it began and ended, by the community's clock, and who is told. */
function Recap({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { moment } = useFormat(useQuery(communityQuery(message.communityId)).data?.timezone);
  const { startedAt, finishedAt, counts, summaryTo } = message;
  const facts = [
    startedAt && t('messages.startedAt', { when: moment(startedAt) }),
    finishedAt && t('messages.finishedAt', { when: moment(finishedAt) }),
    counts.excluded > 0 && t('messages.leftOutCount', { count: counts.excluded }),
    summaryTo.length > 0 &&
      t(finishedAt ? 'messages.recapSentTo' : 'messages.recapWillGoTo', { addresses: summaryTo.join(', ') }),
  ].filter(Boolean);
  return (
    <Group gap="xs">
      {counts.activated > 0 && (
        <Badge color="teal" variant="light" size="lg">
          {t('messages.activated', { count: counts.activated })}
        </Badge>
      )}
      <Text fz="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
    </Group>
  );
}
