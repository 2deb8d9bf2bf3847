// A cursor holds the sort values of the last row of a page: the next page begins right after them.
import { Problem } from '@portico/contracts/problems';

/** One value of a row's place in the order, as JSON; times are text in it, for a JavaScript Date loses microseconds. */
export type CursorValue = string | number | boolean;

/** The cursor as the client gets it: opaque text that fits into a URL. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws Problem `cursor.invalid` when the text is none of ours, or has not `length` values. */
export function decodeCursor(text: string, length: number): CursorValue[] {
  const values = parsed(text);
  const ours = Array.isArray(values) && values.length === length && values.every(isCursorValue);
  if (!ours) throw new Problem('cursor.invalid');
  return values;
}

function parsed(text: string): unknown {
  try {
    return /^[\w-]+$/.test(text) ? JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}

function isCursorValue(value: unknown): value is CursorValue {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
