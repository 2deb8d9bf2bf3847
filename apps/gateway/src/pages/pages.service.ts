import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { PortalClient } from '@portico/clients/portal-client';
import type { CommunityFace } from '@portico/contracts/communities';
import { Problem } from '@portico/contracts/problems';
import type { Request, Response as ExpressResponse } from 'express';
import { DataSource } from 'typeorm';
import { NoncesService } from '../portal/nonces.service';
import { PortalService } from '../portal/portal.service';
import { PasswordLinksService } from '../staff/password-links.service';
import { acceptPage, deadLinkPage, fragmentPage } from './activation-page';
import { answer, seeOther } from './page';
import { guidePage } from './guide-page';
import { localeOfRequest, tokenOfRequest } from './page.request';
import { linkSentPage, signInLinkPage, signInPage } from './portal-pages';
import { passwordOutcomePage, passwordPage } from './staff-pages';

/** The pages that people see. What goes wrong on the way is told by the page filter. */
@Injectable()
export class PagesService {
  constructor(
    private readonly client: PortalClient,
    private readonly nonces: NoncesService,
    private readonly links: PasswordLinksService,
    private readonly portal: PortalService,
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
  ) {}

  /** What an invitation's link opens. Looking changes nothing: the link is as good after it as before. */
  async activate(request: Request, response: ExpressResponse): Promise<Response> {
    const locale = localeOfRequest(request);
    if (request.query['token'] === undefined) return answer(fragmentPage(locale));
    const token = tokenOfRequest(request);
    if (token === null) throw new Problem('invitation.unknown');
    const { state, home } = await this.client.peekLink(token);
    if (state === 'used') return answer(seeOther('/portal/sign-in?note=used'));
    if (state !== 'live' || !home)
      return answer(deadLinkPage(state === 'live' ? 'unknown' : state, home, token, locale));
    return answer(acceptPage(home, token, this.nonces.issue(request, response).nonce));
  }

  /** With the token of a sign-in mail the button that signs in, else the form that asks for such a mail. */
  signIn(request: Request): Response {
    const locale = localeOfRequest(request);
    if (request.query['token'] === undefined) {
      return answer(signInPage(locale, request.query['note'] === 'used' ? 'used' : null));
    }
    const token = tokenOfRequest(request);
    if (token === null) throw new Problem('sign_in.unknown');
    return answer(signInLinkPage(locale, token));
  }

  linkSent(request: Request): Response {
    return answer(linkSentPage(localeOfRequest(request)));
  }

  /** Signs out; with the token of a link the way leads back to it. */
  async signOut(token: string | undefined, request: Request, response: ExpressResponse): Promise<Response> {
    await this.portal.end(request, response);
    return answer(seeOther(token ? `/portal/activate?token=${encodeURIComponent(token)}` : '/portal/sign-in'));
  }

  /** How the portal is used, where a community has no guide of its own; with its name, if the address says which. */
  async guide(communityId: string | undefined, request: Request): Promise<Response> {
    const face = communityId === undefined ? null : await this.faceOf(communityId);
    return answer(guidePage(localeOfRequest(request), face));
  }

  /** Where a member of staff sets a password. */
  async setPassword(request: Request): Promise<Response> {
    const locale = localeOfRequest(request);
    const token = tokenOfRequest(request);
    if (token === null) return answer(passwordOutcomePage(locale, 'dead', 404));
    try {
      const { email } = await this.links.look(this.db.manager, token);
      return answer(passwordPage(locale, email, token));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return answer(passwordOutcomePage(locale, 'dead', error.status));
    }
  }

  passwordSet(request: Request): Response {
    return answer(passwordOutcomePage(localeOfRequest(request), 'done', 200));
  }

  /** Nobody is sent away for an address that names no community. */
  private async faceOf(communityId: string): Promise<CommunityFace | null> {
    try {
      return await this.directory.communityFace(communityId);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    }
  }
}
