import { Injectable } from '@nestjs/common';
import { emailKeyOf } from '@portico/contracts/email';
import type { MassEditAnswer, ResidentEmailUpdate } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { lockCommunity, requireCommunity } from '../communities/communities.queries';
import type { LockedCommunity } from '../communities/communities.queries';
import { claimEmails, emailHolders } from './email-claims.queries';
import type { EmailHolder } from './email-rule';
import { judge } from './mass-edit';
import type { Verdict } from './mass-edit';
import { rememberChanges, ResidentNews } from './resident-news.service';
import { detachEmails, lockResidents, updateResidents } from './residents.queries';

@Injectable()
export class MassEditService {
  constructor(
    private readonly db: DataSource,
    private readonly news: ResidentNews,
  ) {}

  /**
   * Sets emails, each row on its own; the answer has the order of the rows. Judged twice: at first to know what invitations must be
   * told before anything is written, then again with the community locked. Only what passed and was told is written.
   */
  async edit(tenant: Tenant, communityId: string, rows: readonly ResidentEmailUpdate[]): Promise<MassEditAnswer> {
    await requireCommunity(this.db.manager, tenant.organizationId, communityId);
    const people = await concerned(this.db.manager, tenant, communityId, rows);
    const ruled = people.some((person) => person.ruled);
    const verdicts = judge(rows, people, ruled);
    const good = rows.filter((_, i) => verdicts[i] === null);
    const changes = changesOf(good, people).map(({ id, email }) => ({ residentId: id, email, removed: false }));
    const last = await this.news.before(tenant, changes, () =>
      this.db.transaction(async (tx) => {
        const community = await lockCommunity(tx, tenant.organizationId, communityId);
        return write(tx, tenant, community, good);
      }),
    );
    const byId = new Map(good.map(({ id }, i) => [id, last[i] ?? null]));
    return { results: rows.map(({ id }, i) => resultOf(id, verdicts[i] ?? byId.get(id) ?? null)) };
  }
}

async function write(
  tx: EntityManager,
  tenant: Tenant,
  community: LockedCommunity,
  rows: readonly ResidentEmailUpdate[],
): Promise<Verdict[]> {
  const ids = rows.map(({ id }) => id);
  const before = new Map((await lockResidents(tx, community, ids)).map((person) => [person.id, person]));
  const people = await concerned(tx, tenant, community.id, rows);
  const verdicts = judge(rows, people, community.oneEmailPerProperty);
  const good = rows.filter((_, i) => verdicts[i] === null);
  const next = good.map(({ id, email }) => ({ ...before.get(id)!, email }));
  await detachEmails(
    tx,
    community,
    next.map(({ id }) => id),
  );
  await claimEmails(tx, community, next);
  await updateResidents(tx, community, next);
  await rememberChanges(
    tx,
    tenant,
    changesOf(good, people).map(({ id }) => id),
  );
  return verdicts;
}

/** Those of the rows and whoever has one of the emails. */
function concerned(db: EntityManager, tenant: Tenant, communityId: string, rows: readonly ResidentEmailUpdate[]) {
  const ids = rows.map(({ id }) => id);
  return emailHolders(db, tenant, communityId, { ids, emails: rows.flatMap(({ email }) => email ?? []) });
}

/** The rows by which an address becomes another one; a change of its case is none. */
function changesOf(rows: readonly ResidentEmailUpdate[], people: readonly EmailHolder[]): ResidentEmailUpdate[] {
  const keys = new Map(people.map(({ id, emailKey }) => [id, emailKey]));
  return rows.filter(({ id, email }) => keys.get(id) !== emailKeyOf(email));
}

function resultOf(id: string, error: Verdict): MassEditAnswer['results'][number] {
  return error === null ? { id, ok: true } : { id, ok: false, error };
}
