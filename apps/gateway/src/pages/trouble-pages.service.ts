import { Injectable } from '@nestjs/common';
import { PortalClient } from '@portico/clients/portal-client';
import type { LinkPeek } from '@portico/contracts/portal-sessions';
import type { Problem } from '@portico/contracts/problems';
import type { Request } from 'express';
import { CookieJar } from '../access/cookie-jar.service';
import type { PageAnswer } from '../forms/page-answer';
import { TroublePages } from '../forms/page.filter';
import { BrowsersService } from '../portal/browsers.service';
import { portalPageAt } from '../portal/portal-page';
import { confirmPage, deadLinkPage, tooOldPage, type DeadState } from './activation-page';
import { seeOther } from './page';
import { tokenOfRequest } from './page.request';
import { signInPage } from './portal-pages';
import { StaffPagesService } from './staff-pages.service';
import { troublePage } from './trouble-page';

/** Which page tells a person what a problem means, and what they can do about it. */
@Injectable()
export class TroublePagesService extends TroublePages {
  constructor(
    private readonly client: PortalClient,
    private readonly browsers: BrowsersService,
    private readonly staff: StaffPagesService,
    private readonly jar: CookieJar,
  ) {
    super();
  }

  override pageFor(problem: Problem, request: Request): Promise<PageAnswer> | PageAnswer {
    const locale = this.browsers.languageOf(request);
    const [family, what] = problem.code.split('.') as [string, string];
    if (request.path.endsWith('/auth/password')) return this.staff.trouble(problem, request);
    if (problem.code === 'auth.required') return signInFirst(request);
    if (problem.code === 'invitation.used') return seeOther('/portal/sign-in?note=used');
    if (family === 'sign_in') return signInPage(locale, what === 'expired' ? 'expired' : 'dead', problem.status);
    if (problem.code === 'validation.failed' && request.path.endsWith('/sign-in-links'))
      return signInPage(locale, 'wrong', 422);
    if (family === 'unsubscribe') return deadLinkPage('unknown', null, '', locale);
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
    return deadLinkPage(state, home, token, this.browsers.languageOf(request, home?.locale));
  }

  private async confirm(token: string, request: Request): Promise<PageAnswer> {
    const { nonce } = request.body as { nonce: string };
    const { account } = await this.client.portalMe(this.jar.read(request, 'portal') ?? '');
    const home = await this.homeOf(token);
    return confirmPage(home, token, nonce, account.email, this.browsers.languageOf(request, home?.locale));
  }

  private async homeOf(token: string): Promise<LinkPeek['home']> {
    return (await this.client.peekLink(token)).home;
  }
}

/** The sign-in page, which leads back to where they wanted to go. */
function signInFirst({ originalUrl }: Request): PageAnswer {
  const page = portalPageAt(originalUrl);
  return seeOther(page ? `/portal/sign-in?to=${encodeURIComponent(page.path)}` : '/portal/sign-in');
}
