// What is due as a whole, over all organizations: for whoever operates the installation. It costs the same whatever the size of a send.
import type { EntityManager } from 'typeorm';
import { works } from '../relays/relay-conditions.queries';
import { rateAt } from '../relays/slow-down';
import { dueAgain, dueNow, mayLeave } from './conditions.queries';

/**
 * How many mails may be claimed now: prepared or due again, of a message that sends or of none, with nothing that holds them back.
 * Those whose receiving domain has them wait for their turn are among them.
 */
export async function dueMails(tx: EntityManager): Promise<number> {
  const [row] = await tx.query<{ mails: number }[]>(
    `SELECT (
       (SELECT coalesce(sum(mails), 0) FROM message JOIN tally ON tally.message_id = message.id
         WHERE message.status = 'sending' AND tally.status = 'prepared' AND ${mayLeave('message')})
     + (SELECT count(*) FROM delivery JOIN message ON message.id = delivery.message_id
         WHERE ${dueAgain()} AND message.status = 'sending' AND ${mayLeave('delivery')})
     + (SELECT count(*) FROM batch JOIN delivery ON delivery.batch_id = batch.id
         WHERE batch.message_id IS NULL AND done_at IS NULL AND ${dueNow()} AND ${mayLeave('delivery')}))::int AS mails`,
  );
  return row!.mails;
}

/** Mails a second of the relay that they would go over, as slow as it is made now; null for no limit, undefined where none works. */
export async function rateNow(tx: EntityManager): Promise<number | null | undefined> {
  const [row] = await tx.query<{ rate: number | null; steps: number; slowedAt: number; now: number }[]>(
    `SELECT rate_per_second AS rate, slow_steps AS steps, extract(epoch FROM slowed_at)::float8 * 1000 AS "slowedAt",
            extract(epoch FROM now())::float8 * 1000 AS now
       FROM relay JOIN relay_limit ON relay_id = relay.id AND domain = '*' WHERE ${works()} ORDER BY place LIMIT 1`,
  );
  return row && rateAt(row.rate, row, row.now);
}
