// When two mentions of a home are the same home: by account number, else by name. Two units of one building are two homes, even
// where a file gives both the building's name.
import { folded } from '../names/name';
import { nameFromAddress, newProperty } from './property';
import type { PropertyFacts } from './property';

/** The filled cells about a home in a record of a file. */
export type HomeCells = Partial<Record<'propertyName' | Exclude<keyof PropertyFacts, 'name'>, string>>;

export interface HomeIdentity {
  accountNumber: string | null;
  name: string;
  unit: string | null;
}

/** What tells a home from others; the name may come from the address or, at last, be the account number. */
export function identityOf(home: HomeCells): HomeIdentity {
  const { accountNumber = null, unit = null } = home;
  return { accountNumber, name: home.propertyName ?? nameFromAddress(home) ?? accountNumber ?? '', unit };
}

/** What a file says of a home, as a property says it. */
export function saidOf({ propertyName, ...cells }: HomeCells): Partial<PropertyFacts> {
  return propertyName === undefined ? cells : { ...cells, name: propertyName };
}

/** The home as a new property. */
export function propertyOf(home: HomeCells): PropertyFacts {
  return newProperty({ ...saidOf(home), name: identityOf(home).name })!;
}

/** Some homes that were seen. */
interface Seen<Home> {
  first: Home;
  /** The first without an account number, as it was when it was seen. */
  numberless?: Home;
}

interface Namesakes<Home> extends Seen<Home> {
  /** Those that say no unit. */
  unitless?: Seen<Home>;
}

/** Homes that were seen, oldest first, to know them again. Most share their name with none: they cost one entry. */
export class KnownHomes<Home extends HomeIdentity> {
  private readonly byAccount = new Map<string, Home>();
  private readonly byName = new Map<string, Namesakes<Home>>();
  private readonly byUnit = new Map<string, Seen<Home>>();

  constructor(homes: readonly Home[] = []) {
    homes.forEach((home) => this.add(home));
  }

  /** The home, if it was seen. A home without an account number takes that of the first mention that has one. */
  recognize(mention: HomeIdentity): Home | undefined {
    const home = this.byAccount.get(mention.accountNumber ?? '') ?? this.named(mention);
    if (home && home.accountNumber === null && mention.accountNumber !== null) {
      home.accountNumber = mention.accountNumber;
      this.byAccount.set(mention.accountNumber, home);
    }
    return home;
  }

  add(home: Home): void {
    if (home.accountNumber !== null) this.byAccount.set(home.accountNumber, home);
    const name = folded(home.name);
    const namesakes: Namesakes<Home> = withHome(this.byName.get(name), home);
    this.byName.set(name, namesakes);
    if (home.unit === null) namesakes.unitless = withHome(namesakes.unitless, home);
    else this.byUnit.set(unitKey(name, home.unit), withHome(this.byUnit.get(unitKey(name, home.unit)), home));
  }

  /** A unit is looked for, then a home of that name that says no unit. Two account numbers are two homes. */
  private named({ accountNumber, name, unit }: HomeIdentity): Home | undefined {
    const key = folded(name);
    const namesakes = this.byName.get(key);
    if (!namesakes) return undefined;
    const seen = unit === null ? [namesakes] : [this.byUnit.get(unitKey(key, unit)), namesakes.unitless];
    if (accountNumber === null) return seen.find((homes) => homes !== undefined)?.first;
    return seen.find((homes) => homes?.numberless?.accountNumber === null)?.numberless;
  }
}

/** Numbers the homes of a file in the order in which they appear; a home that comes again has its number again. */
export class HomeNumbers {
  private readonly homes = new KnownHomes<HomeIdentity & { number: number }>();
  private count = 0;

  /** A record without a home gets a number of its own. */
  numberOf(home: HomeCells): number {
    const identity = identityOf(home);
    const known = identity.name === '' ? undefined : this.homes.recognize(identity);
    if (known) return known.number;
    const number = this.count++;
    if (identity.name !== '') this.homes.add({ ...identity, number });
    return number;
  }
}

function withHome<Home extends HomeIdentity>(seen: Seen<Home> | undefined, home: Home): Seen<Home> {
  if (!seen) return { first: home, numberless: home.accountNumber === null ? home : undefined };
  if (home.accountNumber === null) seen.numberless ??= home;
  return seen;
}

/** `name` is folded. */
function unitKey(name: string, unit: string): string {
  return `${name}\t${folded(unit)}`;
}
