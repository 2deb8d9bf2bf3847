import type { Standing } from '@portico/contracts/standings';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';

/**
 * Brings the copies of where residents stand up to date. A copy that is not newer than the stored one is passed over, so order and
 * repetition do not matter; so are residents that the organization does not have.
 */
export async function putStandings(
  db: EntityManager,
  { organizationId }: Tenant,
  standings: readonly Standing[],
): Promise<void> {
  if (standings.length === 0) return;
  // Locked in order of id: of two calls about the same people one waits for the other, and never in a circle.
  await db.query(
    `WITH told AS (
       SELECT DISTINCT ON (id) *
         FROM unnest($2::uuid[], $3::bigint[], $4::portal_status[], $5::uuid[], $6::boolean[], $7::timestamptz[], $8::timestamptz[], $9::text[])
           AS it (id, version, status, invitation_id, open, invited_at, expires_at, delivery_status)
        ORDER BY id, version DESC),
     locked AS (
       SELECT id FROM resident WHERE id = ANY($2) AND organization_id = $1 ORDER BY id FOR NO KEY UPDATE)
     UPDATE resident
        SET (standing_version, portal_status, invitation_id, invitation_open, invited_at, link_expires_at, delivery_status) =
            (told.version, told.status, told.invitation_id, told.open, told.invited_at, told.expires_at, told.delivery_status)
       FROM told JOIN locked ON locked.id = told.id
      WHERE resident.id = told.id AND resident.standing_version < told.version`,
    [
      organizationId,
      standings.map((it) => it.residentId),
      standings.map((it) => it.version),
      standings.map((it) => it.portalStatus),
      standings.map((it) => it.invitationId ?? null),
      standings.map((it) => it.invitationOpen),
      standings.map((it) => it.invitedAt ?? null),
      standings.map((it) => it.linkExpiresAt ?? null),
      standings.map((it) => it.deliveryStatus ?? null),
    ],
  );
}
