import type { EntityManager } from 'typeorm';
import { nobodyLeft } from '../deliveries/conditions.queries';
import { advanceAll } from './advance.queries';

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
        AND ${nobodyLeft()}
      ORDER BY id FOR UPDATE`,
    [messageIds],
  );
  return rows.map(({ id }) => id);
}

/** Ends those of these locked messages that have nobody left to mail: looked at again, somebody may have stepped in meanwhile. */
export async function finishMessages(tx: EntityManager, messageIds: readonly string[]): Promise<FinishedMessage[]> {
  const over = await tx.query<{ id: string }[]>(
    `SELECT id FROM message WHERE id = ANY($1::uuid[]) AND ${nobodyLeft()}`,
    [messageIds],
  );
  const finished = await advanceAll(
    tx,
    over.map(({ id }) => id),
    'finish',
  );
  await tx.query('UPDATE message SET finished_at = now() WHERE id = ANY($1::uuid[])', [
    finished.map(({ messageId }) => messageId),
  ]);
  return finished;
}

/** Those of these messages that were cancelled in the middle and whose last mails are final by now. */
export async function cancelledAndSettled(
  tx: EntityManager,
  messageIds: readonly string[],
): Promise<FinishedMessage[]> {
  return tx.query<FinishedMessage[]>(
    `SELECT id AS "messageId", organization_id AS "organizationId" FROM message
      WHERE id = ANY($1::uuid[]) AND status = 'cancelled' AND recapped_round < round
        AND ${nobodyLeft()}`,
    [messageIds],
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
        AND ${nobodyLeft()}`,
    [messageId],
  );
  return count > 0;
}
