import type { Page } from '@portico/contracts/lists';
import type { PropertyListQuery, PropertyView } from '@portico/contracts/properties';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { Conditions } from '../lists/conditions';
import { keysetPage } from '../lists/keyset-page.queries';
import { searchPatterns } from '../names/name';

const view = `id, community_id AS "communityId", name, address_line1 AS "addressLine1", address_line2 AS "addressLine2", city, region,
  postal_code AS "postalCode", country, unit, account_number AS "accountNumber"`;

/** One page of a community's properties by name, numbers in names by their value. */
export async function propertyPage(
  db: EntityManager,
  { organizationId }: Tenant,
  communityId: string,
  { search, cursor, limit }: PropertyListQuery,
): Promise<Page<PropertyView>> {
  const where = new Conditions().and('community_id = ?', communityId).and('organization_id = ?', organizationId);
  for (const pattern of searchPatterns(search ?? '')) where.and('search LIKE ?', pattern);
  const columns = [{ sql: 'sort_key' }, { sql: 'id', type: 'uuid' }];
  const [page, [counted]] = await Promise.all([
    keysetPage<PropertyView>(db, { order: 'name', columns, select: view, from: 'property', where, limit, cursor }),
    db.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM property WHERE ${where.toString()}`,
      where.parameters,
    ),
  ]);
  return { items: page.rows, nextCursor: page.nextCursor, total: counted!.total };
}
