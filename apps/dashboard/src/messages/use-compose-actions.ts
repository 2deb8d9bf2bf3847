import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { deleteMessage, generateMessage, messageQuery, messagesKey } from './messages.queries';
import type { Message } from './message';
import type { Draft } from './use-draft';

/** Delete, Save draft, Generate & Review (B6). */
export function useComposeActions(message: Message, draft: Draft) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { tell } = useProblems();
  const { id, communityId } = message;
  const page = '/communities/$communityId/messages';
  const leave = async () => {
    await queries.invalidateQueries({ queryKey: messagesKey(communityId) });
    await navigate({ to: page, params: { communityId } });
  };

  const { mutate: remove } = useMutation({
    mutationFn: () => deleteMessage(id),
    onSuccess: async () => {
      toastDone(t('messages.deleted'));
      await leave();
    },
    onError: tell,
  });
  const generation = useMutation({
    mutationFn: async () => {
      // In review already, and nothing was changed: the copies are there.
      if (!(await draft.save())) return;
      const { status } = await queries.fetchQuery({ ...messageQuery(id), staleTime: 0 });
      if (status === 'draft') await generateMessage(id);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: messageQuery(id).queryKey });
      await navigate({ to: `${page}/$messageId`, params: { communityId, messageId: id }, search: {}, replace: true });
    },
    onError: tell,
  });

  return {
    discard: () =>
      confirm({
        title: t('messages.deleteTitle'),
        text: t('messages.deleteText'),
        action: t('messages.delete'),
        onConfirm: () => remove(),
      }),
    saveDraft: async () => {
      if (!(await draft.save())) return;
      toastDone(t('messages.draftSaved'));
      await leave();
    },
    generate: () => generation.mutate(),
    isPending: generation.isPending,
  };
}
