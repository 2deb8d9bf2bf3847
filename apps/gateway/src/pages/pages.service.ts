import { Injectable } from '@nestjs/common';
import { PortalClient } from '@portico/clients/portal-client';
import { Problem } from '@portico/contracts/problems';
import type { Locale } from '@portico/mail/content';
import type { Request, Response as ExpressResponse } from 'express';
import { BrowsersService } from '../portal/browsers.service';
import { NoncesService } from '../portal/nonces.service';
import { portalPageAt } from '../portal/portal-page';
import { PortalService } from '../portal/portal.service';
import { acceptPage, deadLinkPage, fragmentPage } from './activation-page';
import { FacesService } from './faces.service';
import { answer, seeOther } from './page';
import { guidePage } from './guide-page';
import { tokenOfRequest, visitOf } from './page.request';
import { linkSentPage, signInLinkPage, signInPage } from './portal-pages';

/** The pages that residents see before they are in the portal. What goes wrong on the way is told by the page filter. */
@Injectable()
export class PagesService {
  constructor(
    private readonly client: PortalClient,
    private readonly nonces: NoncesService,
    private readonly browsers: BrowsersService,
    private readonly portal: PortalService,
    private readonly faces: FacesService,
  ) {}

  /** What an invitation's link opens. Looking changes nothing: the link is as good after it as before. */
  async activate(request: Request, response: ExpressResponse): Promise<Response> {
    if (request.query['token'] === undefined) return answer(fragmentPage(this.browsers.languageOf(request)));
    const token = tokenOfRequest(request);
    if (token === null) throw new Problem('invitation.unknown');
    const { state, home } = await this.client.peekLink(token);
    if (state !== 'unknown') this.tellOfVisit(token, request);
    const locale = this.browsers.speak(request, response, home?.locale);
    if (state === 'used') return answer(seeOther('/portal/sign-in?note=used'));
    if (state !== 'live' || !home)
      return answer(deadLinkPage(state === 'live' ? 'unknown' : state, home, token, locale));
    return answer(acceptPage(home, token, this.nonces.issue(request, response).nonce, locale));
  }

  /** With the token of a sign-in mail the button that signs in, else the form that asks for such a mail. */
  signIn(request: Request, response: ExpressResponse): Response {
    const locale = this.browsers.languageOf(request);
    if (request.query['token'] === undefined) return this.askForAddress(locale, request, response);
    const token = tokenOfRequest(request);
    if (token === null) throw new Problem('sign_in.unknown');
    return answer(signInLinkPage(locale, token));
  }

  linkSent(request: Request): Response {
    return answer(linkSentPage(this.browsers.languageOf(request)));
  }

  /** Signs out; with the token of a link the way leads back to it. */
  async signOut(token: string | undefined, request: Request, response: ExpressResponse): Promise<Response> {
    await this.portal.end(request, response);
    return answer(seeOther(token ? `/portal/activate?token=${encodeURIComponent(token)}` : '/portal/sign-in?note=out'));
  }

  /** How the portal is used, where a community has no guide of its own; with its name, if the address says which. */
  async guide(communityId: string | undefined, request: Request): Promise<Response> {
    const face = communityId === undefined ? null : await this.faces.find(communityId);
    return answer(guidePage(this.browsers.languageOf(request), face));
  }

  /** In passing: no page waits for it, and none fails with it. */
  private tellOfVisit(token: string, request: Request): void {
    this.client.noteVisit({ token, ...visitOf(request) }).catch(() => undefined);
  }

  /** Whoever was led here from a page of the portal comes back to it, by the mailed link too. */
  private askForAddress(locale: Locale, { query }: Request, response: ExpressResponse): Response {
    const page = portalPageAt(query['to']);
    if (page) this.browsers.openNext(response, page);
    const note = query['note'];
    return answer(signInPage(locale, page ? 'back' : note === 'used' || note === 'out' ? note : null));
  }
}
