import { CommunityListQuery } from '@portico/contracts/communities';
import { Ids } from '@portico/contracts/fields';
import type { Tenant } from '@portico/platform/tenant';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Conditions } from '../lists/conditions';
import { keysetPage } from '../lists/keyset-page.queries';
import { searchPatterns } from '../names/name';
import { Community } from './community.entity';

/** A page of communities. `ids`: only these, which are those assigned to the caller; left out or null for all. */
export class CommunityPageBody extends CommunityListQuery {
  @Ids('Only these communities.', { presence: 'nullable' })
  ids?: string[] | null;
}

/** One page by name, and how many match in all. */
export async function communityPage(
  db: EntityManager,
  { organizationId }: Tenant,
  { ids, search, cursor, limit }: CommunityPageBody,
): Promise<{ communities: Community[]; nextCursor: string | null; total: number }> {
  const where = new Conditions().and('organization_id = ?', organizationId);
  if (ids) where.and('id = ANY(?)', ids);
  for (const pattern of searchPatterns(search ?? '')) where.and('search LIKE ?', pattern);
  const columns = [{ sql: 'sort_key' }, { sql: 'id', type: 'uuid' }];
  const page = await keysetPage<{ id: string }>(db, {
    order: 'name',
    columns,
    select: 'id',
    from: 'community',
    where,
    limit,
    cursor,
  });
  const [counted] = await db.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM community WHERE ${where.toString()}`,
    where.parameters,
  );
  const found = await db.findBy(Community, { organizationId, id: In(page.rows.map((row) => row.id)) });
  const byId = new Map(found.map((community) => [community.id, community]));
  const communities = page.rows.flatMap(({ id }) => byId.get(id) ?? []);
  return { communities, nextCursor: page.nextCursor, total: counted!.total };
}
