import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { maySend } from '../session/permissions';
import { useMe } from '../session/session.queries';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { cancelMessage, pauseMessage, resumeMessage } from './messages.queries';
import type { Message } from './message';
import { progressOf } from './progress';
import { useRefresh } from './use-refresh';

/** Pause, resume, cancel: each says what it will mean. */
export function ProgressActions({ message }: { message: Message }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const refresh = useRefresh(message);
  const { mutate, isPending } = useMutation({
    mutationFn: (act: (id: string) => Promise<void>) => act(message.id),
    onError: tell,
    onSettled: refresh,
  });
  const { status, counts } = message;
  if (!maySend(useMe()) || (status !== 'sending' && status !== 'paused')) return null;
  const { total, done } = progressOf(counts);
  const askToCancel = () =>
    confirm({
      title: t('messages.cancelTitle'),
      text: t('messages.cancelText', { done, count: total - done }),
      action: t('messages.cancel'),
      onConfirm: () => mutate(cancelMessage),
    });
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={askToCancel}>
        {t('messages.cancel')}
      </Button>
      {status === 'sending' ? (
        <Button
          leftSection={<IconPlayerPause size={16} />}
          loading={isPending}
          onClick={() => mutate(pauseMessage)}
          title={t('messages.pauseHint')}
        >
          {t('messages.pause')}
        </Button>
      ) : (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={isPending}
          onClick={() => mutate(resumeMessage)}
          title={t('messages.resumeHint')}
        >
          {t('messages.resume')}
        </Button>
      )}
    </>
  );
}
