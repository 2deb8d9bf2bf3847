// Whom a message goes to: residents by selection, page by page in order of id.
import type { ProfileCard, RecipientCard, RecipientCardPage, SelectionCheck } from '@portico/contracts/recipients';
import type { Selection } from '@portico/contracts/selections';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import type { Conditions } from '../lists/conditions';
import { keysetPage } from '../lists/keyset-page.queries';
import { matching } from '../residents/resident-filter.queries';
import { countResidents } from '../residents/resident-list.queries';

const card = `resident.id AS "residentId", resident.organization_id AS "organizationId", resident.community_id AS "communityId",
  resident.property_id AS "propertyId", property.name AS "propertyName", resident.kind, resident.first_name AS "firstName",
  resident.last_name AS "lastName", resident.email, resident.locale`;
const residentsAtHome = 'resident JOIN property ON property.id = resident.property_id';

/** One page of who is selected now. */
export async function recipientPage(
  db: EntityManager,
  tenant: Tenant,
  {
    communityId,
    selection,
    cursor,
    limit,
  }: { communityId: string; selection: Selection; cursor?: string; limit: number },
): Promise<RecipientCardPage> {
  const { rows, nextCursor } = await keysetPage<RecipientCard>(db, {
    order: 'id',
    columns: [{ sql: 'resident.id', type: 'uuid' }],
    select: card,
    from: residentsAtHome,
    where: selected(tenant, communityId, selection),
    limit,
    cursor,
  });
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
export function profiles(
  db: EntityManager,
  { organizationId }: Tenant,
  ids: readonly string[],
): Promise<ProfileCard[]> {
  return db.query<ProfileCard[]>(
    `SELECT resident.id AS "residentId", resident.community_id AS "communityId", community.name AS "communityName",
            property.name AS "propertyName", resident.kind, resident.first_name AS "firstName", resident.last_name AS "lastName",
            community.instruction_guide_url AS "instructionGuideUrl"
       FROM ${residentsAtHome} JOIN community ON community.id = resident.community_id
      WHERE resident.id = ANY($1::uuid[]) AND resident.organization_id = $2`,
    [ids, organizationId],
  );
}

/** How many are selected, and which of the ids (those taken out included) this community does not have. */
export async function checkSelection(
  db: EntityManager,
  tenant: Tenant,
  { communityId, selection }: { communityId: string; selection: Selection },
): Promise<SelectionCheck> {
  const named = [...(selection.ids ?? []), ...(selection.exclude ?? [])];
  const unknown = await db.query<{ id: string }[]>(
    `SELECT DISTINCT it.id FROM unnest($1::uuid[]) AS it (id)
      WHERE NOT EXISTS (SELECT FROM resident WHERE resident.id = it.id AND community_id = $2 AND organization_id = $3)`,
    [named, communityId, tenant.organizationId],
  );
  const { total } = await countResidents(db, selected(tenant, communityId, selection));
  return { count: total, unknownIds: unknown.map(({ id }) => id) };
}

/** Ids decide where they are given; else everyone who matches the filter; less those taken out. */
function selected(tenant: Tenant, communityId: string, { ids, filter, exclude }: Selection): Conditions {
  const where = matching(tenant, communityId, ids ? {} : (filter ?? {}));
  if (ids) where.and('resident.id = ANY(?::uuid[])', ids);
  if (exclude?.length) where.and('resident.id <> ALL(?::uuid[])', exclude);
  return where;
}
