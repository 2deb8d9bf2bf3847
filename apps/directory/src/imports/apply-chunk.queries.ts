// Writes one chunk of an import: its properties, its people, its figures and its checkpoint, all of it or nothing.
import { fullName } from '@portico/contracts/full-name';
import type { ResidentChange } from '@portico/contracts/standings';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { lockCommunity } from '../communities/communities.queries';
import type { LockedCommunity } from '../communities/communities.queries';
import { claimEmails, emailHolders } from '../residents/email-claims.queries';
import type { EmailHolder } from '../residents/email-rule';
import { rememberChanges, rememberWanted } from '../residents/resident-news.service';
import { detachEmails, insertResidents, residentsOfProperties, updateResidents } from '../residents/residents.queries';
import type { BadRecord } from './bad-records';
import { changesOf, homesOf, isChanged, judge } from './chunk';
import type { Household, Verdict } from './chunk';
import { columnsFrom } from './column-mapping';
import { grouped } from './grouped';
import { fileProblems } from './import-records.queries';
import type { FiledRecord } from './import-records.queries';
import { recordProgress } from './imports.queries';
import type { Figures, Import } from './imports.queries';
import type { PersonInFile } from './household';
import { RecordReader } from './record-reader';
import type { Issue, RosterRecord } from './roster-record';
import { settleHomes } from './settle-homes.queries';

interface ReadRecord extends FiledRecord {
  record: RosterRecord;
}

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
 * @param told the changed addresses that invitations knows of; null where nobody needs to be told, as this is a rehearsal
 * @throws Untold
 */
export async function applyChunk(
  tx: EntityManager,
  job: Import,
  filed: readonly FiledRecord[],
  told: readonly ResidentChange[] | null,
): Promise<void> {
  const reader = new RecordReader(columnsFrom(job.mapping));
  const records = filed.map((it) => ({ ...it, record: reader.read(it) }));
  const tenant = { organizationId: job.organizationId, actor: job.actor };
  const community = await lockCommunity(tx, tenant.organizationId, job.communityId);
  const households = await settleHomes(tx, community, homesOf(records));
  const known = households.flatMap(({ propertyId, isNew }) => (isNew ? [] : [propertyId]));
  const stored = await residentsOfProperties(tx, community, known);
  const verdicts = judge(households, stored, await holdersOf(tx, tenant, community, households));
  const changes = changesOf(verdicts);
  if (told && !isTold(changes, told)) throw new Untold(tenant, changes);
  await writePeople(tx, tenant, community, verdicts, changes, job.sendInvitations);
  await fileProblems(tx, job.id, badRecords(records, verdicts, job));
  await recordProgress(tx, job.id, records.at(-1)!.home + 1, figuresOf(records, verdicts));
}

/** Who has the emails that the file gives; null where the community has no rule about it. */
async function holdersOf(
  tx: EntityManager,
  tenant: Tenant,
  community: LockedCommunity,
  households: readonly Household[],
): Promise<EmailHolder[] | null> {
  if (!community.oneEmailPerProperty) return null;
  const emails = households.flatMap(({ mentions }) => mentions.flatMap(({ person }) => person.email ?? []));
  return emailHolders(tx, tenant, community.id, { ids: [], emails });
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
  await claimEmails(tx, community, [...created, ...updated]);
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

/** The records with issues: their own, and the emails that another property has. */
function badRecords(records: readonly ReadRecord[], verdicts: readonly Verdict[], job: Import): BadRecord[] {
  const taken = grouped(
    verdicts.filter(({ takenBy }) => takenBy !== null),
    ({ person }) => person.row,
  );
  return records.flatMap(({ row, cells, record }) => {
    const late = (taken.get(row) ?? []).map(({ person, takenBy }) => takenIssue(person, takenBy!, job));
    const issues = [...record.issues, ...late];
    return issues.length > 0 ? [{ row, cells, issues }] : [];
  });
}

function takenIssue(person: PersonInFile, holder: string, { mapping }: Import): Issue {
  const word = person.group === '' ? 'email' : `${person.group}.email`;
  const whom = fullName(person);
  return {
    field: mapping.find(([, field]) => field === word)?.[0] ?? null,
    code: 'resident.email_taken',
    message: `${holder} has ${person.email} already; ${whom} was imported without it.`,
  };
}

function figuresOf(records: readonly ReadRecord[], verdicts: readonly Verdict[]): Figures {
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
