// What was promised to whom, as the public API shows it. Expired by the database's clock.
import type { DeliveryStatus } from '@portico/contracts/deliveries';
import type { InvitationSent } from '@portico/contracts/invitations';
import type { EntityManager } from 'typeorm';
import { summariesOf } from '../deliveries/deliveries.queries';

interface OpenRow {
  residentId: string;
  id: string;
  sentAt: Date | null;
  expiresAt: Date | null;
  expired: boolean;
  deliveryId: string;
  deliveryStatus: DeliveryStatus;
}

/** By resident, the open invitation with the mail that carries its link; who has none is missing. */
export async function openInvitationsOf(
  db: EntityManager,
  organizationId: string,
  residentIds: readonly string[],
): Promise<Map<string, InvitationSent>> {
  const rows = await db.query<OpenRow[]>(
    `SELECT invitation.resident_id AS "residentId", invitation.id, sent_at AS "sentAt", expires_at AS "expiresAt",
            coalesce(expires_at <= now(), false) AS expired,
            last_delivery_id AS "deliveryId", last_delivery_status AS "deliveryStatus"
       FROM standing JOIN invitation ON invitation.id = standing.invitation_id AND state = 'open'
      WHERE standing.resident_id = ANY($1::uuid[]) AND standing.organization_id = $2 AND last_delivery_id IS NOT NULL`,
    [residentIds, organizationId],
  );
  const deliveries = await summariesOf(
    db,
    organizationId,
    rows.map((row) => row.deliveryId),
  );
  return new Map(
    rows.flatMap((row) => {
      const delivery = deliveries.get(row.deliveryId);
      return delivery ? [[row.residentId, { invitation: viewOf(row), delivery }] as const] : [];
    }),
  );
}

function viewOf({ id, sentAt, expiresAt, expired, deliveryStatus }: OpenRow): InvitationSent['invitation'] {
  return {
    id,
    sentAt: sentAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    expired,
    deliveryStatus,
  };
}
