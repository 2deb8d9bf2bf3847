import type { EntityManager } from 'typeorm';
import type { ChangedMail, ReportedMail, Settlement } from './reported-mail';

/** A report under the mark by which its copies are known. */
export interface MarkedReport {
  deliveryId: string;
  fingerprint: string;
}

/**
 * Locks mails that were sent, or may have been, in order of id.
 *
 * @param organizationId of others nothing is found; null where the report itself proves whose mail it is about
 */
export function lockReported(
  tx: EntityManager,
  organizationId: string | null,
  deliveryIds: readonly string[],
): Promise<ReportedMail[]> {
  return tx.query<ReportedMail[]>(
    `SELECT id, organization_id AS "organizationId", message_id AS "messageId", resident_id AS "residentId", invitation_id AS "invitationId",
            link_generation AS "linkGeneration", link_expires_at AS "linkExpiresAt", purpose, status, email, email_key AS "emailKey",
            (status = 'sending' OR status = 'failed' AND reason IS NOT DISTINCT FROM 'uncertain') AS unanswered,
            EXISTS (SELECT FROM delivery_event WHERE delivery_id = delivery.id AND type = 'retried') AS retried
       FROM delivery
      WHERE id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR organization_id = $2) AND status <> 'excluded'
      ORDER BY id FOR UPDATE`,
    [deliveryIds, organizationId],
  );
}

/** Of these reports those that were not taken in before, each once, in their order. */
export async function newsAmong<T extends MarkedReport>(tx: EntityManager, reports: readonly T[]): Promise<T[]> {
  const rows = await tx.query<MarkedReport[]>(
    `INSERT INTO feedback (delivery_id, fingerprint) SELECT * FROM unnest($1::uuid[], $2::text[])
         ON CONFLICT DO NOTHING RETURNING delivery_id AS "deliveryId", fingerprint`,
    [reports.map(({ deliveryId }) => deliveryId), reports.map(({ fingerprint }) => fingerprint)],
  );
  const news = new Set(rows.map(nameOf));
  return reports.filter((one) => news.delete(nameOf(one)));
}

/** Adds lines to timelines. */
export async function noteEvents(tx: EntityManager, events: Settlement['events']): Promise<void> {
  await tx.query(
    `INSERT INTO delivery_event (delivery_id, type, detail)
     SELECT delivery_id, type, detail FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY
         AS noted (delivery_id, type, detail, place) ORDER BY place`,
    [events.map(({ deliveryId }) => deliveryId), events.map(({ type }) => type), events.map(({ detail }) => detail)],
  );
}

/** Writes what locked mails became; of several changes of one mail the last. */
export async function settleReported(tx: EntityManager, changes: readonly ChangedMail[]): Promise<void> {
  const last = [...new Map(changes.map((change) => [change.id, change])).values()];
  await tx.query(
    `UPDATE delivery SET status = final.status, reason = final.reason, lease_until = NULL, sealed_url = NULL
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS final (id, status, reason) WHERE delivery.id = final.id`,
    [last.map(({ id }) => id), last.map(({ status }) => status), last.map(({ reason }) => reason)],
  );
}

function nameOf({ deliveryId, fingerprint }: MarkedReport): string {
  return `${deliveryId} ${fingerprint}`;
}
