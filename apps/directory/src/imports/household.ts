// Who of a file is who of the stored people of one home: by email, else by name, kind and turn among namesakes.
import { normalizeEmail } from '@portico/contracts/email';
import type { ResidentFacts } from '../residents/resident';
import { nameKey } from './person-name';
import type { PersonCells } from './roster-record';

/** A person of the file, with all that its records say of them. */
export interface PersonInFile extends PersonCells {
  /** The record they stand in first. */
  row: number;
  /** How many times they stand in the file. */
  times: number;
}

/**
 * The people of a home, each once. Who has the same name, kind and email is the same person, and later filled cells count; two of one
 * name without that are two people, and so are two names that share an email.
 */
export function peopleOf(mentions: readonly { row: number; person: PersonCells }[]): PersonInFile[] {
  const people: PersonInFile[] = [];
  const byKey = new Map<string, PersonInFile>();
  for (const { row, person } of mentions) {
    const key = person.email && [normalizeEmail(person.email), nameKey(person), person.kind].join('\n');
    const known = key ? byKey.get(key) : undefined;
    if (known)
      Object.assign(known, {
        phone: person.phone ?? known.phone,
        locale: person.locale ?? known.locale,
        times: known.times + 1,
      });
    else people.push({ ...person, row, times: 1 });
    if (key && !known) byKey.set(key, people.at(-1)!);
  }
  return people;
}

/** For each person of the file the stored one they are, or undefined where they are new. `stored` oldest first. */
export function matchPeople<Stored extends ResidentFacts>(
  people: readonly PersonInFile[],
  stored: readonly Stored[],
): (Stored | undefined)[] {
  const matching = new Matching(people, stored);
  matching.pass('email', (person, candidate) => nameKey(person) === nameKey(candidate) && mayBeKind(person, candidate));
  // An email alone tells who it is only where no name says otherwise: a couple may have passed their address on.
  const [wanted, free] = [matching.unmatchedNames(), matching.freeNames()];
  matching.pass('email', (person, candidate) => {
    return nameKey(person) === nameKey(candidate) || (!wanted.has(nameKey(candidate)) && !free.has(nameKey(person)));
  });
  matching.pass('name', mayBeKind);
  return matching.matches;
}

/** Goes over the people still unknown, and gives each the first stored one who is still free. */
class Matching<Stored extends ResidentFacts> {
  readonly matches: (Stored | undefined)[];
  private readonly free = { email: new Map<string, Set<Stored>>(), name: new Map<string, Set<Stored>>() };

  constructor(
    private readonly people: readonly PersonInFile[],
    stored: readonly Stored[],
  ) {
    this.matches = people.map(() => undefined);
    for (const candidate of stored) {
      for (const by of ['email', 'name'] as const) {
        const key = keyOf(candidate, by);
        if (key !== null) this.free[by].set(key, (this.free[by].get(key) ?? new Set()).add(candidate));
      }
    }
  }

  pass(by: 'email' | 'name', isSame: (person: PersonInFile, candidate: Stored) => boolean): void {
    this.people.forEach((person, i) => {
      if (this.matches[i]) return;
      for (const candidate of this.free[by].get(keyOf(person, by) ?? '') ?? []) {
        if (isSame(person, candidate)) return this.take(i, candidate);
      }
    });
  }

  unmatchedNames(): Set<string> {
    return new Set(this.people.filter((_, i) => !this.matches[i]).map(nameKey));
  }

  freeNames(): Set<string> {
    return new Set([...this.free.name].filter(([, candidates]) => candidates.size > 0).map(([name]) => name));
  }

  private take(i: number, candidate: Stored): void {
    this.matches[i] = candidate;
    for (const by of ['email', 'name'] as const) this.free[by].get(keyOf(candidate, by) ?? '')?.delete(candidate);
  }
}

function keyOf(person: PersonInFile | ResidentFacts, by: 'email' | 'name'): string | null {
  if (by === 'name') return nameKey(person);
  return person.email === null ? null : normalizeEmail(person.email);
}

function mayBeKind(person: PersonInFile, stored: ResidentFacts): boolean {
  return person.kind === null || person.kind === stored.kind;
}
