import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { createMessage, messageQuery, messagesKey } from '../messages/messages.queries';
import type { Purpose } from '../messages/message';
import { residentsKey } from '../residents/residents.queries';
import { selectionOf } from '../residents/selection/choice';
import type { Choice } from '../residents/selection/choice';
import { toastFailure } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';

/** Drafts a message to those who are chosen, and leads to its Send Message page. `onGone`: some of them are not here any more. */
export function useCompose(communityId: string, onGone: () => void) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ purpose, choice }: { purpose: Purpose; choice: Choice }) =>
      createMessage(communityId, { purpose, selection: selectionOf(choice) }),
    onSuccess: async (message) => {
      queries.setQueryData(messageQuery(message.id).queryKey, message);
      void queries.invalidateQueries({ queryKey: messagesKey(communityId) });
      const params = { communityId, messageId: message.id };
      await navigate({ to: '/communities/$communityId/messages/$messageId', params });
    },
    onError: (error) => {
      if (!isOfTheChosen(error)) return tell(error);
      toastFailure(t('ownerAccess.gone'));
      void queries.invalidateQueries({ queryKey: residentsKey(communityId) });
      onGone();
    },
  });
  return { compose: (purpose: Purpose, choice: Choice) => mutate({ purpose, choice }), isPending };
}

/** Whether the API knows some of the chosen no more: they were removed meanwhile. */
function isOfTheChosen(error: unknown): boolean {
  return error instanceof ApiProblem && error.errors.some(({ field }) => field === 'selection.ids');
}
