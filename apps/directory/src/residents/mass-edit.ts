// Many new emails at once (B8): each row succeeds or fails on its own, and the order of the rows decides between two who want the same.
import { isEmailAddress, normalizeEmail } from '@portico/contracts/email';
import type { ResidentEmailUpdate, RowError } from '@portico/contracts/residents';
import { refusedWishes } from './email-rule';
import type { EmailHolder } from './email-rule';

export type Verdict = RowError | null;

/**
 * A verdict for each row, null where it can be done. `people` are those of the rows and all others of the community who have one
 * of the emails; with `ruled` two properties may not share an email (B9).
 */
export function judge(rows: readonly ResidentEmailUpdate[], people: readonly EmailHolder[], ruled: boolean): Verdict[] {
  const known = new Map(people.map((person) => [person.id, person]));
  const seen = new Set<string>();
  const verdicts = rows.map((row) => {
    const repeated = seen.has(row.id);
    seen.add(row.id);
    return formalVerdict(row, known.has(row.id), repeated);
  });
  if (!ruled) return verdicts;
  const wishes = rows.flatMap(({ id, email }, row) => {
    const person = known.get(id);
    const key = email === null ? null : normalizeEmail(email ?? '');
    // To ask for what one has is no wish.
    return verdicts[row] === null && person && person.emailKey !== key ? [{ person, key, row }] : [];
  });
  for (const [{ row }, holder] of refusedWishes(people, wishes)) verdicts[row] = taken(holder);
  return verdicts;
}

function formalVerdict(row: ResidentEmailUpdate, known: boolean, repeated: boolean): Verdict {
  if (!known) return { code: 'resource.not_found', message: 'This community has no such resident.' };
  if (repeated) return { code: 'resident.repeated', message: 'The resident stands in an earlier row.' };
  if (row.email === undefined) return { code: 'field.required', message: 'email is required; null clears it.' };
  if (row.email !== null && !isEmailAddress(row.email)) {
    return { code: 'email.invalid', message: 'This is no email address.' };
  }
  return null;
}

function taken(holder: EmailHolder): RowError {
  return { code: 'resident.email_taken', message: `${holder.propertyName} has this email already.` };
}
