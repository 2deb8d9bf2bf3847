// Properties as the wire shows them.
import type { Page } from '@portico/contracts/lists';
import { notFound } from '@portico/contracts/problems';
import type { PropertyListQuery, PropertyView } from '@portico/contracts/properties';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { searchPatterns } from '../names/name';

const columns = `id, community_id AS "communityId", name, address_line1 AS "addressLine1", address_line2 AS "addressLine2", city, region,
  postal_code AS "postalCode", country, unit, account_number AS "accountNumber"`;

/** @throws Problem 404 when the organization has no such property. */
export async function findProperty(db: EntityManager, { organizationId }: Tenant, id: string): Promise<PropertyView> {
  const [property] = await db.query<PropertyView[]>(
    `SELECT ${columns} FROM property WHERE id = $1 AND organization_id = $2`,
    [id, organizationId],
  );
  if (!property) throw notFound('property');
  return property;
}

const byName = {
  order: 'name',
  columns: [
    { sql: 'sort_key', type: 'text' },
    { sql: 'id', type: 'uuid' },
  ],
};

/** One page of a community's properties by name, numbers in names by their value. */
export function propertyPage(
  db: EntityManager,
  { organizationId }: Tenant,
  communityId: string,
  query: PropertyListQuery,
): Promise<Page<PropertyView>> {
  const where = new Conditions().and('community_id = ?', communityId).and('organization_id = ?', organizationId);
  for (const pattern of searchPatterns(query.search ?? '')) where.and('search LIKE ?', pattern);
  const list = { ...byName, select: columns, from: 'property', where };
  return keysetPage(db, list, query, (property: PropertyView) => property);
}
