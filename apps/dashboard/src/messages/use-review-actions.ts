import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/session.queries';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { cancelMessage, sendMessage, sendTest } from './messages.queries';
import type { Message } from './message';
import { useHeldToast } from './use-held-toast';
import { useRefresh } from './use-refresh';

/** Send after a last question that names the number, test to me, and take back what is scheduled. */
export function useReviewActions(message: Message, mailed: number) {
  const { t } = useTranslation();
  const { email } = useMe();
  const confirm = useConfirm();
  const refresh = useRefresh(message);
  const { tell } = useProblems();
  const tellIfHeld = useHeldToast(message);
  const sending = useMutation({
    mutationFn: () => sendMessage(message.id),
    onSuccess: tellIfHeld,
    onError: tell,
    onSettled: refresh,
  });
  const testing = useMutation({
    mutationFn: () => sendTest(message.id, email),
    onSuccess: () => toastDone(t('messages.testSent', { email })),
    onError: tell,
  });
  const cancelling = useMutation({ mutationFn: () => cancelMessage(message.id), onError: tell, onSettled: refresh });
  return {
    askToSend: () =>
      confirm({
        title: t('messages.sendTitle', { count: mailed }),
        text: t('messages.sendText', { count: mailed }),
        action: t('messages.sendConfirm', { count: mailed }),
        onConfirm: () => sending.mutate(),
      }),
    test: () => testing.mutate(),
    cancel: () =>
      confirm({
        title: t('messages.cancelTitle'),
        text: t('messages.cancelScheduledText'),
        action: t('messages.cancel'),
        onConfirm: () => cancelling.mutate(),
      }),
    isPending: sending.isPending,
  };
}
