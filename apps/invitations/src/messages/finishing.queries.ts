import type { EntityManager } from 'typeorm';
import { openStatuses } from '../deliveries/delivery';

/** A message whose send has ended: what the outbox is told. */
export interface FinishedMessage {
  messageId: string;
  organizationId: string;
}

/** Locks those of these messages that have nobody left to mail. Two who ask at once: the second finds them ended. */
export async function lockSettled(tx: EntityManager, messageIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM message
      WHERE id = ANY($1::uuid[]) AND status = 'sending'
        AND NOT EXISTS (SELECT FROM delivery WHERE message_id = message.id AND status = ANY($2::text[]))
      ORDER BY id FOR UPDATE`,
    [messageIds, openStatuses],
  );
  return rows.map(({ id }) => id);
}

/** Moves those of these messages to `sent` that have nobody left to mail. */
export async function finishMessages(tx: EntityManager, messageIds: readonly string[]): Promise<FinishedMessage[]> {
  if (messageIds.length === 0) return [];
  const [rows] = await tx.query<[FinishedMessage[], number]>(
    `UPDATE message SET status = 'sent', finished_at = now()
      WHERE id = ANY($1::uuid[]) AND status = 'sending'
        AND NOT EXISTS (SELECT FROM delivery WHERE message_id = message.id AND status = ANY($2::text[]))
  RETURNING id AS "messageId", organization_id AS "organizationId"`,
    [messageIds, openStatuses],
  );
  return rows;
}

/** Those of these messages that were cancelled in the middle and whose last mails are final by now. */
export async function cancelledAndSettled(
  tx: EntityManager,
  messageIds: readonly string[],
): Promise<FinishedMessage[]> {
  return tx.query<FinishedMessage[]>(
    `SELECT id AS "messageId", organization_id AS "organizationId" FROM message
      WHERE id = ANY($1::uuid[]) AND status = 'cancelled' AND recapped_round < round
        AND NOT EXISTS (SELECT FROM delivery WHERE message_id = message.id AND status = ANY($2::text[]))`,
    [messageIds, openStatuses],
  );
}

/**
 * Takes the right to tell how this round ended: true once only, and not before it has ended. Undone with `tx`, so that the
 * recap's mails and this note stand or fall together.
 */
export async function takeRecap(tx: EntityManager, messageId: string): Promise<boolean> {
  const [, count] = await tx.query<[unknown, number]>(
    `UPDATE message SET recapped_round = round
      WHERE id = $1 AND recapped_round < round AND cardinality(summary_to) > 0 AND started_at IS NOT NULL
        AND status IN ('sent', 'cancelled')
        AND NOT EXISTS (SELECT FROM delivery WHERE message_id = message.id AND status = ANY($2::text[]))`,
    [messageId, openStatuses],
  );
  return count > 0;
}
