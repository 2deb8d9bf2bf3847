import { Injectable } from '@nestjs/common';
import { normalizeEmail } from '@portico/contracts/email';
import { fullName } from '@portico/contracts/full-name';
import type { InvitationSent } from '@portico/contracts/invitations';
import { notFound, Problem } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { noteActivities } from '../activity/activity.queries';
import { ContentStore } from '../deliveries/content.store';
import { residentPath } from '../invitations/resident-path';
import {
  ensureStandings,
  lockStanding,
  lockStandings,
  restoreStanding,
  type StandingRow,
} from '../invitations/standings.queries';
import { StandingsSync } from '../invitations/standings.sync';
import { suppressedAmong } from '../suppressions/suppressions.queries';
import { isReachable, mailInvitations, type ReachableInvitee } from './invitation-mails.queries';
import { openInvitationsOf } from './invitation-views.queries';
import { Invitees } from './invitees.service';

/** Invites people one at a time: a delivery without a message, on the same path as a mass send. */
@Injectable()
export class SingleInvitationsService {
  constructor(
    private readonly db: EntityManager,
    private readonly invitees: Invitees,
    private readonly contents: ContentStore,
    private readonly standings: StandingsSync,
  ) {}

  /**
   * Sends or resends. Every earlier link of the resident is dead when this returns; the days of the new one count from its sending.
   *
   * @throws Problem `resource.not_found`, `resident.no_email`, `resident.already_active`, `resident.inactive`, `recipient.suppressed`.
   */
  async invite(tenant: Tenant, residentId: string): Promise<InvitationSent> {
    const invitee = (await this.invitees.find(tenant, [residentId])).get(residentId);
    if (!invitee) throw notFound('resident');
    if (!isReachable(invitee)) throw new Problem('resident.no_email', 'The resident has no email to send to.');
    await this.db.transaction(async (tx) => {
      await restoreStanding(tx, tenant.organizationId, residentId);
      await ensureStandings(tx, [invitee.card]);
      await refuseUninvitable(tx, await lockStanding(tx, tenant.organizationId, residentId), invitee.card.email);
      await this.mail(tx, tenant, [invitee]);
    });
    await this.standings.tellNow([residentId]);
    return (await openInvitationsOf(this.db, tenant.organizationId, [residentId])).get(residentId)!;
  }

  /**
   * Invites those of the residents who were never invited and can be mailed. Asking again changes nothing.
   *
   * @returns in the order asked, what stands open then; null for who has no open invitation.
   */
  async inviteWanted(tenant: Tenant, residentIds: readonly string[]): Promise<(InvitationSent | null)[]> {
    const found = await this.invitees.find(tenant, residentIds);
    const reachable = [...found.values()].filter(isReachable);
    const invited = await this.db.transaction((tx) => this.inviteNew(tx, tenant, reachable));
    if (invited.length > 0) await this.standings.tellNow(invited);
    const open = await openInvitationsOf(this.db, tenant.organizationId, residentIds);
    return residentIds.map((id) => open.get(id) ?? null);
  }

  private async inviteNew(tx: EntityManager, tenant: Tenant, reachable: ReachableInvitee[]): Promise<string[]> {
    const cards = reachable.map((invitee) => invitee.card);
    await ensureStandings(tx, cards);
    const standings = await lockStandings(
      tx,
      cards.map((card) => card.residentId),
    );
    const neverInvited = new Set(standings.filter(isNew).map((standing) => standing.residentId));
    const suppressed = await suppressedAmong(
      tx,
      tenant.organizationId,
      cards.map((card) => card.email),
    );
    const due = reachable.filter(
      ({ card }) => neverInvited.has(card.residentId) && !suppressed.has(normalizeEmail(card.email)),
    );
    await this.mail(tx, tenant, due);
    return due.map(({ card }) => card.residentId);
  }

  private async mail(
    tx: EntityManager,
    { organizationId, actor }: Tenant,
    invitees: ReachableInvitee[],
  ): Promise<void> {
    await mailInvitations(tx, this.contents, invitees);
    await noteActivities(
      tx,
      invitees.map(({ card }) => ({
        organizationId,
        communityId: card.communityId,
        type: 'invitation.sent',
        actor,
        subject: fullName(card),
        link: residentPath(card.residentId),
      })),
    );
  }
}

function isNew({ status, invitationId, removed }: StandingRow): boolean {
  return status === 'pending' && invitationId === null && !removed;
}

async function refuseUninvitable(tx: EntityManager, standing: StandingRow | undefined, email: string): Promise<void> {
  if (!standing) throw notFound('resident');
  if (standing.status === 'active')
    throw new Problem('resident.already_active', 'The resident uses the portal already.');
  if (standing.status === 'inactive') {
    throw new Problem('resident.inactive', 'Access is switched off: reactivate the resident instead.');
  }
  const suppressed = await suppressedAmong(tx, standing.organizationId, [email]);
  if (suppressed.size > 0) throw new Problem('recipient.suppressed', 'Mail to this address bounced, or is not wanted.');
}
