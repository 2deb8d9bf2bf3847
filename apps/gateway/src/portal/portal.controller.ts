import {
  Body,
  Controller,
  Delete,
  Get,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PortalClient } from '@portico/clients/portal-client';
import {
  AccountPatch,
  ActivationBody,
  NonceView,
  PortalMe,
  SignInLinkBody,
  SignOutQuery,
  TokenBody,
} from '@portico/contracts/portal';
import type { Request, Response } from 'express';
import { SignedInResident, type PortalCaller } from '../access/caller.decorators';
import { Anyone, AnyoneSends, Residents } from '../access/policy.decorators';
import { TakesForm } from '../bodies/body.decorators';
import { countedAddress } from '../limits/client-address';
import { countedEmail } from '../limits/counted-email';
import { LimitedBy } from '../limits/limited.decorator';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { FormLeadsTo, FormsInterceptor } from '../forms/forms.interceptor';
import { AccountsService } from './accounts.service';
import { NoncesService } from './nonces.service';
import { PageFilter } from '../forms/page.filter';
import { PortalService } from './portal.service';

const deadLinks = [
  'invitation.unknown',
  'invitation.expired',
  'invitation.revoked',
  'invitation.superseded',
  'invitation.used',
] as const;

@ApiTags('Portal')
@Controller('api/v1/portal')
@UseFilters(PageFilter)
@UseInterceptors(FormsInterceptor)
export class PortalController {
  constructor(
    private readonly portal: PortalService,
    private readonly accounts: AccountsService,
    private readonly nonces: NoncesService,
    private readonly client: PortalClient,
  ) {}

  @Get('activations/nonce')
  @Anyone()
  @Does('Makes a nonce for an activation', 'Bound to this browser by a cookie, good once, for 15 minutes.')
  @Answers(200, NonceView, 'The nonce.')
  nonce(@Req() request: Request, @Res({ passthrough: true }) response: Response): NonceView {
    const { nonce, expiresAt } = this.nonces.issue(request, response);
    return { nonce, expiresAt: expiresAt.toISOString() };
  }

  @Post('activations')
  @Anyone()
  @TakesForm()
  @FormLeadsTo('/portal')
  @Does(
    'Accepts an invitation on a person’s act and signs in',
    'While another account is signed in: 409 `account.confirm_link`, repeated with `confirm: true` to link the home to that account.',
  )
  @Answers(200, PortalMe, 'The account and its homes; the session is in a cookie.')
  @Refuses('activation.nonce_invalid', ...deadLinks, 'account.confirm_link')
  activate(
    @Body() body: ActivationBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PortalMe> {
    return this.portal.activate(body, request, response);
  }

  @Post('activations/renew')
  @AnyoneSends()
  @TakesForm()
  @FormLeadsTo('/portal/link-sent')
  @LimitedBy({ name: 'renew-address', by: (request) => countedAddress(request.ip), counts: 'requests' })
  @Does(
    'Mails a fresh link to the address on file',
    'Whatever else the caller sends. For a used link it is a sign-in link; for a revoked one nobody is mailed. Three an hour for an invitation.',
  )
  @Answers(202, null, 'Taken.')
  @Refuses('invitation.unknown')
  renew(@Body() body: TokenBody): Promise<void> {
    return this.portal.renew(body.token);
  }

  @Post('sign-in-links')
  @AnyoneSends()
  @TakesForm()
  @FormLeadsTo('/portal/link-sent')
  @LimitedBy({ name: 'sign-in-link', by: ({ body }) => countedEmail(body), counts: 'requests' })
  @Does('Mails a sign-in link', 'The answer is alike for known and unknown addresses. Five an hour for an address.')
  @Answers(202, null, 'Taken.')
  mailSignInLink(@Body() body: SignInLinkBody): Promise<void> {
    return this.client.mailSignInLink(body.email);
  }

  @Post('sessions')
  @Anyone()
  @TakesForm()
  @FormLeadsTo('/portal')
  @Does('Signs in by the link of a mail')
  @Answers(200, PortalMe, 'The account and its homes; the session is in a cookie.')
  @Refuses('sign_in.unknown', 'sign_in.expired', 'sign_in.used')
  start(@Body() body: TokenBody, @Res({ passthrough: true }) response: Response): Promise<PortalMe> {
    return this.portal.start(body.token, response);
  }

  @Delete('sessions')
  @Residents()
  @Does('Signs out', 'Here, or with `everywhere` on every device.')
  @Answers(204, null, 'Signed out.')
  end(
    @Query() { everywhere }: SignOutQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    return this.portal.end(request, response, everywhere);
  }

  @Get('me')
  @Residents()
  @Does('Who is signed in, and their homes')
  @Answers(200, PortalMe, 'The account and its homes.')
  me(@SignedInResident() resident: PortalCaller): PortalMe {
    return resident.me;
  }

  @Patch('me')
  @Residents()
  @Does('Changes the language of mails and pages', 'In all homes of the account. Whatever is left out stays.')
  @Answers(200, PortalMe, 'The account and its homes.')
  update(
    @SignedInResident() resident: PortalCaller,
    @Body() body: AccountPatch,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PortalMe> {
    return this.accounts.update(resident, body, request, response);
  }
}
