// A notice goes once to an address. Whoever shares it waits as a duplicate, and steps in where the one before them is not mailed.
import type { EntityManager } from 'typeorm';
import { movesOf } from '../states/transitions';
import { transitions } from './delivery';

/**
 * For each address at which nobody of the message was tried or still will be (taken out at review, or skipped by the gate), the
 * first of its duplicates is prepared, exactly as frozen at Generate. The gate looks at them as at everyone. The caller holds
 * the messages locked, so that none is cancelled meanwhile.
 *
 * @returns the messages in which somebody stepped in; they wait for `newBatches`, which `message.due` calls.
 */
export async function letDuplicatesStepIn(
  tx: EntityManager,
  messageIds: readonly string[],
): Promise<{ messageId: string }[]> {
  if (messageIds.length === 0) return [];
  const { from, to } = movesOf(transitions, 'stepIn');
  return tx.query<{ messageId: string }[]>(
    `WITH next AS (
       SELECT DISTINCT ON (message_id, email_key) id FROM delivery AS waiting
        WHERE message_id = ANY($1::uuid[]) AND status = ANY($2::text[]) AND problem = 'duplicate'
          AND NOT EXISTS (SELECT FROM delivery AS other
                           WHERE other.message_id = waiting.message_id AND other.email_key = waiting.email_key
                             AND other.status NOT IN ('excluded', 'skipped'))
        ORDER BY message_id, email_key, id),
     stepped AS (
       UPDATE delivery SET status = move.becomes, problem = NULL FROM next, unnest($2::text[], $3::text[]) AS move (status, becomes)
        WHERE delivery.id = next.id AND delivery.status = move.status
       RETURNING delivery.id, message_id),
     noted AS (INSERT INTO delivery_event (delivery_id, type) SELECT id, 'stepped_in' FROM stepped ORDER BY id)
     SELECT DISTINCT message_id AS "messageId" FROM stepped`,
    [messageIds, from, to],
  );
}
