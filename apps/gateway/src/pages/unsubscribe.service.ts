import { Injectable } from '@nestjs/common';
import { PortalClient } from '@portico/clients/portal-client';
import { Problem } from '@portico/contracts/problems';
import type { Subscription } from '@portico/contracts/subscriptions';
import type { Request } from 'express';
import { BrowsersService } from '../portal/browsers.service';
import { FacesService } from './faces.service';
import { answer } from './page';
import { tokenOfRequest } from './page.request';
import { resubscribedPage, unsubscribePage, type Unsubscribing } from './unsubscribe-page';

/** The page that stops invitations and notices, and what its buttons do. It speaks the language of the mail. */
@Injectable()
export class UnsubscribeService {
  constructor(
    private readonly client: PortalClient,
    private readonly faces: FacesService,
    private readonly browsers: BrowsersService,
  ) {}

  async look(request: Request): Promise<Response> {
    return answer(unsubscribePage(await this.after(request, (token) => this.client.subscription(token))));
  }

  /** By the button of the page, or by a mail program that was told in the mail's header where to post (RFC 8058). */
  async stop(request: Request): Promise<Response> {
    return answer(unsubscribePage(await this.after(request, (token) => this.client.unsubscribe(token))));
  }

  async resume(request: Request): Promise<Response> {
    return answer(resubscribedPage(await this.after(request, (token) => this.client.resubscribe(token))));
  }

  private async after(request: Request, act: (token: string) => Promise<Subscription>): Promise<Unsubscribing> {
    const token = tokenOfRequest(request);
    if (token === null) throw new Problem('unsubscribe.unknown');
    const subscription = await act(token);
    const face = await this.faces.find(subscription.communityId);
    return { subscription, face, token, locale: this.browsers.languageOf(request, subscription.locale) };
  }
}
