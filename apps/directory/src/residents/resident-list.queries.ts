// The residents list: a page by keyset in any order, and how many match.
import type { Page } from '@portico/contracts/lists';
import type { ResidentListQuery, ResidentSortKey, ResidentView } from '@portico/contracts/residents';
import { countOf, keysetRows } from '@portico/platform/keyset-page.queries';
import type { KeysetOrder } from '@portico/platform/keyset-page.queries';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { matching } from './resident-filter.queries';
import { residentColumns, viewOf } from './resident-view.queries';
import type { ResidentRow } from './resident-view.queries';

/** To count all that a search finds takes longer than the page; so many are told exactly. */
const COUNTED_WITH_SEARCH = 10_000;

const name = { sql: 'resident.name_key', type: 'text' };
const id = { sql: 'resident.id', type: 'uuid' };

/** Each order is that of an index. Never invited counts as longest ago. */
const orders = {
  property: [{ sql: 'resident.property_key', type: 'text' }, name, id],
  name: [name, id],
  status: [{ sql: 'resident.portal_status', type: 'portal_status' }, name, id],
  invitedAt: [{ sql: `coalesce(resident.invited_at, '-infinity'::timestamptz)`, type: 'timestamptz' }, id],
  createdAt: [{ sql: 'resident.created_at', type: 'timestamptz' }, id],
} as const satisfies Record<ResidentSortKey, KeysetOrder['columns']>;

/** One page of a community's residents. `total` is exact, but with a search up to 10,000 only. */
export async function residentPage(
  db: EntityManager,
  tenant: Tenant,
  communityId: string,
  query: ResidentListQuery,
): Promise<Page<ResidentView>> {
  const order = query.sort ?? 'property';
  const counted = { from: 'resident', where: matching(tenant, communityId, query) };
  const total = await countOf(db, counted, query.search ? COUNTED_WITH_SEARCH : undefined);
  const list = {
    order,
    columns: orders[order.replace('-', '') as ResidentSortKey],
    descending: order.startsWith('-'),
    select: residentColumns,
    from: 'resident',
    // Few may all stand at the far end of the order: they are gathered first. Many are met soon on the way.
    where: matching(tenant, communityId, query, { searchFirst: !total.totalIsLowerBound }),
  };
  const { rows, nextCursor } = await keysetRows<ResidentRow>(db, list, query);
  return { items: rows.map(viewOf), nextCursor, ...total };
}
