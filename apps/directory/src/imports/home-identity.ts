// When two mentions of a home are the same home: by account number, else by name. Two units of one building are two homes, even
// where a file gives both the building's name.
import { folded } from '../names/name';
import { nameFromAddress, newProperty } from '../properties/property';
import type { PropertyFacts } from '../properties/property';
import type { HomeCells } from './roster-record';

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

/** Homes that were seen, oldest first, to know them again. */
export class KnownHomes<Home extends HomeIdentity> {
  private readonly byAccount = new Map<string, Home>();
  private readonly byName = new Map<string, { first: Home; numberless?: Home }>();

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
    for (const key of [keyOf(home.name, home.unit), keyOf(home.name, ANY_UNIT)]) {
      const entry = this.byName.get(key);
      if (!entry) this.byName.set(key, { first: home, numberless: home.accountNumber === null ? home : undefined });
      else if (home.accountNumber === null) entry.numberless ??= home;
    }
  }

  /** A unit is looked for, then a home of that name that says no unit. Two account numbers are two homes. */
  private named({ accountNumber, name, unit }: HomeIdentity): Home | undefined {
    const keys = unit === null ? [keyOf(name, ANY_UNIT)] : [keyOf(name, unit), keyOf(name, null)];
    const entries = keys.flatMap((key) => this.byName.get(key) ?? []);
    if (accountNumber === null) return entries[0]?.first;
    return entries.find(({ numberless }) => numberless?.accountNumber === null)?.numberless;
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

const ANY_UNIT = Symbol('any unit');

function keyOf(name: string, unit: string | null | typeof ANY_UNIT): string {
  if (unit === ANY_UNIT) return `${folded(name)}\tany`;
  return `${folded(name)}\t${unit === null ? 'none' : `unit ${folded(unit)}`}`;
}
