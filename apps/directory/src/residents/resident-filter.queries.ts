// The filters of the residents list as SQL, for lists, selections and exports alike.
import type { ResidentFilter } from '@portico/contracts/residents';
import { Conditions } from '@portico/platform/conditions';
import type { Tenant } from '@portico/platform/tenant';
import { searchPatterns } from '../names/name';

/** The link of an open invitation died of age, by the database's clock. Never null. */
export const linkExpired = 'coalesce(resident.invitation_open AND resident.link_expires_at <= now(), false)';

/**
 * The residents of a community of the organization who match all of the filter. The table is called `resident`. With `searchFirst`
 * those whom a search finds are gathered before anything else is looked at; else PostgreSQL decides.
 */
export function matching(
  { organizationId }: Tenant,
  communityId: string,
  filter: ResidentFilter,
  { searchFirst = false } = {},
): Conditions {
  // Whose community it is, is asked once and not of every row: so the rows can be counted in an index alone.
  const where = new Conditions()
    .and('resident.community_id = ?', communityId)
    .and('(SELECT organization_id FROM community WHERE id = ?) = ?', communityId, organizationId);
  const { status, registered, hasEmail, kind, propertyId, deliveryStatus, invitedBefore } = filter;
  if (status) where.and('resident.portal_status = ANY(?::portal_status[])', status);
  if (registered !== undefined)
    where.and('resident.portal_status = ANY(?::portal_status[])', registration[`${registered}`]);
  if (hasEmail !== undefined) where.and(`resident.email IS ${hasEmail ? 'NOT NULL' : 'NULL'}`);
  if (kind) where.and('resident.kind = ANY(?)', kind);
  if (propertyId) where.and('resident.property_id = ANY(?::uuid[])', propertyId);
  if (filter.linkExpired !== undefined) where.and(`${linkExpired} = ${filter.linkExpired}`);
  if (invitedBefore) where.and('resident.invited_at < ?::timestamptz', invitedBefore);
  if (deliveryStatus) where.and('resident.delivery_status = ANY(?)', deliveryStatus);
  return filter.search ? searched(where, communityId, filter.search, searchFirst) : where;
}

const registration = { true: ['active', 'inactive'], false: ['pending', 'invited'] } as const;

/** Only those residents of the community in whose name, email or property's name every word is found. Adds to `where`. */
export function searched(where: Conditions, communityId: string, search: string, first = false): Conditions {
  const patterns = searchPatterns(search);
  if (patterns.length === 0) return where;
  const words = patterns.map(() => 'words LIKE ?').join(' AND ');
  const found = `SELECT resident_id FROM resident_search WHERE community_id = ? AND ${words} ${first ? 'OFFSET 0' : ''}`;
  return where.and(`resident.id IN (${found})`, communityId, ...patterns);
}
