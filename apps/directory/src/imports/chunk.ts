// What a chunk of records means for what is stored, decided on plain data: nothing is written here.
import { fullName } from '@portico/contracts/full-name';
import type { ResidentChange } from '@portico/contracts/standings';
import { normalizeEmail } from '@portico/contracts/email';
import type { HomeCells } from '../properties/home-identity';
import { refusedWishes } from '../residents/email-rule';
import type { EmailHolder } from '../residents/email-rule';
import type { ResidentFacts } from '../residents/resident';
import { grouped } from './grouped';
import { matchPeople, peopleOf } from './household';
import type { PersonInFile } from './household';
import { isOrganization } from './person-name';
import type { PersonCells, RosterRecord } from './roster-record';

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
 * @param holders who has one of the emails now; null where the community has no rule about it
 */
export function judge(
  households: readonly Household[],
  stored: readonly StoredPerson[],
  holders: readonly EmailHolder[] | null,
): Verdict[] {
  const living = grouped(stored, (resident) => resident.propertyId);
  const pairs = households.flatMap((household) => {
    const people = peopleOf(household.mentions);
    const matches = matchPeople(people, living.get(household.propertyId) ?? []);
    return people.map((person, i) => ({ household, person, stored: matches[i] ?? null }));
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

/** Whose wish is refused, each with the name of the home that has the email; earlier records go first. */
function refusals(
  households: readonly Household[],
  stored: readonly StoredPerson[],
  pairs: readonly { household: Household; person: PersonInFile; stored: StoredPerson | null }[],
  holders: readonly EmailHolder[],
): Map<PersonInFile, string> {
  const homes = new Map(households.map((household) => [household.propertyId, household]));
  const people = new Map(stored.map((resident) => [resident, holderOf(homes.get(resident.propertyId)!, resident)]));
  const outside = holders.filter(({ propertyId }) => !homes.has(propertyId));
  const wishes = pairs.map(({ household, person, stored: now }, i) => {
    const wishing = people.get(now!) ?? holderOf(household, { id: `new ${i}`, email: null });
    return { person: wishing, key: keyOf(person.email), whose: person };
  });
  const refused = refusedWishes([...people.values(), ...outside], wishes);
  return new Map([...refused].map(([{ whose }, { propertyName }]) => [whose, propertyName]));
}

function holderOf({ propertyId, name }: Household, { id, email }: Pick<StoredPerson, 'id' | 'email'>): EmailHolder {
  return { id, propertyId, propertyName: name, emailKey: keyOf(email) };
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
  if (wholeName) return fullName(now) === fullName(person) ? pick(now) : { firstName, lastName };
  if (firstName === '' && isOrganization(lastName)) return { firstName, lastName };
  return { firstName: firstName || now.firstName, lastName: lastName || now.lastName };
}

function pick({ firstName, lastName }: ResidentFacts): Pick<ResidentFacts, 'firstName' | 'lastName'> {
  return { firstName, lastName };
}

function keyOf(email: string | null | undefined): string | null {
  return email == null ? null : normalizeEmail(email);
}
