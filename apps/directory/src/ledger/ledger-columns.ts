// Which column of a ledger holds what, guessed from the headers: money by the words below, homes and people as in a roster.
import { guessHeader, wordsOf } from '../imports/header-words';

const phrases = {
  date: 'date|entry date|posted|post date|posted date|posting date|transaction date|trans date|invoice date|fecha',
  kind: 'kind|type|entry type|transaction type|trans type|tipo',
  description: 'description|memo|details|detail|notes|note|charge|charge code|item|concepto|descripcion',
  reference:
    'reference|reference no|reference number|ref|ref no|invoice|invoice no|invoice number|check no|check number|number|no|referencia',
  amount: 'amount|total|transaction amount|entry amount|importe|monto',
  dueDate: 'due|due date|due on|pay by|vencimiento|fecha de vencimiento',
  balance: 'balance|balance due|current balance|account balance|running balance|amount due|amount owed|saldo',
  currency: 'currency|currency code|moneda|divisa',
} as const;

export type MoneyField = keyof typeof phrases;
export type PlaceField = 'accountNumber' | 'propertyName' | 'addressLine1' | 'unit' | 'email';
export type LedgerField = MoneyField | PlaceField;

const meanings = new Map(
  Object.entries(phrases).flatMap(([field, list]) => list.split('|').map((phrase) => [phrase, field as MoneyField])),
);
const places: readonly string[] = ['accountNumber', 'propertyName', 'addressLine1', 'unit', 'email'];

/** Where each field stands in a record, by the first column that means it. */
export type LedgerColumns = Partial<Record<LedgerField, { header: string; index: number }>>;

/** What a header means; null where it is nothing that a ledger needs. */
export function ledgerField(header: string): LedgerField | null {
  const money = meanings.get(wordsOf(header));
  if (money) return money;
  const field = guessHeader(header)?.field;
  return field !== undefined && places.includes(field) ? (field as PlaceField) : null;
}

/** The columns of a file by its headers. */
export function ledgerColumns(headers: readonly string[]): LedgerColumns {
  const columns: LedgerColumns = {};
  headers.forEach((header, index) => {
    const field = ledgerField(header);
    if (field) columns[field] ??= { header, index };
  });
  return columns;
}

/** What a file must say and does not, as a plain sentence; null where it says enough. */
export function whatIsMissing(columns: LedgerColumns): string | null {
  const { accountNumber, propertyName, addressLine1, unit, amount, balance, date } = columns;
  if (!accountNumber && !propertyName && !addressLine1 && !unit) return 'No column names the property.';
  if (!amount && !balance) return 'There is no column for the amount, nor for the balance.';
  return amount && !date ? 'There is no column for the date.' : null;
}
