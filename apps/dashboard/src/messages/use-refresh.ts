import { useQueryClient } from '@tanstack/react-query';
import { messageQuery, messagesKey } from './messages.queries';
import type { Message } from './message';

/** Whatever was done to a message: it is shown as it is now. */
export function useRefresh({ id, communityId }: Message): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: messageQuery(id).queryKey }),
      queries.invalidateQueries({ queryKey: messagesKey(communityId) }),
    ]);
}
