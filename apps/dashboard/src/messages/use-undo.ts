import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endToast, toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import type { Message } from './message';
import { undoSend } from './messages.queries';
import { useRefresh } from './use-refresh';

/** Takes a Send back into review, as long as nobody was mailed. */
export function useUndo(message: Message) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const refresh = useRefresh(message);
  const { mutate, isPending } = useMutation({
    mutationFn: () => undoSend(message.id),
    onMutate: () => endToast(message.id),
    onSuccess: () => toastDone(t('messages.undone')),
    onError: tell,
    onSettled: refresh,
  });
  return { undo: mutate, isPending };
}
