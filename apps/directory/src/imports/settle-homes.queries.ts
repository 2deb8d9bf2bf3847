// The homes of a chunk become properties. Expects the caller to hold the community (`lockCommunity`) in the same transaction.
import type { EntityManager } from 'typeorm';
import type { LockedCommunity } from '../communities/communities.queries';
import { identityOf, KnownHomes, propertyOf, saidOf } from '../properties/home-identity';
import { findProperties, insertProperties, updateProperties } from '../properties/properties.queries';
import type { KnownProperty } from '../properties/properties.queries';
import { changedProperty, propertyFields } from '../properties/property';
import type { HomeInFile, Household } from './chunk';

/** Finds or makes the property of each home; what is filled in the file replaces what is stored. */
export async function settleHomes(
  tx: EntityManager,
  community: LockedCommunity,
  homes: readonly HomeInFile[],
): Promise<Household[]> {
  const identities = homes.map(({ cells }) => identityOf(cells));
  const found = await findProperties(tx, community, {
    accountNumbers: identities.flatMap(({ accountNumber }) => accountNumber ?? []),
    names: identities.map(({ name }) => name),
  });
  const known = new KnownHomes(found.map(({ id, accountNumber, name, unit }) => ({ id, accountNumber, name, unit })));
  const matches = identities.map((identity) => known.recognize(identity)?.id);
  await updateProperties(tx, community, updatesOf(homes, matches, found));
  const fresh = homes.filter((_, i) => matches[i] === undefined);
  const ids = await insertProperties(
    tx,
    community,
    fresh.map(({ cells }) => propertyOf(cells)),
  );
  const idOf = new Map(fresh.map((home, i) => [home, ids[i]!]));
  const settled = homes.map((home, i) => {
    const propertyId = matches[i] ?? idOf.get(home)!;
    return { propertyId, name: identities[i]!.name, isNew: matches[i] === undefined, mentions: home.mentions };
  });
  return byProperty(settled);
}

function updatesOf(
  homes: readonly HomeInFile[],
  matches: readonly (string | undefined)[],
  found: readonly KnownProperty[],
): KnownProperty[] {
  const next = new Map(found.map((property) => [property.id, property]));
  homes.forEach(({ cells }, i) => {
    const current = next.get(matches[i] ?? '');
    if (current) next.set(current.id, { id: current.id, ...changedProperty(current, saidOf(cells)) });
  });
  return found.flatMap((before) => {
    const after = next.get(before.id)!;
    return propertyFields.some((field) => before[field] !== after[field]) ? [after] : [];
  });
}

/** Two homes of the file may turn out to be one property. */
function byProperty(households: readonly Household[]): Household[] {
  const merged = new Map<string, Household>();
  for (const household of households) {
    const known = merged.get(household.propertyId);
    if (known) known.mentions.push(...household.mentions);
    else merged.set(household.propertyId, household);
  }
  return [...merged.values()];
}
