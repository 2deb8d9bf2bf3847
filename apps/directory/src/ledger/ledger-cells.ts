// What the cells of a ledger say. What cannot be read is undefined: nothing is guessed about money.
import { MOST_CENTS, type LedgerEntryKind } from '@portico/contracts/ledger';

/** The day of a cell as `2026-05-01`: that form, `5/1/2026` (the month first, unless it can be none), or `1.5.2026`. */
export function dayOf(cell: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(cell);
  if (iso) return dayFrom(iso[1]!, iso[2]!, iso[3]!);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)$/.exec(cell);
  if (dotted) return dayFrom(dotted[3]!, dotted[2]!, dotted[1]!);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)$/.exec(cell);
  if (!slashed) return undefined;
  const [first, second, year] = [slashed[1]!, slashed[2]!, slashed[3]!];
  return Number(first) > 12 ? dayFrom(year, second, first) : dayFrom(year, first, second);
}

function dayFrom(year: string, month: string, day: string): string | undefined {
  if (/^0\d{3}/.test(year)) return undefined;
  const text = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/** What is left of an amount without its signs: plain, with commas between thousands, with points between them. */
const forms = [/^\d+([.,]\d{1,2})?$/, /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/, /^\d{1,3}(\.\d{3})+(,\d{1,2})?$/];

/**
 * The amount of a cell in cents of the currency: `1,234.50`, `1.234,50`, `$1,234.50`, `-20`, `(20.00)`, `20.00 CR`. One or two digits
 * after the last point or comma are cents; three are thousands.
 */
export function centsOf(cell: string, currency: string): number | undefined {
  const credit = /^\(.*\)$|^-|-$|\bcr$/i.test(cell);
  const text = cell.replaceAll(/[()\s+'-]|\p{Sc}|\b(?:cr|dr|[A-Z]{3})\b/giu, '');
  if (!forms.some((form) => form.test(text))) return undefined;
  const [, whole, part = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text)!;
  const digits = decimalsOf(currency);
  if (part.length > digits) return undefined;
  const cents = Number(whole!.replaceAll(/[.,]/g, '') + part.padEnd(digits, '0'));
  return cents > MOST_CENTS ? undefined : credit ? 0 - cents : cents;
}

const decimals = new Map<string, number>();

/** Digits after the point. Remembered, since to make a format takes longer than to read a record. */
function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  decimals.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

const words: [LedgerEntryKind, RegExp][] = [
  ['payment', /\b(payments?|paid|pmt|receipts?|deposit|pagos?|abonos?)\b/i],
  ['credit', /\b(credits?|refunds?|credito)\b/i],
  ['adjustment', /\b(adjustments?|adj|correction|reversal|void|write[- ]?off|ajustes?)\b/i],
  [
    'invoice',
    /\b(invoices?|charges?|assessments?|dues|fees?|bills?|rent|fines?|interest|debit|cuotas?|facturas?|cargos?)\b/i,
  ],
];

/** The kind by the words of a cell; by the sign of the amount where nothing stands there; undefined for words that say none. */
export function entryKindOf(cell: string, amount: number): LedgerEntryKind | undefined {
  if (cell === '') return amount < 0 ? 'payment' : 'invoice';
  return words.find(([, pattern]) => pattern.test(cell))?.[0];
}

/** The amount with the sign of its kind: what was paid or credited is taken off, whatever sign the file gives it. */
export function signed(kind: LedgerEntryKind, amount: number): number {
  return kind === 'payment' || kind === 'credit' ? 0 - Math.abs(amount) : amount;
}
