import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { ActivityType } from '@portico/contracts/activity';
import { notFound, Problem } from '@portico/contracts/problems';
import type { PortalStatus } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { endHomelessSessions } from '../accounts/sessions.queries';
import { noteActivity } from '../activity/activity.queries';
import { residentPath } from './resident-path';
import { lockStanding, moveStandings, publishStandings, type StandingRow } from './standings.queries';
import { StandingsSync } from './standings.sync';
import { withdraw } from './withdrawals.queries';

/** What staff do to where a resident stands. True in directory's lists as well when the call returns. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: EntityManager,
    private readonly directory: DirectoryClient,
    private readonly standings: StandingsSync,
  ) {}

  /**
   * Takes the open invitation back: its links are dead, an invited resident is pending again.
   *
   * @throws Problem `resource.not_found`, or `invitation.none` where nothing is open.
   */
  async revoke(tenant: Tenant, residentId: string): Promise<void> {
    await this.change(tenant, residentId, async (tx, standing) => {
      const withdrawn = standing ? await withdraw(tx, tenant, [standing]) : [];
      if (withdrawn.length === 0) throw new Problem('invitation.none');
    });
  }

  /**
   * Switches access off. The home vanishes from the sessions of its account; those with no other home end.
   *
   * @throws Problem `resource.not_found`, `resident.inactive` where it is off already, `resident.wrong_state` where it was never on.
   */
  async deactivate(tenant: Tenant, residentId: string): Promise<void> {
    await this.change(tenant, residentId, async (tx, standing) => {
      if (standing?.status === 'inactive') throw new Problem('resident.inactive', 'Access is switched off already.');
      await move(tx, tenant, standing, 'deactivate');
      await endHomelessSessions(tx, [residentId]);
    });
  }

  /**
   * Switches access on again, with the same account.
   *
   * @throws Problem `resource.not_found`, `resident.already_active`, `resident.wrong_state` where it was never on.
   */
  async reactivate(tenant: Tenant, residentId: string): Promise<void> {
    await this.change(tenant, residentId, async (tx, standing) => {
      if (standing?.status === 'active') throw new Problem('resident.already_active');
      await move(tx, tenant, standing, 'reactivate');
    });
  }

  private async change(
    tenant: Tenant,
    residentId: string,
    act: (tx: EntityManager, standing: StandingRow | undefined) => Promise<void>,
  ): Promise<void> {
    const [card] = await this.directory.recipientsByIds(tenant, { ids: [residentId] });
    if (!card) throw notFound('resident');
    await this.db.transaction(async (tx) => {
      const standing = await lockStanding(tx, tenant.organizationId, residentId);
      await act(tx, standing?.removed ? undefined : standing);
      await publishStandings(tx, [residentId]);
    });
    await this.standings.tellNow([residentId]);
  }
}

const told = { deactivate: 'resident.deactivated', reactivate: 'resident.reactivated' } as const satisfies Record<
  string,
  ActivityType
>;
const needed: Record<keyof typeof told, PortalStatus> = { deactivate: 'active', reactivate: 'inactive' };

async function move(
  tx: EntityManager,
  { organizationId, actor }: Tenant,
  standing: StandingRow | undefined,
  act: keyof typeof told,
): Promise<void> {
  const moved = standing ? await moveStandings(tx, [standing.residentId], act) : [];
  if (!standing || moved.length === 0) {
    throw new Problem('resident.wrong_state', `Only ${needed[act]} residents can be ${act}d.`);
  }
  const { communityId, name, residentId } = standing;
  const entry = { organizationId, communityId, subject: name, link: residentPath(residentId) };
  await noteActivity(tx, { ...entry, type: told[act], actor });
}
