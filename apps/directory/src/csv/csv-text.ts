import { stringify } from 'csv-stringify/sync';
import { neutral } from './formula';

/** The first line of a file: its headers. */
export function csvHeader(headers: readonly string[]): string {
  // Spreadsheets take a file without the mark for Windows-1252.
  return `\ufeff${csvText([headers])}`;
}

/** Rows as CSV: RFC 4180, and no cell that a spreadsheet would run. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutral(cell) : cell)));
  return stringify(cells, { record_delimiter: '\r\n' });
}
