import { Injectable } from '@nestjs/common';
import { HomesClient } from '@portico/clients/homes-client';
import { PortalClient } from '@portico/clients/portal-client';
import type { AccountPatch, ActivationBody, PortalMe } from '@portico/contracts/portal';
import type { SessionStarted } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import type { Request, Response } from 'express';
import type { PortalCaller } from '../access/caller.decorators';
import { CookieJar } from '../access/cookie-jar.service';
import { LimitsService, tooMany } from '../limits/limits.service';
import { NoncesService } from './nonces.service';

/** The resident's side of the edge: nonce and cookie are ours, what a link opens is invitations'. */
@Injectable()
export class PortalService {
  constructor(
    private readonly client: PortalClient,
    private readonly nonces: NoncesService,
    private readonly jar: CookieJar,
    private readonly limits: LimitsService,
    private readonly homes: HomesClient,
  ) {}

  /** Accepts an invitation on a person's act and signs them in. */
  async activate({ token, nonce, confirm }: ActivationBody, request: Request, response: Response): Promise<PortalMe> {
    await this.nonces.spend(request, nonce);
    try {
      const sessionToken = this.jar.read(request, 'portal') ?? null;
      return this.signIn(response, await this.client.accept({ token, confirm, sessionToken }));
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

  /** One person has one language: that of all their homes. */
  async update({ me }: PortalCaller, { locale }: AccountPatch): Promise<PortalMe> {
    if (locale === undefined) return me;
    await this.homes.setLocale({ residentIds: me.profiles.map(({ residentId }) => residentId), locale });
    return { ...me, account: { ...me.account, locale } };
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
