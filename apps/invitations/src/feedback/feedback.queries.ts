import type { DeliveryEventType, DeliveryPurpose, DeliveryReason } from '@portico/contracts/deliveries';
import type { EntityManager } from 'typeorm';
import type { StoredStatus } from '../deliveries/delivery';

/** A mail that a report is about. */
export interface ReportedMail {
  id: string;
  organizationId: string;
  messageId: string | null;
  residentId: string | null;
  invitationId: string | null;
  linkGeneration: number | null;
  purpose: DeliveryPurpose;
  status: StoredStatus;
  email: string;
  emailKey: string;
  /** It was tried again after its end, perhaps at another address. */
  retried: boolean;
}

/** Locks a mail that was sent, or may have been; undefined where it is unknown or of another organization. */
export async function lockReported(
  tx: EntityManager,
  organizationId: string,
  deliveryId: string,
): Promise<ReportedMail | undefined> {
  const [row] = await tx.query<ReportedMail[]>(
    `SELECT id, organization_id AS "organizationId", message_id AS "messageId", resident_id AS "residentId", invitation_id AS "invitationId",
            link_generation AS "linkGeneration", purpose, status, email, email_key AS "emailKey",
            EXISTS (SELECT FROM delivery_event WHERE delivery_id = delivery.id AND type = 'retried') AS retried
       FROM delivery WHERE id = $1 AND organization_id = $2 AND status <> 'excluded' FOR UPDATE`,
    [deliveryId, organizationId],
  );
  return row;
}

/** @returns false where the same report was taken in before. */
export async function isNews(tx: EntityManager, deliveryId: string, fingerprint: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'INSERT INTO feedback (delivery_id, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING delivery_id',
    [deliveryId, fingerprint],
  );
  return rows.length > 0;
}

/** Adds a line to the timeline. */
export async function noteEvent(
  tx: EntityManager,
  deliveryId: string,
  type: DeliveryEventType,
  detail: string | null,
): Promise<void> {
  await tx.query('INSERT INTO delivery_event (delivery_id, type, detail) VALUES ($1, $2, $3)', [
    deliveryId,
    type,
    detail,
  ]);
}

/** Writes what a locked mail became. */
export async function settleReported(
  tx: EntityManager,
  deliveryId: string,
  status: StoredStatus,
  reason: DeliveryReason | null,
): Promise<void> {
  await tx.query('UPDATE delivery SET status = $2, reason = $3, lease_until = NULL, sealed_url = NULL WHERE id = $1', [
    deliveryId,
    status,
    reason,
  ]);
}
