// Rows whose mailer died or fell silent: the end of a lease that nobody renewed.
import type { EntityManager } from 'typeorm';
import { lockStandings, publishStandings } from '../invitations/standings.queries';
import { newsColumns, tellOutcomes, type OutcomeNews } from './outcome-news.queries';
import { holdMessages } from './report.queries';

/**
 * They are due again at once, unless their message was cancelled. But where it holds what is uncertain, those that were handed to the
 * relay have failed: each may have left or not, and no mail goes again by itself.
 */
export async function takeBackLost(tx: EntityManager): Promise<void> {
  await holdMessages(tx, 'lost');
  const lost = await endLeases(tx);
  const linked = lost.flatMap((row) =>
    row.residentId && row.invitationId ? [{ ...row, residentId: row.residentId }] : [],
  );
  await lockStandings(tx, residentsOf(linked));
  await tellOutcomes(tx, lost);
  // Their claim may have made the link, and no word of their mail has told directory of it.
  await publishStandings(tx, residentsOf(linked.filter(({ status }) => status === 'prepared')));
}

function endLeases(tx: EntityManager): Promise<OutcomeNews[]> {
  return tx.query<OutcomeNews[]>(
    `WITH silent AS MATERIALIZED (
       SELECT delivery.id, coalesce(message.status = 'cancelled', false) AS cancelled,
              coalesce(message.on_uncertain = 'hold', false) AND intended_at IS NOT NULL AS uncertain
         FROM delivery LEFT JOIN message ON message.id = delivery.message_id
        WHERE delivery.status = 'sending' AND lease_until < clock_timestamp()
        ORDER BY delivery.id FOR UPDATE OF delivery SKIP LOCKED),
     lost AS (
       UPDATE delivery SET lease_until = NULL,
              status = CASE WHEN uncertain THEN 'failed' WHEN cancelled THEN 'cancelled' ELSE 'prepared' END,
              reason = CASE WHEN uncertain THEN 'uncertain' WHEN cancelled THEN 'cancelled' END
         FROM silent WHERE delivery.id = silent.id
       RETURNING delivery.*),
     noted AS (
       INSERT INTO delivery_event (delivery_id, type, detail)
       SELECT id, line.type, line.detail
         FROM lost JOIN (VALUES (1, 'lease_expired', NULL), (2, 'failed', 'uncertain')) AS line (place, type, detail)
                     ON place = 1 OR status = 'failed'
        ORDER BY place, id),
     reopened AS (
       UPDATE batch SET carried_at = NULL, done_at = NULL WHERE id IN (SELECT batch_id FROM lost))
     SELECT ${newsColumns} FROM lost ORDER BY id`,
  );
}

function residentsOf(rows: readonly { residentId: string }[]): string[] {
  return [...new Set(rows.map(({ residentId }) => residentId))];
}
