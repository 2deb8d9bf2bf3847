import { Injectable } from '@nestjs/common';
import type { AcceptBody, Accepted } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import { EntityManager } from 'typeorm';
import { SESSION_SECONDS } from '../accounts/session-times';
import { findOrMakeAccount, type AccountRow } from '../accounts/accounts.queries';
import { beginSession, endSession, findSession } from '../accounts/sessions.queries';
import type { StandingRow } from '../invitations/standings.queries';
import { StandingsSync } from '../invitations/standings.sync';
import { lockForAcceptance, recordAcceptance } from './acceptances.queries';
import { Homes, type Home } from './homes.service';
import { LinkNotices } from './link-notices.service';
import { findLink, type FoundLink } from './links.queries';
import { ProfilesService } from './profiles.service';

/** A resident accepts: their home is linked to an account and they are signed in (A11 to A13). */
@Injectable()
export class ActivationsService {
  constructor(
    private readonly db: EntityManager,
    private readonly homes: Homes,
    private readonly notices: LinkNotices,
    private readonly profiles: ProfilesService,
    private readonly standings: StandingsSync,
  ) {}

  /**
   * Accepts a live link once, however many try. The account is that of the invited address, found or made; or, confirmed, the one that
   * is signed in.
   *
   * @throws Problem `invitation.unknown`, `.expired`, `.superseded`, `.revoked`, `.used`, or `account.confirm_link`.
   */
  async accept(body: AcceptBody): Promise<Accepted> {
    const link = await liveLink(this.db, body.token);
    // Asked first: while directory is down nobody's link is used up.
    const home = await this.homes.of(link);
    const { account, sessionToken } = await this.db.transaction((tx) => this.acceptOnce(tx, link, home, body));
    await this.standings.tellNow([link.residentId]);
    const { residentId } = link;
    return { ...(await this.profiles.of(account)), residentId, sessionToken, maxAgeSeconds: SESSION_SECONDS };
  }

  private async acceptOnce(
    tx: EntityManager,
    link: FoundLink,
    home: Home,
    body: AcceptBody,
  ): Promise<{ account: AccountRow; sessionToken: string }> {
    const standing = await lockForAcceptance(tx, link);
    await liveLink(tx, body.token);
    const account = await accountFor(tx, standing, body);
    await recordAcceptance(tx, link, standing, account.id);
    if (account.emailKey !== standing.emailKey) {
      await this.notices.tell(tx, home, { invited: emailOf(standing), account: account.email });
    }
    if (body.sessionToken) await endSession(tx, body.sessionToken);
    return { account, sessionToken: await beginSession(tx, account.id) };
  }
}

/** The link, if it still opens. @throws Problem that says what it is instead. */
async function liveLink(db: EntityManager, token: string): Promise<FoundLink> {
  const link = await findLink(db, token);
  if (!link) throw new Problem('invitation.unknown');
  if (link.state !== 'live') throw new Problem(`invitation.${link.state}`);
  return link;
}

async function accountFor(tx: EntityManager, standing: StandingRow, body: AcceptBody): Promise<AccountRow> {
  const signedIn = body.sessionToken ? await findSession(tx, body.sessionToken) : undefined;
  if (!signedIn || signedIn.emailKey === standing.emailKey) return findOrMakeAccount(tx, emailOf(standing));
  if (!body.confirm) throw new Problem('account.confirm_link', `You are signed in as ${signedIn.email}.`);
  return signedIn;
}

/** The address that the link was mailed to: opening it proves that the mailbox is theirs. */
function emailOf(standing: StandingRow): string {
  if (standing.email === null) throw new Problem('invitation.revoked');
  return standing.email;
}
