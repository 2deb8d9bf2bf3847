import { Injectable } from '@nestjs/common';
import { PortalClient } from '@portico/clients/portal-client';
import type { LinkPeek } from '@portico/contracts/portal-sessions';
import type { Problem } from '@portico/contracts/problems';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { CookieJar } from '../access/cookie-jar.service';
import { PasswordLinksService } from '../staff/password-links.service';
import type { PageAnswer } from '../forms/page-answer';
import { TroublePages } from '../forms/page.filter';
import { confirmPage, deadLinkPage, tooOldPage, type DeadState } from './activation-page';
import { seeOther } from './page';
import { localeOfRequest, tokenOfRequest } from './page.request';
import { signInPage } from './portal-pages';
import { passwordOutcomePage, passwordPage } from './staff-pages';
import { troublePage } from './trouble-page';

/** Which page tells a person what a problem means, and what they can do about it. */
@Injectable()
export class TroublePagesService extends TroublePages {
  constructor(
    private readonly client: PortalClient,
    private readonly links: PasswordLinksService,
    private readonly jar: CookieJar,
    private readonly db: DataSource,
  ) {
    super();
  }

  override pageFor(problem: Problem, request: Request): Promise<PageAnswer> | PageAnswer {
    const locale = localeOfRequest(request);
    const [family, what] = problem.code.split('.') as [string, string];
    if (request.path.endsWith('/auth/password')) return this.passwordTrouble(problem, request);
    if (problem.code === 'auth.required') return seeOther('/portal/sign-in');
    if (problem.code === 'invitation.used') return seeOther('/portal/sign-in?note=used');
    if (family === 'sign_in') return signInPage(locale, what === 'expired' ? 'expired' : 'dead', problem.status);
    if (problem.code === 'validation.failed' && request.path.endsWith('/sign-in-links'))
      return signInPage(locale, 'wrong', 422);
    const token = tokenOfRequest(request);
    if (token === null)
      return family === 'invitation' ? deadLinkPage('unknown', null, '', locale) : troublePage(locale, problem);
    if (problem.code === 'activation.nonce_invalid') return tooOldPage(token, locale);
    if (problem.code === 'account.confirm_link') return this.confirm(token, request);
    if (family === 'invitation') return this.deadLink(what as DeadState, token, request);
    return troublePage(locale, problem);
  }

  private async deadLink(state: DeadState, token: string, request: Request): Promise<PageAnswer> {
    const home = state === 'unknown' ? null : await this.homeOf(token);
    return deadLinkPage(state, home, token, localeOfRequest(request));
  }

  private async confirm(token: string, request: Request): Promise<PageAnswer> {
    const { nonce } = request.body as { nonce: string };
    const { account } = await this.client.portalMe(this.jar.read(request, 'portal') ?? '');
    return confirmPage(await this.homeOf(token), token, nonce, account.email, localeOfRequest(request));
  }

  private async passwordTrouble(problem: Problem, request: Request): Promise<PageAnswer> {
    const locale = localeOfRequest(request);
    if (problem.code.startsWith('sign_in.')) return passwordOutcomePage(locale, 'dead', problem.status);
    const token = tokenOfRequest(request);
    if (problem.code !== 'validation.failed' || token === null) return troublePage(locale, problem);
    const { email } = await this.links.look(this.db.manager, token);
    return passwordPage(locale, email, token, problem.detail);
  }

  private async homeOf(token: string): Promise<LinkPeek['home']> {
    return (await this.client.peekLink(token)).home;
  }
}
