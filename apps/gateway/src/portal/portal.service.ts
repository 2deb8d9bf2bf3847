import { Injectable } from '@nestjs/common';
import { PortalClient } from '@portico/clients/portal-client';
import type { ActivationBody, PortalMe } from '@portico/contracts/portal';
import type { SessionStarted } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import type { Request, Response } from 'express';
import { CookieJar } from '../access/cookie-jar.service';
import { LimitsService, tooMany } from '../limits/limits.service';
import { BrowsersService } from './browsers.service';
import { NoncesService } from './nonces.service';
import { homePage } from './portal-page';

/** The resident's side of the edge: nonce and cookie are ours, what a link opens is invitations'. */
@Injectable()
export class PortalService {
  constructor(
    private readonly client: PortalClient,
    private readonly nonces: NoncesService,
    private readonly jar: CookieJar,
    private readonly limits: LimitsService,
    private readonly browsers: BrowsersService,
  ) {}

  /** Accepts an invitation on a person's act and signs them in; the portal opens at this home next, whatever was looked at before. */
  async activate({ token, nonce, confirm }: ActivationBody, request: Request, response: Response): Promise<PortalMe> {
    await this.nonces.spend(request, nonce);
    try {
      const sessionToken = this.jar.read(request, 'portal') ?? null;
      const { residentId, ...session } = await this.client.accept({ token, confirm, sessionToken });
      const me = this.signIn(response, session);
      this.browsers.openNext(response, homePage(residentId));
      return me;
    } catch (error) {
      if (comesAgain(error)) await this.nonces.giveBack(nonce);
      throw error;
    }
  }

  /** Mails a fresh link to the address on file, at most three times an hour for an invitation. */
  async renew(token: string): Promise<void> {
    const { state, invitationId } = await this.client.peekLink(token);
    if (state === 'unknown' || invitationId === null) throw new Problem('invitation.unknown');
    const count = await this.limits.take('renew-invitation', invitationId);
    if (count.used > count.quota) throw tooMany(count);
    await this.client.renewLink(token);
  }

  /** Signs in by the link of a mail. */
  async start(token: string, response: Response): Promise<PortalMe> {
    return this.signIn(response, await this.client.startSession(token));
  }

  /** Signs out: the session ends here and now, or all of the account do. */
  async end(request: Request, response: Response, everywhere?: boolean): Promise<void> {
    const token = this.jar.read(request, 'portal');
    if (token !== undefined) await this.client.endSession({ token, everywhere });
    this.jar.clear(response, 'portal');
  }

  /** Begins the session that invitations answered: its token goes into the cookie. */
  signIn(response: Response, { sessionToken, maxAgeSeconds, account, profiles }: SessionStarted): PortalMe {
    this.jar.set(response, 'portal', sessionToken, maxAgeSeconds);
    return { account, profiles };
  }
}

/** Nothing has changed, and the same page will ask again: with `confirm`, or when the service is back. */
function comesAgain(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'account.confirm_link' || error.status >= 500);
}
