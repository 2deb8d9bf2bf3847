import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SignOutForm } from '@portico/contracts/portal';
import type { Request, Response as ExpressResponse } from 'express';
import { Page, Residents } from '../access/policy.decorators';
import { TakesForm } from '../bodies/body.decorators';
import { PageFilter } from '../forms/page.filter';
import { PagesService } from './pages.service';
import { StaffPagesService } from './staff-pages.service';

/** Plain pages, made by the server. No GET changes anything. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class PagesController {
  constructor(
    private readonly pages: PagesService,
    private readonly staff: StaffPagesService,
  ) {}

  @Get('portal/activate')
  @Page()
  activate(@Req() request: Request, @Res({ passthrough: true }) response: ExpressResponse): Promise<Response> {
    return this.pages.activate(request, response);
  }

  @Get('portal/sign-in')
  @Page()
  signIn(@Req() request: Request, @Res({ passthrough: true }) response: ExpressResponse): Response {
    return this.pages.signIn(request, response);
  }

  @Get('portal/link-sent')
  @Page()
  linkSent(@Req() request: Request): Response {
    return this.pages.linkSent(request);
  }

  @Post('portal/sign-out')
  @Residents()
  @TakesForm()
  signOut(
    @Body() form: SignOutForm,
    @Req() request: Request,
    @Res({ passthrough: true }) response: ExpressResponse,
  ): Promise<Response> {
    return this.pages.signOut(form.token, request, response);
  }

  @Get(['guide', 'guide/:communityId'])
  @Page()
  guide(@Param('communityId') communityId: string | undefined, @Req() request: Request): Promise<Response> {
    return this.pages.guide(communityId, request);
  }

  @Get('set-password')
  @Page()
  setPassword(@Req() request: Request): Promise<Response> {
    return this.staff.setPassword(request);
  }

  @Get('set-password/done')
  @Page()
  passwordSet(@Req() request: Request): Response {
    return this.staff.passwordSet(request);
  }
}
