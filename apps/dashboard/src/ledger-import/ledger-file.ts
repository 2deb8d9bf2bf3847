// What a file of account figures looks like, and how its problems come back as a file.
import type { Schema } from '@portico/api/client';

/** The columns that are recognised, those first without which nothing goes. */
export const ledgerColumns = [
  'home',
  'amount',
  'date',
  'balance',
  'email',
  'kind',
  'description',
  'reference',
  'dueDate',
  'currency',
] as const;

export const exampleLedger = {
  name: 'accounts.csv',
  csv: [
    'Account number,Property,Email,Date,Type,Description,Reference,Amount,Due date,Balance',
    'A-12,12 Elm Street,,2026-05-01,Invoice,Assessment May,INV-105,325.00,2026-05-15,325.00',
    'A-12,12 Elm Street,,2026-05-08,Payment,Bank transfer,PAY-77,325.00,,0.00',
    '',
  ].join('\n'),
};

/** The currencies that the browser knows, each with its name in a language. */
export function currencies(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} – ${names.of(code)}` }));
}

/** Problems as a CSV. What a spreadsheet would run as a formula is text in it. */
export function problemsCsv(errors: readonly Schema<'LedgerRowError'>[], headers: readonly string[]): string {
  const rows = errors.map(({ row, field, message }) => [String(row), field ?? '', message]);
  return [headers, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  const text = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
