import type { EntityManager } from 'typeorm';
import { dueAgain, nobodyLeft } from './conditions.queries';

/** The messages that are sending and have deferred rows whose time has come, and whose batch is over. */
export async function dueAgainMessages(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT message.id FROM delivery JOIN message ON message.id = delivery.message_id
      WHERE ${dueAgain()} AND message.status = 'sending'
        AND EXISTS (SELECT FROM batch WHERE batch.id = delivery.batch_id AND done_at IS NOT NULL)
      ORDER BY message.id`,
  );
  return rows.map((row) => row.id);
}

/** Single mails whose time has come again keep their batch of one. */
export async function reopenDueSingles(tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE batch SET done_at = NULL, carried_at = NULL
       FROM delivery
      WHERE delivery.batch_id = batch.id AND delivery.message_id IS NULL AND ${dueAgain()}
        AND batch.done_at IS NOT NULL`,
  );
}

/** The messages that are sending and have nothing left to do. */
export async function finishedMessages(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(`SELECT id FROM message WHERE status = 'sending' AND ${nobodyLeft()}`);
  return rows.map((row) => row.id);
}
