// How many mails of a message are in each state. The database adds up what every statement changes (migration 0008), so that a
// look at a running send costs the same whatever its size.
import type { MessageCounts } from '@portico/contracts/messages';
import type { EntityManager } from 'typeorm';
import { wireStatus, type StoredStatus } from './delivery';

/** The speed told is that of the last so many seconds. */
const WINDOW_SECONDS = 5;
/** So many older changes of a message are added up into one for each state. */
const FOLD_FROM = 20;

/** The counts of each of these messages; one with no rows has zeros. */
export async function countsOf(tx: EntityManager, messageIds: readonly string[]): Promise<Map<string, MessageCounts>> {
  const counts = new Map(messageIds.map((id) => [id, noCounts()]));
  const rows = await tx.query<{ messageId: string; status: StoredStatus; count: number; activated: number }[]>(
    `SELECT message_id AS "messageId", status, sum(mails)::int AS count, sum(activated)::int AS activated
       FROM tally WHERE message_id = ANY($1::uuid[]) GROUP BY message_id, status`,
    [messageIds],
  );
  for (const row of rows) {
    const all = counts.get(row.messageId)!;
    all.recipients += row.count;
    all.activated += row.activated;
    if (row.status === 'excluded') all.excluded += row.count;
    else all[wireStatus(row.status)] += row.count;
  }
  return counts;
}

/** How many mails of a message the relay takes in a second, of late. */
export async function speedOf(tx: EntityManager, messageId: string): Promise<number> {
  const [row] = await tx.query<{ sent: number }[]>(
    `SELECT coalesce(sum(mails), 0)::int AS sent FROM tally
      WHERE message_id = $1 AND NOT folded AND at > now() - $2 * interval '1 second' AND status = 'sent' AND mails > 0`,
    [messageId, WINDOW_SECONDS],
  );
  return row!.sent / WINDOW_SECONDS;
}

/** Keeps the tallies short, but for those that the speed is told by. What others change meanwhile is added behind it. */
export async function foldTallies(tx: EntityManager): Promise<void> {
  await tx.query(
    `WITH long AS (
       SELECT message_id FROM tally WHERE NOT folded AND at < now() - $2 * interval '1 second'
        GROUP BY message_id HAVING count(*) >= $1),
     taken AS (
       DELETE FROM tally WHERE message_id IN (SELECT message_id FROM long) AND (folded OR at < now() - $2 * interval '1 second')
       RETURNING message_id, status, mails, activated)
     INSERT INTO tally (message_id, status, mails, activated, folded)
     SELECT message_id, status, sum(mails), sum(activated), true FROM taken GROUP BY message_id, status
     HAVING sum(mails) <> 0 OR sum(activated) <> 0`,
    [FOLD_FROM, WINDOW_SECONDS],
  );
}

/** Of a message without recipients. */
export function noCounts(): MessageCounts {
  return {
    recipients: 0,
    excluded: 0,
    queued: 0,
    sending: 0,
    sent: 0,
    delivered: 0,
    deferred: 0,
    failed: 0,
    bounced: 0,
    complained: 0,
    suppressed: 0,
    cancelled: 0,
    skipped: 0,
    activated: 0,
  };
}
