// errors.csv: the records that have problems as they stand in the file, each behind what is wrong with it. In front, since a record
// that was cut or shifted must stay so until somebody mends it. A file that begins with these columns is read without them.
import type { Issue } from './roster-record';

const problemHeaders = ['row', 'field', 'code', 'message'];

/** A record that has problems. */
export interface BadRecord {
  /** Its number, the header being 1. */
  row: number;
  /** As they stand in the file; null where it breaks off within the record. */
  cells: readonly string[] | null;
  issues: readonly Issue[];
}

/** So many columns at the front of a file are ours. */
export function problemColumns(headers: readonly string[]): number {
  return problemHeaders.every((header, i) => headers[i] === header) ? problemHeaders.length : 0;
}

/** The first line of errors.csv, of a file with these headers. */
export function badHeader(headers: readonly string[]): string[] {
  return [...problemHeaders, ...headers];
}

/** The line of a record: one, however many its problems are, so that nobody comes in twice with it. */
export function badLine({ row, cells, issues }: BadRecord): (string | number)[] {
  const fields = issues.flatMap(({ field }) => field ?? []);
  const codes = issues.map(({ code }) => code);
  const messages = issues.map(({ message }) => message);
  return [row, eachOnce(fields, '; '), eachOnce(codes, '; '), eachOnce(messages, ' '), ...(cells ?? [])];
}

function eachOnce(texts: readonly string[], separator: string): string {
  return [...new Set(texts)].join(separator);
}
