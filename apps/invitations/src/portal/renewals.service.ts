import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { accountById } from '../accounts/accounts.queries';
import { noteActivity } from '../activity/activity.queries';
import { ContentStore } from '../deliveries/content.store';
import { residentPath } from '../invitations/resident-path';
import { ensureStandings, lockStanding } from '../invitations/standings.queries';
import { StandingsSync } from '../invitations/standings.sync';
import { systemTenant } from '../invitations/system-tenant';
import { isReachable, mailInvitations, type ReachableInvitee } from '../single-invitations/invitation-mails.queries';
import { Invitees } from '../single-invitations/invitees.service';
import { suppressedAmong } from '../suppressions/suppressions.queries';
import { findLink, type FoundLink } from './links.queries';
import { SignInService } from './sign-in.service';

/** "Send me a new link": to the address on file and nowhere else, whoever asks. Says nothing about what it did. */
@Injectable()
export class RenewalsService {
  constructor(
    private readonly db: EntityManager,
    private readonly invitees: Invitees,
    private readonly contents: ContentStore,
    private readonly standings: StandingsSync,
    private readonly signIn: SignInService,
  ) {}

  /** A fresh link for a live, expired or superseded one; a sign-in link for a used one; for a revoked or unknown one nothing. */
  async renew(token: string): Promise<void> {
    const link = await findLink(this.db, token);
    if (!link || link.state === 'revoked') return;
    if (link.state === 'used') return this.remind(link);
    const invitee = (await this.invitees.find(systemTenant(link.organizationId), [link.residentId])).get(
      link.residentId,
    );
    if (!invitee || !isReachable(invitee)) return;
    if (await this.db.transaction((tx) => this.resend(tx, link, token, invitee))) {
      await this.standings.tellNow([link.residentId]);
    }
  }

  private async remind({ accountId }: FoundLink): Promise<void> {
    const account = accountId === null ? undefined : await accountById(this.db, accountId);
    if (account) await this.signIn.request(account.email);
  }

  private async resend(tx: EntityManager, link: FoundLink, token: string, invitee: ReachableInvitee): Promise<boolean> {
    await ensureStandings(tx, [invitee.card]);
    const standing = await lockStanding(tx, link.organizationId, link.residentId);
    const now = await findLink(tx, token);
    if (!standing || !now || now.state === 'revoked' || now.state === 'used') return false;
    const { organizationId, communityId, residentId } = link;
    if ((await suppressedAmong(tx, organizationId, [invitee.card.email])).size > 0) return false;
    await mailInvitations(tx, this.contents, [invitee]);
    const entry = { organizationId, communityId, subject: standing.name, link: residentPath(residentId) };
    const actor = { kind: 'resident', name: standing.name } as const;
    await noteActivity(tx, { ...entry, type: 'invitation.renewed', actor });
    return true;
  }
}
