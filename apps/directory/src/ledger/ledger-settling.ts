// Whose ledgers a file is about, decided on plain data.
import { normalizeEmail } from '@portico/contracts/email';
import type { LedgerRowError } from '@portico/contracts/ledger';
import { ledgerLimit } from '@portico/contracts/limits';
import type { ResidentKind } from '@portico/contracts/residents';
import { sumOf } from './ledger';
import type { Ledger } from './ledger';
import type { LedgerRecord } from './ledger-record';

/** Somebody who lives in, or owns, a home of the file. */
export interface Holder {
  id: string;
  kind: ResidentKind;
  email: string | null;
}

export interface Settlement {
  ledgers: Ledger[];
  errors: LedgerRowError[];
}

/** A ledger while its file is read; its balance is null until a record tells one. */
type Draft = Omit<Ledger, 'balance'> & { balance: number | null };

/**
 * Puts each record to the ledger of whom it names: the one with its email in the home, else every owner of the home.
 *
 * @param holdersOf the people of a record's home; undefined where there is no such home
 * @param asOf the time of the balances
 */
export function settle(
  records: readonly LedgerRecord[],
  holdersOf: (record: LedgerRecord) => readonly Holder[] | undefined,
  asOf: string,
): Settlement {
  const ledgers = new Map<string, Draft>();
  const errors: LedgerRowError[] = [];
  for (const record of records) {
    const holders = holdersOf(record);
    const whom = holders && addressees(record, holders);
    const drafts = (whom ?? []).map(({ id }) => ledgers.get(id) ?? emptyDraft(id, record.currency, asOf));
    const why = whyNot(record, holders, drafts);
    if (why) errors.push({ row: record.row, field: null, ...why });
    else for (const draft of drafts) ledgers.set(draft.residentId, book(draft, record));
  }
  return { ledgers: [...ledgers.values()].map(finished), errors };
}

function addressees({ email }: LedgerRecord, holders: readonly Holder[]): Holder[] {
  if (email === null) return holders.filter(({ kind }) => kind === 'owner');
  const key = normalizeEmail(email);
  return holders.filter((holder) => holder.email !== null && normalizeEmail(holder.email) === key);
}

function emptyDraft(residentId: string, currency: string, asOf: string): Draft {
  return { residentId, currency, balance: null, asOf, entries: [] };
}

/** Of several balances the last one counts. */
function book(draft: Draft, { entry, balance }: LedgerRecord): Draft {
  if (entry) draft.entries.push(entry);
  if (balance !== null) draft.balance = balance;
  return draft;
}

/** Where the file tells no balance, it is the sum. */
function finished(draft: Draft): Ledger {
  return { ...draft, balance: draft.balance ?? sumOf(draft.entries) };
}

function whyNot(
  { email, currency, entry }: LedgerRecord,
  holders: readonly Holder[] | undefined,
  drafts: readonly Draft[],
): Pick<LedgerRowError, 'code' | 'message'> | null {
  if (!holders) return { code: 'property.unknown', message: 'The community has no such property.' };
  if (drafts.length === 0) {
    const message = email === null ? 'The property has no owner.' : `Nobody in the property has ${email}.`;
    return { code: 'resident.unknown', message };
  }
  if (drafts.some((draft) => draft.currency !== currency))
    return { code: 'currency.mixed', message: 'The ledger of this resident is in another currency.' };
  const full = entry !== null && drafts.some(({ entries }) => entries.length >= ledgerLimit.maxEntries);
  return full
    ? { code: 'ledger.too_long', message: `A ledger has ${ledgerLimit.maxEntries} entries at the most.` }
    : null;
}
