// The rules of the Mass Edit grid: what was typed, what is to be saved, what became of each row.
import type { Schema } from '@portico/api/client';

type Resident = Pick<Schema<'ResidentView'>, 'id' | 'email'>;

/** As many rows as the API changes at once. */
export const MOST_ROWS = 1000;

/** The addresses as they stand in the grid, by resident; only those that were touched. */
export type Drafts = Readonly<Record<string, string>>;

/** Why rows could not be saved, by resident. */
export type RowErrors = Readonly<Record<string, string>>;

/** The column that was copied from a spreadsheet: of several the one with addresses. A single cell is none: it is pasted as text. */
export function pastedColumn(text: string): string[] | null {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines.length < 2) return null;
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const width = Math.max(...rows.map((cells) => cells.length));
  const addresses = (column: number) => rows.filter((cells) => cells[column]?.includes('@')).length;
  const columns = Array.from({ length: width }, (_, column) => column);
  const best = columns.reduce((found, column) => (addresses(column) > addresses(found) ? column : found), 0);
  return rows.map((cells) => cells[best] ?? '');
}

/** Puts a column into the grid from this row on; an empty cell leaves its row as it is. */
export function withColumn(drafts: Drafts, residents: readonly Resident[], from: number, column: string[]): Drafts {
  const filled = column.flatMap((text, index) => {
    const resident = residents[from + index];
    return resident && text ? [[resident.id, text] as const] : [];
  });
  return { ...drafts, ...Object.fromEntries(filled) };
}

/** What differs from what is stored; an empty cell clears the address. */
export function updatesOf(drafts: Drafts, residents: readonly Resident[]): Schema<'ResidentEmailUpdate'>[] {
  return residents.flatMap(({ id, email }) => {
    const typed = drafts[id]?.trim();
    return typed === undefined || typed === (email ?? '') ? [] : [{ id, email: typed || null }];
  });
}

/** What stays in the grid after saving: the rows that were refused, and why. */
export function leftOver(drafts: Drafts, results: readonly Schema<'MassEditResult'>[]): [Drafts, RowErrors] {
  const refused = results.filter(({ ok }) => !ok);
  const kept = refused.map(({ id }) => [id, drafts[id] ?? ''] as const);
  const reasons = refused.map(({ id, error }) => [id, error?.message ?? ''] as const);
  return [Object.fromEntries(kept), Object.fromEntries(reasons)];
}
