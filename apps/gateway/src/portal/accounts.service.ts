import { Injectable } from '@nestjs/common';
import { HomesClient } from '@portico/clients/homes-client';
import type { AccountPatch, PortalMe } from '@portico/contracts/portal';
import type { Request, Response } from 'express';
import type { PortalCaller } from '../access/caller.decorators';
import { BrowsersService } from './browsers.service';

/** What residents set for themselves in all their homes. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly homes: HomesClient,
    private readonly browsers: BrowsersService,
  ) {}

  /** One person has one language: that of all their homes, and of the plain pages in this browser. */
  async update(
    { me }: PortalCaller,
    { locale }: AccountPatch,
    request: Request,
    response: Response,
  ): Promise<PortalMe> {
    if (locale === undefined) return me;
    await this.homes.setLocale({ residentIds: me.profiles.map(({ residentId }) => residentId), locale });
    this.browsers.speak(request, response, locale);
    return { ...me, account: { ...me.account, locale } };
  }
}
