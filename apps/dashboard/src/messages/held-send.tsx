import { Alert, Button, Stack, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconArrowBackUp, IconCalendarClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { useFormat } from '../i18n/use-format';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { secondsUntil } from './held';
import type { Message } from './message';
import { useUndo } from './use-undo';

/** A message that waits for its time: for minutes or weeks, or for the seconds in which its Send can be undone. */
export function HeldSend({ message, held }: { message: Message; held: boolean }) {
  const { t } = useTranslation();
  const { scheduledAt, communityId } = message;
  const { moment } = useFormat(useQuery(communityQuery(communityId)).data?.timezone);
  const may = maySend(useMe());
  const { undo, isPending } = useUndo(message);
  if (scheduledAt === null) return null;
  return (
    <Alert
      icon={<IconCalendarClock />}
      title={held ? t('messages.heldTitle') : t('messages.scheduledFor', { when: moment(scheduledAt) })}
    >
      <Stack gap="sm" align="flex-start">
        <Text>
          {t(held ? 'messages.heldText' : 'messages.scheduledText')} {held && <SecondsLeft until={scheduledAt} />}
        </Text>
        {may && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            loading={isPending}
            onClick={() => undo()}
          >
            {t(held ? 'messages.undo' : 'messages.takeBack')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Counts down, for the eye: read out every second it would drown everything else. */
export function SecondsLeft({ until }: { until: string }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), 500, { autoInvoke: true });
  return (
    <Text span inherit c="dimmed" aria-hidden>
      {t('messages.secondsLeft', { count: secondsUntil(until, now) })}
    </Text>
  );
}
