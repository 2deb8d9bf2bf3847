// Writes one chunk of an import: its properties, its people, its figures and its checkpoint, all of it or nothing.
import type { ResidentChange } from '@portico/contracts/standings';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { lockCommunity } from '../communities/communities.queries';
import type { LockedCommunity } from '../communities/communities.queries';
import { findProperties, insertProperties, updateProperties } from '../properties/properties.queries';
import type { KnownProperty } from '../properties/properties.queries';
import { changedProperty, propertyFields } from '../properties/property';
import { rememberChanges, rememberWanted } from '../residents/resident-news.service';
import {
  claimEmails,
  detachEmails,
  emailKeyOf,
  insertResidents,
  residentsOfProperties,
  updateResidents,
} from '../residents/residents.queries';
import { changesOf, homesOf, isChanged, judge } from './chunk';
import type { HomeInFile, Household, Verdict } from './chunk';
import { grouped } from './grouped';
import { identityOf, KnownHomes, propertyOf, saidOf } from './home-identity';
import type { Import } from './import.entity';
import { fileIssues } from './import-records.queries';
import type { FiledIssue, FiledRecord } from './import-records.queries';
import { recordProgress } from './imports.queries';
import type { PersonInFile } from './household';

/** Addresses would change of which invitations has not been told: it is told first, then the chunk is tried again. */
export class Untold extends Error {
  constructor(
    readonly tenant: Tenant,
    readonly changes: ResidentChange[],
  ) {
    super('Invitations must hear of changed addresses first.');
  }
}

/**
 * Applies records that hold whole homes.
 *
 * @param told the changed addresses that invitations knows of; null where nobody needs to be told, as this will be undone
 * @throws Untold
 */
export async function applyChunk(
  tx: EntityManager,
  job: Import,
  records: readonly FiledRecord[],
  told: readonly ResidentChange[] | null,
): Promise<void> {
  const tenant = { organizationId: job.organizationId, actor: job.actor };
  const community = await lockCommunity(tx, tenant.organizationId, job.communityId);
  const households = await settleHomes(tx, community, homesOf(records));
  const known = households.flatMap(({ propertyId, isNew }) => (isNew ? [] : [propertyId]));
  const stored = await residentsOfProperties(tx, community, known);
  const verdicts = judge(households, stored, await holdersOf(tx, community, households));
  const changes = changesOf(verdicts);
  if (told && !isTold(changes, told)) throw new Untold(tenant, changes);
  await writePeople(tx, tenant, community, verdicts, changes, job.sendInvitations);
  await fileIssues(tx, job.id, issuesOf(records, verdicts, job));
  await recordProgress(tx, job.id, records.at(-1)!.home + 1, figuresOf(records, verdicts));
}

/** Finds or makes the property of each home; what is filled in the file replaces what is stored. */
async function settleHomes(
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

/** Who has the emails that the file gives; null where the community has no rule about it. */
async function holdersOf(
  tx: EntityManager,
  community: LockedCommunity,
  households: readonly Household[],
): Promise<Map<string, { propertyId: string; name: string }> | null> {
  if (!community.oneEmailPerProperty) return null;
  const keys = households.flatMap(({ mentions }) => mentions.flatMap(({ person }) => emailKeyOf(person.email) ?? []));
  const rows = await tx.query<{ key: string; propertyId: string; name: string }[]>(
    `SELECT it.key, property.id AS "propertyId", property.name FROM unnest($2::text[]) AS it (key),
            LATERAL (SELECT property_id FROM email_claim WHERE community_id = $1 AND email_key = it.key LIMIT 1) AS claim,
            LATERAL (SELECT id, name FROM property WHERE id = claim.property_id LIMIT 1) AS property`,
    [community.id, keys],
  );
  return new Map(rows.map(({ key, ...holder }) => [key, holder]));
}

async function writePeople(
  tx: EntityManager,
  tenant: Tenant,
  community: LockedCommunity,
  verdicts: readonly Verdict[],
  changes: readonly ResidentChange[],
  invite: boolean,
): Promise<void> {
  const changedIds = changes.map(({ residentId }) => residentId);
  if (changedIds.length > 0) await detachEmails(tx, community, changedIds);
  const created = verdicts.filter(({ stored }) => stored === null).map(({ next }) => next);
  const updated = verdicts.filter(isChanged).map(({ stored, next }) => ({ id: stored!.id, ...next }));
  const claims = [...created, ...updated].flatMap(({ email, propertyId }) =>
    email === null ? [] : [{ email, propertyId }],
  );
  const refused = (await claimEmails(tx, community, claims)).filter((holder) => holder !== null);
  if (refused.length > 0) throw new Error(`${refused.length} emails were judged free and are not.`);
  const ids = await insertResidents(tx, community, created);
  await updateResidents(tx, community, updated);
  await rememberChanges(tx, tenant, changedIds);
  if (invite)
    await rememberWanted(
      tx,
      tenant,
      ids.filter((_, i) => created[i]!.email !== null),
    );
}

/** The records' own issues, and the emails that another property has; each with its place in its record. */
function issuesOf(records: readonly FiledRecord[], verdicts: readonly Verdict[], job: Import): FiledIssue[] {
  const taken = grouped(
    verdicts.filter(({ takenBy }) => takenBy !== null),
    ({ person }) => person.row,
  );
  return records.flatMap(({ record: { row, issues } }) => {
    const all = [...issues, ...(taken.get(row) ?? []).map(({ person, takenBy }) => takenIssue(person, takenBy!, job))];
    return all.map((issue, turn) => ({ ...issue, row, turn }));
  });
}

function takenIssue(person: PersonInFile, holder: string, { mapping }: Import): Omit<FiledIssue, 'row' | 'turn'> {
  const word = person.group === '' ? 'email' : `${person.group}.email`;
  const whom = `${person.firstName} ${person.lastName}`.trim();
  return {
    field: mapping.find(([, field]) => field === word)?.[0] ?? null,
    code: 'resident.email_taken',
    message: `${holder} has ${person.email} already; ${whom} was imported without it.`,
  };
}

function figuresOf(
  records: readonly FiledRecord[],
  verdicts: readonly Verdict[],
): Parameters<typeof recordProgress>[3] {
  const created = verdicts.filter(({ stored }) => stored === null).length;
  const updated = verdicts.filter(isChanged).length;
  const mentions = verdicts.reduce((sum, { person }) => sum + person.times, 0);
  const failed = records.reduce((sum, { record }) => sum + record.failed, 0);
  return { rows: records.length, created, updated, skipped: mentions - created - updated, failed };
}

function isTold(changes: readonly ResidentChange[], told: readonly ResidentChange[]): boolean {
  const known = new Map(told.map(({ residentId, email }) => [residentId, email]));
  return changes.every(({ residentId, email }) => known.get(residentId) === email);
}
