import { stringify } from 'csv-stringify/sync';
import { neutral } from './formula';

/** Rows as CSV: RFC 4180, and no cell that a spreadsheet would run. */
export function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutral(cell) : cell)));
  return stringify(cells, { record_delimiter: '\r\n' });
}
