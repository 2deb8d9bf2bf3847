// One page of any list, by keyset: read in the order of an index, begun right after the last row of the page before.
import type { ListQuery, Page } from '@portico/contracts/lists';
import { Problem } from '@portico/contracts/problems';
import type { EntityManager } from 'typeorm';
import type { Conditions } from './conditions';
import { decodeCursor, encodeCursor } from './cursor';
import type { CursorValue } from './cursor';
import { sqlErrorOf } from './sql-error';

/** The order of a list, that of an index: all columns run one way, so that one comparison of rows finds the next page. */
export interface KeysetOrder {
  /** Its name; a cursor is good for the order it was made in. */
  order: string;
  /** SQL that is never null, each with the type to compare as; together they are unique. */
  columns: readonly { sql: string; type: string }[];
  descending?: boolean;
}

/** A list as SQL. Everything but the values in `where` is ours, never from outside. */
export interface KeysetList extends KeysetOrder {
  select: string;
  from: string;
  where: Conditions;
}

/** The order of most lists. Keys are UUIDv7: by id is by age. */
export const newestFirst: KeysetOrder = { order: 'newest', columns: [{ sql: 'id', type: 'uuid' }], descending: true };

/**
 * One page of a list on the wire, each row as `viewOf` shows it, and how many match in all.
 *
 * @throws Problem `cursor.invalid` when the cursor is not one of ours, or of another order.
 */
export async function keysetPage<Row extends object, View>(
  db: EntityManager,
  list: KeysetList,
  query: ListQuery,
  viewOf: (row: Row) => View,
): Promise<Page<View>> {
  const [{ rows, nextCursor }, total] = await Promise.all([keysetRows<Row>(db, list, query), countOf(db, list)]);
  return { items: rows.map(viewOf), nextCursor, ...total };
}

/** The rows of a page, for whoever reads on to the end: nothing is counted. @throws Problem `cursor.invalid` as above. */
export async function keysetRows<Row extends object>(
  db: EntityManager,
  list: KeysetList,
  { limit, cursor }: ListQuery,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const where = cursor === undefined ? list.where : after(list, cursor);
  const place = list.columns.map(({ sql }) => sql);
  const inOrder = place.map((sql) => (list.descending ? `${sql} DESC` : sql)).join(', ');
  const sql = `SELECT jsonb_build_array(${place.join(', ')}) AS cursor, ${list.select} FROM ${list.from}
    WHERE ${where.toString()} ORDER BY ${inOrder} LIMIT ${limit + 1}`;
  const found = db.query<(Row & { cursor: CursorValue[] })[]>(sql, where.parameters);
  const rows = await (cursor === undefined ? found : found.catch(refuseUnreadable));
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page.map(withoutCursor<Row>), nextCursor: last ? encodeCursor([list.order, ...last.cursor]) : null };
}

/** How many match. `upTo`: where to count all takes too long; beyond it only that there are at least so many. */
export async function countOf(
  db: EntityManager,
  { from, where }: Pick<KeysetList, 'from' | 'where'>,
  upTo?: number,
): Promise<{ total: number; totalIsLowerBound?: true }> {
  const bound = upTo === undefined ? '' : `LIMIT ${upTo + 1}`;
  const [row] = await db.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM (SELECT FROM ${from} WHERE ${where.toString()} ${bound}) AS matched`,
    where.parameters,
  );
  const total = row!.total;
  return upTo !== undefined && total > upTo ? { total: upTo, totalIsLowerBound: true } : { total };
}

function after({ order, columns, descending, where }: KeysetList, cursor: string): Conditions {
  const [name, ...values] = decodeCursor(cursor, columns.length + 1);
  if (name !== order) throw new Problem('cursor.invalid');
  const row = columns.map(({ sql }) => sql).join(', ');
  const last = columns.map(({ type }) => `?::${type}`).join(', ');
  return where.copy().and(`(${row}) ${descending ? '<' : '>'} (${last})`, ...values);
}

/** A made-up cursor may hold what is no time, no id or no text: PostgreSQL says so with an error of class 22. */
function refuseUnreadable(error: unknown): never {
  if (sqlErrorOf(error).code?.startsWith('22')) throw new Problem('cursor.invalid');
  throw error;
}

function withoutCursor<Row extends object>({ cursor: _, ...row }: Row & { cursor: CursorValue[] }): Row {
  return row as unknown as Row;
}
