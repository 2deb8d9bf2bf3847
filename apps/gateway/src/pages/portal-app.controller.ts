import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Problem } from '@portico/contracts/problems';
import type { Request, Response as ExpressResponse } from 'express';
import { SignedInResident, type PortalCaller } from '../access/caller.decorators';
import { Page, Residents } from '../access/policy.decorators';
import { GatewayConfig } from '../config';
import { PageFilter } from '../forms/page.filter';
import { BrowsersService } from '../portal/browsers.service';
import { webPage } from '../web/web-page.reader';
import { answer, seeOther } from './page';

/**
 * The portal itself, by every address of its own. Its query is the app's to read: a handler takes it as any object, for a field that
 * nobody asked for is refused. Whoever is not signed in is led to the sign-in page.
 */
@ApiExcludeController()
@Controller('portal')
@UseFilters(PageFilter)
export class PortalAppController {
  constructor(
    private readonly browsers: BrowsersService,
    private readonly config: GatewayConfig,
  ) {}

  /** Where every way of signing in ends: at the page that was remembered, else where the app thinks best. */
  @Get()
  @Residents()
  start(
    @SignedInResident() resident: PortalCaller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: ExpressResponse,
    @Query() _search: object,
  ): Promise<Response> | Response {
    const next = this.browsers.takeNext(request, response, resident.me.profiles);
    return next ? answer(seeOther(next.path)) : this.app(resident, request, response);
  }

  /** The plain pages that come after it, such as that of signing out, speak as it does. */
  @Get('homes/*path')
  @Residents()
  page(
    @SignedInResident() resident: PortalCaller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: ExpressResponse,
    @Query() _search: object,
  ): Promise<Response> {
    return this.app(resident, request, response);
  }

  @Get('*path')
  @Page()
  nowhere(): never {
    throw new Problem('route.not_found');
  }

  private async app({ me }: PortalCaller, request: Request, response: ExpressResponse): Promise<Response> {
    this.browsers.speak(request, response, me.account.locale);
    return answer(await webPage(this.config.webDir, 'portal'));
  }
}
