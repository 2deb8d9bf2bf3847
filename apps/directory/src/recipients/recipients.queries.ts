// Whom a message goes to: residents by selection, page by page in order of id.
import type {
  ProfileCard,
  RecipientCard,
  RecipientCardPage,
  RecipientPageBody,
  SelectionCheck,
  SelectionCheckBody,
} from '@portico/contracts/recipients';
import type { Conditions } from '@portico/platform/conditions';
import { countOf, keysetRows, type KeysetOrder } from '@portico/platform/keyset-page.queries';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { logoUrlOf } from '../communities/logos.queries';
import { matching, searched } from '../residents/resident-filter.queries';

const card = `resident.id AS "residentId", resident.organization_id AS "organizationId", resident.community_id AS "communityId",
  resident.property_id AS "propertyId", property.name AS "propertyName", resident.kind, resident.first_name AS "firstName",
  resident.last_name AS "lastName", resident.email, resident.locale`;
/** Residents, each with their home. */
export const residentsAtHome = 'resident JOIN property ON property.id = resident.property_id';

/** The order of their pages. */
export const residentsById: KeysetOrder = { order: 'id', columns: [{ sql: 'resident.id', type: 'uuid' }] };

/** One page of who is selected now. */
export async function recipientPage(
  db: EntityManager,
  tenant: Tenant,
  { limit, cursor, ...which }: RecipientPageBody,
): Promise<RecipientCardPage> {
  const list = {
    ...residentsById,
    select: card,
    from: residentsAtHome,
    where: selected(tenant, which),
  };
  const { rows, nextCursor } = await keysetRows<RecipientCard>(db, list, { limit, cursor });
  return { items: rows, nextCursor };
}

/** Those of the ids that the organization has, whatever their community. */
export function recipientsByIds(
  db: EntityManager,
  { organizationId }: Tenant,
  ids: readonly string[],
): Promise<RecipientCard[]> {
  return db.query<RecipientCard[]>(
    `SELECT ${card} FROM ${residentsAtHome} WHERE resident.id = ANY($1::uuid[]) AND resident.organization_id = $2`,
    [ids, organizationId],
  );
}

/** What the homes of some residents look like in the portal. */
export async function profiles(
  db: EntityManager,
  { organizationId }: Tenant,
  ids: readonly string[],
): Promise<ProfileCard[]> {
  const rows = await db.query<(Omit<ProfileCard, 'logoUrl'> & { logoSha256: string | null })[]>(
    `SELECT resident.id AS "residentId", resident.community_id AS "communityId", community.name AS "communityName",
            property.name AS "propertyName", resident.kind, resident.first_name AS "firstName", resident.last_name AS "lastName",
            resident.locale, community.timezone, community.brand_color AS "brandColor", community.logo_sha256 AS "logoSha256",
            community.instruction_guide_url AS "instructionGuideUrl"
       FROM ${residentsAtHome} JOIN community ON community.id = resident.community_id
      WHERE resident.id = ANY($1::uuid[]) AND resident.organization_id = $2`,
    [ids, organizationId],
  );
  return rows.map(({ logoSha256, ...profile }) => ({ ...profile, logoUrl: logoUrlOf(logoSha256) }));
}

/** How many are selected, and which of the residents (those taken out included) and properties named this community does not have. */
export async function checkSelection(
  db: EntityManager,
  tenant: Tenant,
  body: SelectionCheckBody,
): Promise<SelectionCheck> {
  const { ids = [], filter, exclude = [] } = body.selection;
  const [{ total }, unknownIds, unknownPropertyIds] = await Promise.all([
    countOf(db, { from: 'resident', where: selected(tenant, body) }),
    unknownIn(db, 'resident', tenant, body.communityId, [...ids, ...exclude]),
    unknownIn(db, 'property', tenant, body.communityId, filter?.propertyId ?? []),
  ]);
  return { count: total, unknownIds, unknownPropertyIds };
}

async function unknownIn(
  db: EntityManager,
  table: 'resident' | 'property',
  { organizationId }: Tenant,
  communityId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<{ id: string }[]>(
    `SELECT DISTINCT it.id FROM unnest($1::uuid[]) AS it (id)
      WHERE NOT EXISTS (SELECT FROM ${table} AS ours
                         WHERE ours.id = it.id AND ours.community_id = $2 AND ours.organization_id = $3)`,
    [ids, communityId, organizationId],
  );
  return rows.map(({ id }) => id);
}

/** Ids decide where they are given; else everyone who matches the filter; less those taken out. Of these those found by `search`. */
export function selected(tenant: Tenant, { communityId, selection, search }: SelectionCheckBody): Conditions {
  const { ids, filter = {}, exclude } = selection;
  const where = matching(tenant, communityId, ids ? {} : filter);
  if (ids) where.and('resident.id = ANY(?::uuid[])', ids);
  if (exclude?.length) where.and('resident.id <> ALL(?::uuid[])', exclude);
  return search ? searched(where, communityId, search) : where;
}
