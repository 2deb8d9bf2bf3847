// Pages by keyset: a cursor holds the sort values of the last row, and the next page begins right after them.
import { Problem } from '@portico/contracts/problems';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One value of a row's place in the order. Take times as text (`created_at::text`): a JavaScript Date loses microseconds. */
export type CursorValue = string | number | boolean | null;

/** A column of the order; the last one must be unique. PostgreSQL puts nulls last ascending and first descending: so does this. */
export interface KeysetColumn {
  /** A column or an expression in SQL, never from outside. */
  sql: string;
  descending?: boolean;
  nullable?: boolean;
  /** The type to compare as, such as `timestamptz`. Text is the default. */
  type?: string;
}

export interface KeysetCondition {
  sql: string;
  parameters: CursorValue[];
}

/** The cursor as the client gets it: opaque text that fits into a URL. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws Problem `cursor.invalid` when the text is none of ours, or has not `length` values where that is given. */
export function decodeCursor(text: string, length?: number): CursorValue[] {
  const values = parsed(text);
  const ours =
    Array.isArray(values) && values.every(isCursorValue) && (length === undefined || values.length === length);
  if (!ours) throw new Problem('cursor.invalid');
  return values;
}

/** The same for lists in the order of their ids: the last id of the page before. */
export function decodeIdCursor(text: string): string {
  const [id] = decodeCursor(text, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new Problem('cursor.invalid');
  return id;
}

/**
 * For the query of a page that begins after a cursor: `.catch(refuseUnreadableCursor)`. A made-up cursor may hold what is no time
 * or no id: PostgreSQL says so with an error of class 22, and the client gets `cursor.invalid`.
 */
export function refuseUnreadableCursor(error: unknown): never {
  const code = (error as { driverError?: { code?: unknown } } | undefined)?.driverError?.code;
  if (typeof code === 'string' && code.startsWith('22')) throw new Problem('cursor.invalid');
  throw error;
}

/** `ORDER BY` for the columns, without the two words. */
export function keysetOrder(columns: readonly KeysetColumn[]): string {
  return columns.map((column) => `${column.sql}${column.descending ? ' DESC' : ''}`).join(', ');
}

/**
 * The condition for the rows after `values` in the order of `columns`, with parameters from `$firstParameter` on.
 * Without nulls and with one direction it is a row comparison, which an index answers.
 */
export function keysetAfter(
  columns: readonly KeysetColumn[],
  values: readonly CursorValue[],
  firstParameter = 1,
): KeysetCondition {
  if (values.length !== columns.length) throw new Problem('cursor.invalid');
  const places = columns.map((column, i) => `$${firstParameter + i}::${column.type ?? 'text'}`);
  const alike = columns.every(
    (column) => !column.nullable && Boolean(column.descending) === Boolean(columns[0]?.descending),
  );
  const sql = alike ? rowComparison(columns, places) : stepwise(columns, places, values);
  return { sql, parameters: [...values] };
}

function rowComparison(columns: readonly KeysetColumn[], places: string[]): string {
  const sign = columns[0]?.descending ? '<' : '>';
  return `(${columns.map((column) => column.sql).join(', ')}) ${sign} (${places.join(', ')})`;
}

/** (a after 1) or (a same as 1 and b after 2) or … */
function stepwise(columns: readonly KeysetColumn[], places: string[], values: readonly CursorValue[]): string {
  const steps = columns.map((column, i) => {
    const same = columns.slice(0, i).map((before, j) => `${before.sql} IS NOT DISTINCT FROM ${places[j]}`);
    return `(${[...same, after(column, places[i] ?? '', values[i] ?? null)].join(' AND ')})`;
  });
  return `(${steps.join(' OR ')})`;
}

/** A null comes after all values when ascending and before them when descending; its parameter is still named, to have a type. */
function after(column: KeysetColumn, place: string, value: CursorValue): string {
  if (column.descending)
    return value === null ? `(${column.sql} IS NOT NULL AND ${place} IS NULL)` : `${column.sql} < ${place}`;
  if (value === null) return `(${place} IS NOT NULL)`;
  return column.nullable ? `(${column.sql} > ${place} OR ${column.sql} IS NULL)` : `${column.sql} > ${place}`;
}

function parsed(text: string): unknown {
  try {
    return /^[\w-]+$/.test(text) ? JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}

function isCursorValue(value: unknown): value is CursorValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
