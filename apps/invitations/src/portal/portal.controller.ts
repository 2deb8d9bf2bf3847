import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { SignInLinkBody, TokenBody, type PortalMe } from '@portico/contracts/portal';
import {
  AcceptBody,
  EndSessionBody,
  LinkVisit,
  type Accepted,
  type LinkPeek,
  type SessionStarted,
} from '@portico/contracts/portal-sessions';
import { AllowCallers } from '@portico/platform/internal.guard';
import { ActivationsService } from './activations.service';
import { LinkPagesService } from './link-pages.service';
import { RenewalsService } from './renewals.service';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';

/** The resident's side. It belongs to no organization: what a token opens decides whose rows are touched. */
@Controller('portal')
@AllowCallers('gateway')
export class PortalController {
  constructor(
    private readonly pages: LinkPagesService,
    private readonly activations: ActivationsService,
    private readonly renewals: RenewalsService,
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
  ) {}

  /** What a link is, without using it up. */
  @Post('links/peek')
  @HttpCode(200)
  peek(@Body() body: TokenBody): Promise<LinkPeek> {
    return this.pages.peek(body.token);
  }

  /** Somebody or something looked at a link; what a token does not open is passed over. */
  @Post('links/visits')
  @HttpCode(204)
  noteVisit(@Body() body: LinkVisit): Promise<void> {
    return this.pages.noteVisit(body);
  }

  /** Accepts; of many at once one wins. */
  @Post('activations')
  @HttpCode(200)
  accept(@Body() body: AcceptBody): Promise<Accepted> {
    return this.activations.accept(body);
  }

  /** Mails a fresh link, or nobody: the answer does not tell. */
  @Post('renewals')
  @HttpCode(202)
  renew(@Body() body: TokenBody): Promise<void> {
    return this.renewals.renew(body.token);
  }

  /** Mails a sign-in link, or nobody: the answer does not tell. */
  @Post('sign-in-links')
  @HttpCode(202)
  mailSignInLink(@Body() body: SignInLinkBody): Promise<void> {
    return this.signIn.request(body.email);
  }

  /** Signs in by a link, which is used up by it. */
  @Post('sessions')
  @HttpCode(200)
  startSession(@Body() body: TokenBody): Promise<SessionStarted> {
    return this.signIn.start(body.token);
  }

  /** Who is signed in; 401 `auth.required` where nobody is. A POST, so that the token is in no log of addresses. */
  @Post('sessions/current')
  @HttpCode(200)
  me(@Body() body: TokenBody): Promise<PortalMe> {
    return this.sessions.me(body.token);
  }

  @Post('sessions/end')
  @HttpCode(204)
  end(@Body() body: EndSessionBody): Promise<void> {
    return this.sessions.end(body);
  }
}
