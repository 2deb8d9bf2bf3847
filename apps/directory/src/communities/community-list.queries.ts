import type { CommunityPageBody } from '@portico/contracts/communities';
import type { Page } from '@portico/contracts/lists';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { searchPatterns } from '../names/name';
import { communityColumns } from './communities.queries';
import type { StoredCommunity } from './communities.queries';

const byName = {
  order: 'name',
  columns: [
    { sql: 'sort_key', type: 'text' },
    { sql: 'id', type: 'uuid' },
  ],
};

/** One page of an organization's communities by name. */
export function communityPage(
  db: EntityManager,
  { organizationId }: Tenant,
  { ids, search, ...query }: CommunityPageBody,
): Promise<Page<StoredCommunity>> {
  const where = new Conditions().and('organization_id = ?', organizationId);
  if (ids) where.and('id = ANY(?)', ids);
  for (const pattern of searchPatterns(search ?? '')) where.and('search LIKE ?', pattern);
  const list = { ...byName, select: communityColumns, from: 'community', where };
  return keysetPage(db, list, query, (community: StoredCommunity) => community);
}
