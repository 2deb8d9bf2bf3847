// A record of a ledger as read: whose it is, and what was booked. One that cannot be read is refused as a whole, with its reason.
import type { LedgerEntryBody, LedgerRowError } from '@portico/contracts/ledger';
import { isISO4217CurrencyCode } from 'class-validator';
import { oneLine } from '../csv/cell-text';
import { isBlank, whyBroken } from '../csv/csv-record';
import type { HomeCells } from '../properties/home-identity';
import { centsOf, dayOf, entryKindOf, signed } from './ledger-cells';
import type { LedgerColumns, LedgerField } from './ledger-columns';

export interface LedgerRecord {
  /** The record's number, the header being 1. */
  row: number;
  home: HomeCells;
  /** Null: for every owner of the home. */
  email: string | null;
  currency: string;
  /** Null for a record that says the balance alone. */
  entry: LedgerEntryBody | null;
  /** What is owed after it, in cents. */
  balance: number | null;
}

/** Reads the records of one file by its columns. */
export class LedgerReader {
  constructor(
    private readonly columns: LedgerColumns,
    private readonly width: number,
    /** Of the records that say none. */
    private readonly currency: string,
  ) {}

  /** Null for a record in which nothing stands. */
  read(cells: readonly string[], row: number): LedgerRecord | LedgerRowError | null {
    if (isBlank(cells)) return null;
    const broken = whyBroken(cells, this.width);
    if (broken) return { row, field: null, code: 'row.malformed', message: broken };
    const text = (field: LedgerField) => textOf(cells, this.columns[field]?.index);
    const refusal = (field: LedgerField, code: string, message: string) => {
      return { row, field: this.columns[field]?.header ?? null, code, message };
    };
    const currency = text('currency').toUpperCase() || this.currency;
    if (!isISO4217CurrencyCode(currency)) return refusal('currency', 'row.malformed', `${currency} is no currency.`);
    const home = homeOf(text);
    if (Object.keys(home).length === 0)
      return refusal('propertyName', 'property.missing', 'The record names no property.');
    const balance = text('balance') === '' ? null : centsOf(text('balance'), currency);
    if (balance === undefined) return refusal('balance', 'amount.invalid', `${text('balance')} is no amount.`);
    const said = { row, home, email: text('email') || null, currency, balance };
    if (text('amount') === '' && balance !== null) return { ...said, entry: null };
    const entry = entryOf(text, currency, refusal);
    return 'code' in entry ? entry : { ...said, entry };
  }
}

type TextOf = (field: LedgerField) => string;
type Refusal = (field: LedgerField, code: string, message: string) => LedgerRowError;

function entryOf(text: TextOf, currency: string, refusal: Refusal): LedgerEntryBody | LedgerRowError {
  const amount = centsOf(text('amount'), currency);
  if (amount === undefined) return refusal('amount', 'amount.invalid', `"${text('amount')}" is no amount.`);
  const kind = entryKindOf(text('kind'), amount);
  if (!kind) return refusal('kind', 'kind.unknown', `${text('kind')} is no invoice, payment, credit or adjustment.`);
  const date = dayOf(text('date'));
  if (!date) return refusal('date', 'date.invalid', `"${text('date')}" is no day.`);
  const dueDate = text('dueDate') === '' ? null : dayOf(text('dueDate'));
  if (dueDate === undefined) return refusal('dueDate', 'date.invalid', `"${text('dueDate')}" is no day.`);
  const reference = beginning(text('reference'), LONGEST_REFERENCE) || null;
  return { date, kind, description: text('description'), reference, amount: signed(kind, amount), dueDate };
}

function homeOf(text: TextOf): HomeCells {
  const fields = ['accountNumber', 'propertyName', 'addressLine1', 'unit'] as const;
  return Object.fromEntries(fields.flatMap((field) => (text(field) === '' ? [] : [[field, text(field)]])));
}

/** Longer cells are cut: a description has so many characters, and what is told of a wrong cell is to be read. */
const LONGEST_CELL = 500;
const LONGEST_REFERENCE = 100;

function textOf(cells: readonly string[], index: number | undefined): string {
  return index === undefined ? '' : beginning(oneLine(cells[index] ?? ''), LONGEST_CELL);
}

/** Never ends with half a character, which PostgreSQL does not store. */
function beginning(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}
