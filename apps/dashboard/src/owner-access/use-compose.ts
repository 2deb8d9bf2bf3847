import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createMessage, messageQuery, messagesKey } from '../messages/messages.queries';
import type { Purpose } from '../messages/message';
import { selectionOf } from '../residents/selection/choice';
import type { Choice } from '../residents/selection/choice';
import { useProblems } from '../ui/use-problems';

/** Drafts a message to those who are chosen, and leads to its Send Message page. */
export function useCompose(communityId: string) {
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
    onError: tell,
  });
  return { compose: (purpose: Purpose, choice: Choice) => mutate({ purpose, choice }), isPending };
}
