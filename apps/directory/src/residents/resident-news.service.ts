// What invitations must learn of people: before a commit, so that no mail goes to the old address, and once more after it.
import { Injectable } from '@nestjs/common';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { ResidentChange } from '@portico/contracts/standings';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { remember, rememberAll, type Handlers, type News } from '../topics';

const PEOPLE_A_CALL = 1_000;

/** Notes, with the people, the wish to invite them. Who was invited before is passed over by invitations. */
export async function rememberWanted(tx: EntityManager, tenant: Tenant, residentIds: readonly string[]): Promise<void> {
  const payloads = slices(residentIds, PEOPLE_A_CALL).map((some) => ({ tenant, residentIds: some }));
  await rememberAll(tx, 'invitation.wanted', payloads);
}

/** Notes, with the change, that invitations hears of these people again once it is committed: whatever they are then. */
export async function rememberChanges(
  tx: EntityManager,
  tenant: Tenant,
  residentIds: readonly string[],
): Promise<void> {
  if (residentIds.length > 0) await remember(tx, 'resident.changed', { tenant, residentIds });
}

@Injectable()
export class ResidentNews {
  readonly handlers: Handlers = {
    'resident.changed': (news) => this.tellAgain(news),
    'invitation.wanted': (news) => this.invite(news),
  };

  constructor(
    private readonly db: DataSource,
    private readonly invitations: InvitationsClient,
  ) {}

  /**
   * Tells invitations, then does `work`, which commits the changes and calls `rememberChanges` in the same transaction. A crash
   * between errs to the safe side: an invitation is revoked too many. When `work` throws, invitations is told what stayed. What was
   * committed is told at once, so that whoever looks at a message in review sees the new address, and repeated from the outbox.
   *
   * @throws Problem 503 when invitations does not answer; nothing is changed then.
   */
  async before<T>(tenant: Tenant, changes: readonly ResidentChange[], work: () => Promise<T>): Promise<T> {
    if (changes.length === 0) return work();
    for (const some of slices(changes, PEOPLE_A_CALL))
      await this.invitations.residentsChanged(tenant, { changes: some });
    const ids = changes.map(({ residentId }) => residentId);
    const done = await work().catch(async (error: unknown) => {
      await this.db.transaction((tx) => rememberChanges(tx, tenant, ids)).catch(() => undefined); // the first error says more
      throw error;
    });
    await this.tellCommitted(tenant, ids).catch(() => undefined); // the outbox repeats it
    return done;
  }

  private async tellAgain(news: readonly News[]): Promise<void> {
    for (const { tenant, residentIds } of byTenant(news)) await this.tellCommitted(tenant, residentIds);
  }

  private async invite(news: readonly News[]): Promise<void> {
    for (const { tenant, residentIds } of byTenant(news)) {
      for (const some of slices(residentIds, PEOPLE_A_CALL))
        await this.invitations.inviteWanted(tenant, { residentIds: some });
    }
  }

  private async tellCommitted(tenant: Tenant, residentIds: readonly string[]): Promise<void> {
    for (const some of slices(await this.changesOf(tenant, residentIds), PEOPLE_A_CALL))
      await this.invitations.changesCommitted(tenant, { changes: some });
  }

  /** How these people are now; who is not there was removed. */
  private changesOf({ organizationId }: Tenant, residentIds: readonly string[]): Promise<ResidentChange[]> {
    return this.db.query(
      `SELECT it.id AS "residentId", resident.email, resident.id IS NULL AS removed
         FROM unnest($2::uuid[]) AS it (id) LEFT JOIN resident ON resident.id = it.id AND resident.organization_id = $1`,
      [organizationId, residentIds],
    );
  }
}

/** One entry for each who acted in an organization, everyone named once. */
function byTenant(news: readonly News[]): News[] {
  const byKey = new Map<string, { tenant: Tenant; residentIds: Set<string> }>();
  for (const { tenant, residentIds } of news) {
    const key = JSON.stringify([tenant.organizationId, tenant.actor]);
    const entry = byKey.get(key) ?? { tenant, residentIds: new Set() };
    for (const id of residentIds) entry.residentIds.add(id);
    byKey.set(key, entry);
  }
  return [...byKey.values()].map(({ tenant, residentIds }) => ({ tenant, residentIds: [...residentIds] }));
}

function slices<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
