// The residents list: a page by keyset in any order, and how many match.
import type { Page } from '@portico/contracts/lists';
import type { ResidentListQuery, ResidentSortKey, ResidentView } from '@portico/contracts/residents';
import type { KeysetColumn } from '@portico/platform/keyset';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import type { Conditions } from '../lists/conditions';
import { keysetPage } from '../lists/keyset-page.queries';
import { matching } from './resident-filter.queries';
import { residentColumns, viewOf } from './resident-view.queries';
import type { ResidentRow } from './resident-view.queries';

/** To count all that a search finds takes longer than the page; so many are told exactly. */
const COUNTED_WITH_SEARCH = 10_000;

const name: KeysetColumn = { sql: 'resident.name_key' };
const id: KeysetColumn = { sql: 'resident.id', type: 'uuid' };

/** Each order is that of an index. Never invited counts as longest ago. */
const orders = {
  property: [{ sql: 'resident.property_key' }, name, id],
  name: [name, id],
  status: [{ sql: 'resident.portal_status', type: 'portal_status' }, name, id],
  invitedAt: [{ sql: `coalesce(resident.invited_at, '-infinity'::timestamptz)`, type: 'timestamptz' }, id],
  createdAt: [{ sql: 'resident.created_at', type: 'timestamptz' }, id],
} as const satisfies Record<ResidentSortKey, readonly KeysetColumn[]>;

/** One page of a community's residents. `total` is exact, but with a search up to 10,000 only. */
export async function residentPage(
  db: EntityManager,
  tenant: Tenant,
  communityId: string,
  query: ResidentListQuery,
): Promise<Page<ResidentView>> {
  const where = matching(tenant, communityId, query);
  const order = query.sort ?? 'property';
  const [page, total] = await Promise.all([
    keysetPage<ResidentRow>(db, {
      order,
      columns: columnsOf(order),
      select: residentColumns,
      from: 'resident JOIN property ON property.id = resident.property_id',
      where,
      limit: query.limit,
      cursor: query.cursor,
    }),
    countResidents(db, where, query.search ? COUNTED_WITH_SEARCH : undefined),
  ]);
  return { items: page.rows.map(viewOf), nextCursor: page.nextCursor, ...total };
}

/** How many match; beyond `limit`, where one is given, only that there are at least so many. */
export async function countResidents(
  db: EntityManager,
  where: Conditions,
  limit?: number,
): Promise<{ total: number; totalIsLowerBound?: true }> {
  const counted = limit === undefined ? '' : `LIMIT ${limit + 1}`;
  const [row] = await db.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM (SELECT FROM resident WHERE ${where.toString()} ${counted}) AS matched`,
    where.parameters,
  );
  return limit !== undefined && row!.total > limit ? { total: limit, totalIsLowerBound: true } : { total: row!.total };
}

function columnsOf(sort: string): KeysetColumn[] {
  const descending = sort.startsWith('-');
  return orders[sort.replace('-', '') as ResidentSortKey].map((column) => ({ ...column, descending }));
}
