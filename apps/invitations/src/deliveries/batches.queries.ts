// Batches on their way between the rows and the queue.
import type { EntityManager } from 'typeorm';
import { LEASE_SECONDS } from './batch';
import { dueNow, mayLeave, stillInBatch } from './conditions.queries';

/** A batch that may be handed out. `startPriority` of its message, null where it has none. */
export interface OpenBatch {
  id: string;
  carry: number;
  number: number;
  startPriority: number | null;
}

/** A job that was not worked on for so long is carried again, in seconds. */
const OVERDUE_SECONDS = 12;

/** A batch that nobody asked for in so long is not waited for: its mailer may be dead. */
const IN_LINE_SECONDS = 3;
/** So many mails are counted at the most, to tell how long a wait is. */
const LINE_COUNTED = 1_000;

/** A message that starts or goes on takes its place behind what the queue serves now. */
export async function startMessage(tx: EntityManager, messageId: string): Promise<void> {
  await tx.query(
    `UPDATE message SET start_priority = pace.virtual_time + 1 - coalesce(
              (SELECT min(number) FROM batch WHERE message_id = $1 AND done_at IS NULL),
              (SELECT max(number) + 1 FROM batch WHERE message_id = $1), 0)
       FROM pace WHERE message.id = $1 AND pace.name = 'deliver'`,
    [messageId],
  );
}

/** The open batches of a message, first to last. */
export async function openBatches(tx: EntityManager, messageId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    'SELECT id FROM batch WHERE message_id = $1 AND done_at IS NULL ORDER BY number',
    [messageId],
  );
  return rows.map((row) => row.id);
}

/** Those of these batches that may be handed out now: open, single or of a message that is sending. In the order given. */
export function carriable(tx: EntityManager, batchIds: readonly string[]): Promise<OpenBatch[]> {
  return tx.query<OpenBatch[]>(
    `SELECT batch.id, carry, number, start_priority AS "startPriority"
       FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
       JOIN batch USING (id) LEFT JOIN message ON message.id = batch.message_id
      WHERE done_at IS NULL AND (message.id IS NULL OR message.status = 'sending')
      ORDER BY place`,
    [batchIds],
  );
}

/** In how many milliseconds the next turn comes of a mail in this batch that waits for one; null where none does. */
export async function nextTurn(tx: EntityManager, batchId: string): Promise<number | null> {
  const [row] = await tx.query<{ ms: number | null }[]>(
    `SELECT ceil(extract(epoch FROM min(not_before) - now()) * 1000)::int AS ms
       FROM delivery WHERE batch_id = $1 AND status = 'prepared' AND not_before > now()`,
    [batchId],
  );
  return row?.ms ?? null;
}

/** What comes before a batch, of its message or of the mails that belong to none: batches not done, and mails in them that are due. */
export async function lineBefore(
  tx: EntityManager,
  { id, messageId, number }: Pick<OpenBatch, 'id' | 'number'> & { messageId: string | null },
): Promise<{ batchesBefore: number; mailsBefore: number }> {
  const [row] = await tx.query<{ batchesBefore: number; mailsBefore: number }[]>(
    `WITH earlier AS MATERIALIZED (
       SELECT id, number, greatest(claimed_at, carried_at) AS asked_at FROM batch
        WHERE ${messageId === null ? 'message_id IS NULL AND $5::uuid IS NULL' : 'message_id = $5'}
          AND done_at IS NULL AND (number, id) < ($2, $1::uuid))
     SELECT (SELECT count(*)::int FROM earlier) AS "batchesBefore",
            (SELECT count(*)::int FROM (
               SELECT FROM earlier JOIN delivery ON batch_id = earlier.id
                WHERE asked_at > now() - $3 * interval '1 second' AND ${dueNow()} LIMIT $4) AS due) AS "mailsBefore"`,
    [id, number, IN_LINE_SECONDS, LINE_COUNTED, messageId],
  );
  return row!;
}

/** Notes that their jobs are in the queue. */
export async function markCarried(tx: EntityManager, batchIds: readonly string[]): Promise<void> {
  await tx.query('UPDATE batch SET carried_at = now() WHERE id = ANY($1::uuid[])', [batchIds]);
}

/** Their next jobs get ids of their own. */
export async function renumberCarry(tx: EntityManager, batchIds: readonly string[]): Promise<void> {
  await tx.query('UPDATE batch SET carry = carry + 1 WHERE id = ANY($1::uuid[])', [batchIds]);
}

/** Batches with something due that may leave and that no job has touched for long: the queue lost it, or a mailer died with it. */
export async function overdueBatches(tx: EntityManager, most: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT batch.id FROM batch LEFT JOIN message ON message.id = batch.message_id
      WHERE done_at IS NULL AND (message.id IS NULL OR message.status = 'sending' AND start_priority IS NOT NULL)
        AND (carried_at IS NULL OR carried_at < now() - $2 * interval '1 second')
        AND (claimed_at IS NULL OR carried_at IS NULL OR claimed_at < now() - $3 * interval '1 second')
        AND (message.id IS NULL OR ${mayLeave('message')})
        AND EXISTS (SELECT FROM delivery WHERE batch_id = batch.id
                       AND ${dueNow()}
                       AND (batch.message_id IS NOT NULL OR ${mayLeave('delivery')}))
      ORDER BY batch.message_id NULLS FIRST, number LIMIT $1`,
    [most, OVERDUE_SECONDS, LEASE_SECONDS],
  );
  return rows.map((row) => row.id);
}

/** Closes batches with nothing left to send; what is deferred comes back in a new one, what waits for its turn stays. */
export async function closeDone(tx: EntityManager, batchIds: readonly string[]): Promise<void> {
  await close(tx, 'id = ANY($1::uuid[])', [batchIds]);
}

/** The same for those where two reports closed the last rows at once, so that neither saw it. */
export async function closeForgotten(tx: EntityManager): Promise<void> {
  await close(tx, `claimed_at < now() - interval '1 minute'`);
}

/** The queue serves a batch of this priority now; later starters take their place behind it. */
export async function advanceVirtualTime(tx: EntityManager, priority: number): Promise<void> {
  await tx.query(`UPDATE pace SET virtual_time = $1 WHERE name = 'deliver' AND virtual_time < $1`, [priority]);
}

/** Nobody is sending: the count begins anew, so that it never comes near its end. */
export async function restartVirtualTime(tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE pace SET virtual_time = 1
      WHERE name = 'deliver' AND virtual_time > 1 AND NOT EXISTS (SELECT FROM message WHERE status = 'sending')`,
  );
}

async function close(tx: EntityManager, which: string, values: unknown[] = []): Promise<void> {
  await tx.query(
    `UPDATE batch SET done_at = now()
      WHERE done_at IS NULL AND ${which}
        AND NOT EXISTS (SELECT FROM delivery WHERE batch_id = batch.id AND ${stillInBatch()})`,
    values,
  );
}
