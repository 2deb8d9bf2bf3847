import { Body, Controller, Delete, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PortalClient } from '@portico/clients/portal-client';
import {
  PasskeyAnswer,
  PasskeyBody,
  PasskeyList,
  PasskeyOptions,
  PasskeyPatch,
  PasskeyView,
} from '@portico/contracts/passkeys';
import { PortalMe } from '@portico/contracts/portal';
import type { Request, Response } from 'express';
import { SignedInResident, type PortalCaller } from '../access/caller.decorators';
import { Anyone, Residents } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { BrowsersService } from './browsers.service';
import { PortalService } from './portal.service';

/** Signing in with what a device keeps. A challenge is bound to the browser by a cookie, good once, for five minutes. */
@ApiTags('Portal')
@Controller('api/v1/portal')
export class PasskeysController {
  constructor(
    private readonly client: PortalClient,
    private readonly browsers: BrowsersService,
    private readonly portal: PortalService,
  ) {}

  @Post('passkeys/options')
  @Residents()
  @Does('Asks for what a browser makes a passkey with', 'Good once, in this browser, for five minutes.')
  @Answers(200, PasskeyOptions, 'For `navigator.credentials.create()`.')
  @Refuses('passkey.too_many')
  options(
    @SignedInResident() { token }: PortalCaller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyOptions> {
    return this.client.passkeyOptions({ token, browser: this.browsers.mark(request, response) });
  }

  @Post('passkeys')
  @Residents()
  @Does('Adds a passkey to the account', 'It has 20 at the most.')
  @Answers(201, PasskeyView, 'The passkey.')
  @Refuses('passkey.challenge_invalid', 'passkey.exists', 'passkey.refused', 'passkey.too_many')
  add(
    @SignedInResident() { token }: PortalCaller,
    @Body() body: PasskeyBody,
    @Req() request: Request,
  ): Promise<PasskeyView> {
    return this.client.addPasskey({ ...body, token, browser: this.browsers.markOf(request) });
  }

  @Get('passkeys')
  @Residents()
  @Does('Lists the passkeys of the account')
  @Answers(200, PasskeyList, 'All of them.')
  list(@SignedInResident() { token }: PortalCaller): Promise<PasskeyList> {
    return this.client.passkeys(token);
  }

  @Patch('passkeys/:passkeyId')
  @Residents()
  @Does('Calls a passkey something else')
  @Answers(200, PasskeyView, 'The passkey.')
  rename(
    @SignedInResident() { token }: PortalCaller,
    @Param('passkeyId') passkeyId: string,
    @Body() { name }: PasskeyPatch,
  ): Promise<PasskeyView> {
    return this.client.renamePasskey(passkeyId, { token, name });
  }

  @Delete('passkeys/:passkeyId')
  @Residents()
  @Does('Takes a passkey away', 'It signs nobody in any more.')
  @Answers(204, null, 'Taken away.')
  remove(@SignedInResident() { token }: PortalCaller, @Param('passkeyId') passkeyId: string): Promise<void> {
    return this.client.removePasskey(token, passkeyId);
  }

  @Post('passkey-sessions/options')
  @Anyone()
  @Does('Asks for what a browser looks for a passkey with', 'Good once, in this browser, for five minutes.')
  @Answers(200, PasskeyOptions, 'For `navigator.credentials.get()`.')
  signInOptions(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<PasskeyOptions> {
    return this.client.passkeySessionOptions({ browser: this.browsers.mark(request, response) });
  }

  @Post('passkey-sessions')
  @Anyone()
  @Does('Signs in with a passkey')
  @Answers(200, PortalMe, 'The account and its homes; the session is in a cookie.')
  @Refuses('passkey.challenge_invalid', 'passkey.refused')
  async signIn(
    @Body() { credential }: PasskeyAnswer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PortalMe> {
    const browser = this.browsers.markOf(request);
    return this.portal.signIn(response, await this.client.startPasskeySession({ credential, browser }));
  }
}
