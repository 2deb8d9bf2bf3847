// Which column holds what, guessed from the headers alone: one resident to a row, or a home to a row with several people side by side.
import { guessHeader } from './header-words';
import type { HeaderGuess } from './header-words';
import { personFields } from './roster-fields';
import type { Group, HomeField, PersonField, Target } from './roster-fields';

/** A column of the file. `header` is unique: a repeated one gets its number, "Email (2)". */
export interface Column {
  header: string;
  target: Target | null;
}

/** Headers as they are shown, each once; a nameless one is called by its place. */
export function labelsOf(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, i) => {
    const label = header || `Column ${i + 1}`;
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return times === 1 ? label : `${label} (${times})`;
  });
}

/** Guesses every column, from left to right. What is taken once is not taken twice, but for parts of one address or name. */
export function guessColumns(headers: readonly string[]): Column[] {
  const guesses = headers.map(guessHeader);
  const groups = new Grouping(guesses.filter((guess) => guess !== null));
  const taken = new Map<string, boolean>();
  return labelsOf(headers).map((header, i) => {
    const guess = guesses[i];
    const target = guess ? groups.targetOf(guess, isPart(guess, header)) : null;
    return { header, target: target && guess && take(taken, target, isPart(guess, header)) ? target : null };
  });
}

/** A second column for the same thing counts only where it completes the first: a street after its number, a company beside a last name. */
function take(taken: Map<string, boolean>, { group, field }: Target, part: boolean): boolean {
  const key = `${group ?? 'home'}.${field}`;
  const before = taken.get(key);
  taken.set(key, (before ?? true) && part);
  return before === undefined || before !== part;
}

function isPart(guess: HeaderGuess, header: string): boolean {
  return guess.part || (guess.field === 'lastName' && !/last|surname|family|apellido/i.test(header));
}

/** Puts the columns about people into groups, in the order of the columns. */
class Grouping {
  /** Names that do not say whose they are, by their number: with one of them a row has a person who is neither `owner1` nor `tenant1`. */
  private readonly plainNames: ReadonlySet<number>;
  /** "Owner Name" beside a "Type" column: it is the type that says what this one person is. */
  private readonly typed: boolean;
  private last: Group;
  private plain: Group = '';
  private readonly seen = new Set<string>();

  constructor(guesses: readonly HeaderGuess[]) {
    const groups = guesses.flatMap((guess) => groupOf(guess) ?? []);
    const plain = guesses.filter((guess) => guess.who === 'anyone' && isName(guess.field));
    this.plainNames = new Set(plain.map((guess) => guess.nth ?? 1));
    this.typed =
      !this.plainNames.has(1) && new Set(groups).size === 1 && guesses.some((guess) => guess.field === 'kind');
    this.last = this.typed ? '' : (groups[0] ?? '');
  }

  /** Null for a column that belongs to nobody. */
  targetOf(guess: HeaderGuess, part: boolean): Target | null {
    const { field } = guess;
    if (!isPersonField(field)) return { group: null, field };
    if (field === 'kind') return this.typed || this.plainNames.has(1) ? { group: '', field } : null;
    const group = this.typed ? '' : (groupOf(guess) ?? this.groupOfPlain(field, guess.nth, part));
    if (group === null) return null;
    if (guess.who !== 'anyone') this.last = group;
    return { group, field };
  }

  /** "Name 2" is a second owner; "Email 2" without such a name is nobody's. "Email" after "Owner" is the owner's. */
  private groupOfPlain(field: PersonField, nth: number | null, part: boolean): Group | null {
    if (nth !== null && nth > 1) return this.plainNames.has(nth) ? `owner${nth}` : null;
    if (!this.plainNames.has(1)) return this.last;
    if (isName(field) && !part && this.seen.has(`${this.plain}.${field}`)) this.plain = nextOwner(this.plain);
    this.seen.add(`${this.plain}.${field}`);
    return this.plain;
  }
}

function groupOf({ who, nth }: HeaderGuess): Group | null {
  return who === 'anyone' ? null : `${who}${nth ?? 1}`;
}

function nextOwner(group: Group): Group {
  return `owner${group === '' ? 2 : Number(group.slice(5)) + 1}`;
}

function isName(field: string): boolean {
  return field === 'firstName' || field === 'lastName' || field === 'fullName';
}

function isPersonField(field: HomeField | PersonField): field is PersonField {
  return (personFields as readonly string[]).includes(field);
}
