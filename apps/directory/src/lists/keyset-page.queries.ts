// One page of any list: read in the order of an index, begun right after the last row of the page before.
import { Problem } from '@portico/contracts/problems';
import { decodeCursor, encodeCursor, keysetAfter, keysetOrder } from '@portico/platform/keyset';
import type { CursorValue, KeysetColumn } from '@portico/platform/keyset';
import { QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Conditions } from './conditions';

export interface KeysetList {
  /** Names the order; a cursor is good for the order it was made in. */
  order: string;
  columns: KeysetColumn[];
  select: string;
  from: string;
  where: Conditions;
  limit: number;
  cursor?: string;
}

export interface KeysetRows<Row> {
  rows: Row[];
  nextCursor: string | null;
}

/** @throws Problem `cursor.invalid` when the cursor is not one of ours, or of another order. */
export async function keysetPage<Row extends object>(db: EntityManager, list: KeysetList): Promise<KeysetRows<Row>> {
  const where = list.cursor === undefined ? list.where : after(list, list.cursor);
  const values = list.columns.map((column) => column.sql).join(', ');
  const sql = `SELECT jsonb_build_array(${values}) AS cursor, ${list.select} FROM ${list.from}
    WHERE ${where.toString()} ORDER BY ${keysetOrder(list.columns)} LIMIT ${list.limit + 1}`;
  const found = db.query<(Row & { cursor: CursorValue[] })[]>(sql, where.parameters);
  const rows = await (list.cursor === undefined ? found : found.catch(refuseUnreadable));
  const page = rows.slice(0, list.limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { rows: page.map(withoutCursor<Row>), nextCursor: last ? encodeCursor([list.order, ...last.cursor]) : null };
}

function withoutCursor<Row extends object>({ cursor: _, ...row }: Row & { cursor: CursorValue[] }): Row {
  return row as unknown as Row;
}

function after(list: KeysetList, cursor: string): Conditions {
  const [order, ...values] = decodeCursor(cursor, list.columns.length + 1);
  // NUL is a value that a text of ours never holds, and that PostgreSQL refuses.
  if (order !== list.order || values.some((value) => String(value).includes('\0'))) throw new Problem('cursor.invalid');
  const where = list.where.copy();
  const { sql, parameters } = keysetAfter(list.columns, values, where.parameters.length + 1);
  where.and(sql).parameters.push(...parameters);
  return where;
}

/** A made-up cursor may hold what is no time or no id: PostgreSQL says so with an error of class 22. */
function refuseUnreadable(error: unknown): never {
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
  if (code?.startsWith('22')) throw new Problem('cursor.invalid');
  throw error;
}
