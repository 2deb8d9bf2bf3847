import type { DeliveryStatus } from '@portico/contracts/deliveries';
import type { PortalStatus, ResidentKind, ResidentView } from '@portico/contracts/residents';
import { notFound } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { allowedActions } from './resident';
import { linkExpired } from './resident-filter.queries';

/** A resident as the statements below read it, with the name of the property. */
export interface ResidentRow {
  id: string;
  communityId: string;
  propertyId: string;
  propertyName: string;
  kind: ResidentKind;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  locale: string | null;
  portalStatus: PortalStatus;
  invitationId: string | null;
  invitationOpen: boolean;
  invitedAt: Date | null;
  linkExpiresAt: Date | null;
  linkExpired: boolean;
  deliveryStatus: DeliveryStatus | null;
  createdAt: Date;
}

/** For `FROM resident`. */
export const residentColumns = `resident.id, resident.community_id AS "communityId", resident.property_id AS "propertyId",
  (SELECT name FROM property WHERE id = resident.property_id) AS "propertyName", resident.kind, resident.first_name AS "firstName", resident.last_name AS "lastName",
  resident.email, resident.phone, resident.locale, resident.portal_status AS "portalStatus",
  resident.invitation_id AS "invitationId", resident.invitation_open AS "invitationOpen", resident.invited_at AS "invitedAt",
  resident.link_expires_at AS "linkExpiresAt", ${linkExpired} AS "linkExpired",
  resident.delivery_status AS "deliveryStatus", resident.created_at AS "createdAt"`;

/** @throws Problem 404 when the organization has no such resident. */
export async function findResident(db: EntityManager, { organizationId }: Tenant, id: string): Promise<ResidentView> {
  const [row] = await db.query<ResidentRow[]>(
    `SELECT ${residentColumns} FROM resident WHERE id = $1 AND organization_id = $2`,
    [id, organizationId],
  );
  if (!row) throw notFound('resident');
  return viewOf(row);
}

/** The resident on the wire, field by field. */
export function viewOf(row: ResidentRow): ResidentView {
  return {
    id: row.id,
    communityId: row.communityId,
    propertyId: row.propertyId,
    propertyName: row.propertyName,
    kind: row.kind,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    phone: row.phone,
    locale: row.locale,
    portalStatus: row.portalStatus,
    allowedActions: allowedActions({ ...row, hasEmail: row.email !== null }),
    invitation: row.invitationId === null ? null : invitationOf(row, row.invitationId),
    createdAt: row.createdAt.toISOString(),
  };
}

function invitationOf(row: ResidentRow, id: string): ResidentView['invitation'] {
  return {
    id,
    sentAt: row.invitedAt?.toISOString() ?? null,
    expiresAt: row.linkExpiresAt?.toISOString() ?? null,
    expired: row.linkExpired,
    deliveryStatus: row.deliveryStatus,
  };
}
