// What a resident owes, as the management system says it: shown, never computed but where it says no balance.
import type { LedgerEntryBody } from '@portico/contracts/ledger';

/** The account of one resident, as it is stored. Amounts are in cents of the currency. */
export interface Ledger {
  residentId: string;
  currency: string;
  balance: number;
  /** ISO 8601. */
  asOf: string;
  entries: LedgerEntryBody[];
}

/** By the day they were booked, newest first; those of one day stay in the order given. */
export function newestFirst(entries: readonly LedgerEntryBody[]): LedgerEntryBody[] {
  return entries.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** The sum of the entries. */
export function sumOf(entries: readonly LedgerEntryBody[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0);
}
