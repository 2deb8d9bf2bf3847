// What a chunk of records means for what is stored, decided on plain data: nothing is written here.
import type { ResidentChange } from '@portico/contracts/standings';
import { normalizeEmail } from '@portico/contracts/email';
import type { ResidentFacts } from '../residents/resident';
import { grantEmails } from './email-grants';
import { grouped } from './grouped';
import { matchPeople, peopleOf } from './household';
import type { PersonInFile } from './household';
import { isOrganization } from './person-name';
import type { HomeCells, PersonCells, RosterRecord } from './roster-record';

/** A home of the chunk with everybody its records name. */
export interface HomeInFile {
  cells: HomeCells;
  mentions: { row: number; person: PersonCells }[];
}

/** A home once its property is known or made. */
export interface Household {
  propertyId: string;
  name: string;
  /** Made by this chunk: nobody lives there yet. */
  isNew: boolean;
  mentions: HomeInFile['mentions'];
}

export interface StoredPerson extends ResidentFacts {
  id: string;
}

/** What becomes of one person of the file. */
export interface Verdict {
  person: PersonInFile;
  stored: StoredPerson | null;
  next: ResidentFacts;
  /** The home that has the email asked for. */
  takenBy: string | null;
}

/** The homes of some records (sorted by home), with their cells: of two filled ones the later counts. Refused records name none. */
export function homesOf(records: readonly { home: number; record: RosterRecord }[]): HomeInFile[] {
  const homes = new Map<number, HomeInFile>();
  for (const { home, record } of records) {
    if (Object.keys(record.home).length === 0) continue;
    const known = homes.get(home) ?? { cells: {}, mentions: [] };
    Object.assign(known.cells, record.home);
    known.mentions.push(...record.people.map((person) => ({ row: record.row, person })));
    homes.set(home, known);
  }
  return [...homes.values()];
}

/**
 * What becomes of everybody in some homes.
 *
 * @param stored who lives in them now, oldest first
 * @param holders who has an email, by its key: the property and its name; empty where the community has no email rule
 */
export function judge(
  households: readonly Household[],
  stored: readonly StoredPerson[],
  holders: ReadonlyMap<string, { propertyId: string; name: string }> | null,
): Verdict[] {
  const living = grouped(stored, (resident) => resident.propertyId);
  const pairs = households.flatMap((household, home) => {
    const people = peopleOf(household.mentions);
    const matches = matchPeople(people, living.get(household.propertyId) ?? []);
    return people.map((person, i) => ({ home, household, person, stored: matches[i] ?? null }));
  });
  const wishes = pairs.filter(
    ({ person, stored: now }) => person.email !== null && keyOf(person.email) !== keyOf(now?.email),
  );
  const taken = holders ? refusals(households, stored, wishes, holders) : new Map<PersonInFile, string>();
  return pairs.map(({ household, person, stored: now }) => {
    const takenBy = taken.get(person) ?? null;
    return { person, stored: now, takenBy, next: nextOf(household, person, now, takenBy === null) };
  });
}

/** Whether there is something to write. */
export function isChanged({ stored, next }: Verdict): boolean {
  return (
    stored !== null && (Object.keys(next) as (keyof ResidentFacts)[]).some((field) => stored[field] !== next[field])
  );
}

/** What invitations must hear before this is committed. */
export function changesOf(verdicts: readonly Verdict[]): ResidentChange[] {
  return verdicts.flatMap(({ stored, next }) => {
    const same = stored === null || keyOf(stored.email) === keyOf(next.email);
    return same ? [] : [{ residentId: stored.id, email: next.email, removed: false }];
  });
}

function refusals(
  households: readonly Household[],
  stored: readonly StoredPerson[],
  pairs: readonly { home: number; person: PersonInFile; stored: StoredPerson | null }[],
  holders: ReadonlyMap<string, { propertyId: string; name: string }>,
): Map<PersonInFile, string> {
  const numbers = new Map(households.map(({ propertyId }, home) => [propertyId, home]));
  const wishing = new Set(pairs.map((pair) => pair.stored));
  const wishes = pairs.map(({ home, person, stored: now }) => ({
    home,
    key: keyOf(person.email)!,
    keeps: keyOf(now?.email),
  }));
  const kept = stored.flatMap((resident) => {
    const key = wishing.has(resident) ? null : keyOf(resident.email);
    return key === null ? [] : [{ home: numbers.get(resident.propertyId)!, key }];
  });
  const outside = [...holders].filter(([, { propertyId }]) => !numbers.has(propertyId));
  const verdicts = grantEmails(wishes, kept, new Map(outside.map(([key, { name }]) => [key, name])));
  const nameOf = (holder: number | string): string => (typeof holder === 'string' ? holder : households[holder]!.name);
  return new Map(pairs.flatMap(({ person }, i) => (verdicts[i] === null ? [] : [[person, nameOf(verdicts[i]!)]])));
}

/** A filled cell replaces what is stored, an empty one never does. */
function nextOf(
  { propertyId }: Household,
  person: PersonInFile,
  now: StoredPerson | null,
  granted: boolean,
): ResidentFacts {
  return {
    propertyId,
    kind: person.kind ?? now?.kind ?? 'owner',
    ...namesOf(person, now),
    email: (granted ? person.email : null) ?? now?.email ?? null,
    phone: person.phone ?? now?.phone ?? null,
    locale: person.locale ?? now?.locale ?? null,
  };
}

function namesOf(person: PersonInFile, now: StoredPerson | null): Pick<ResidentFacts, 'firstName' | 'lastName'> {
  const { firstName, lastName, wholeName } = person;
  if (!now) return { firstName, lastName };
  // Where to cut a whole name is our guess: what is stored knows better. A company has no first name to keep.
  if (wholeName)
    return `${now.firstName} ${now.lastName}`.trim() === `${firstName} ${lastName}`.trim()
      ? pick(now)
      : { firstName, lastName };
  if (firstName === '' && isOrganization(lastName)) return { firstName, lastName };
  return { firstName: firstName || now.firstName, lastName: lastName || now.lastName };
}

function pick({ firstName, lastName }: ResidentFacts): Pick<ResidentFacts, 'firstName' | 'lastName'> {
  return { firstName, lastName };
}

function keyOf(email: string | null | undefined): string | null {
  return email == null ? null : normalizeEmail(email);
}
