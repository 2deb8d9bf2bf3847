// Who of the selected will be mailed, and who will not and why (B7). One bad row never stops the rest.
import type { RecipientProblem } from '@portico/contracts/deliveries';
import { isEmailAddress, normalizeEmail } from '@portico/contracts/email';
import type { MessagePurpose } from '@portico/contracts/messages';
import type { Selection } from '@portico/contracts/selections';
import type { RecipientCard } from '@portico/contracts/recipients';

/** What is known of a page of selected people, by normalised address and by resident. */
export interface RecipientFacts {
  suppressed: ReadonlySet<string>;
  registered: ReadonlySet<string>;
}

/** A selection in parts that directory can answer in one page each: a long list of ids is not sent again with every page. */
export function partsOf(selection: Selection, size: number): Selection[] {
  const { ids, exclude = [] } = selection;
  if (!ids) return [selection];
  const excluded = new Set(exclude);
  const left = [...new Set(ids)].filter((id) => !excluded.has(id)).toSorted();
  return Array.from({ length: Math.ceil(left.length / size) }, (_, part) => ({
    ids: left.slice(part * size, (part + 1) * size),
  }));
}

/**
 * Why this person is left out; null: will be mailed. A notice goes once to an address, an invitation to every resident, since
 * each has a link of their own. `taken` holds the addresses that have a mail of this message already; it grows.
 * Where that mail is not sent after all a duplicate steps in (`duplicates.queries.ts`).
 */
export function problemOf(
  { residentId, email }: Pick<RecipientCard, 'residentId' | 'email'>,
  purpose: MessagePurpose,
  { suppressed, registered }: RecipientFacts,
  taken: Set<string>,
): RecipientProblem | null {
  if (email === null) return 'no_email';
  if (!isEmailAddress(email)) return 'invalid_email';
  const key = normalizeEmail(email);
  if (purpose === 'invitation' && registered.has(residentId)) return 'registered';
  if (suppressed.has(key)) return 'suppressed';
  if (purpose === 'invitation') return null;
  if (taken.has(key)) return 'duplicate';
  taken.add(key);
  return null;
}
