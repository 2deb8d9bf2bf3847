import { useQueryClient } from '@tanstack/react-query';
import { useProblems } from '../ui/use-problems';
import { messageQuery, removeRecipient } from './messages.queries';
import type { Message, Recipient } from './message';

/** Takes somebody out of a message that is not sent yet. */
export function useRemoveRecipient(message: Message): (recipient: Recipient) => void {
  const queries = useQueryClient();
  const { tell } = useProblems();
  return ({ residentId }) =>
    void removeRecipient(message.id, residentId)
      .catch(tell)
      // The recipients' key begins with the message's.
      .then(() => queries.invalidateQueries({ queryKey: messageQuery(message.id).queryKey }));
}
