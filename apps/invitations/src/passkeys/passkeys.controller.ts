import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  BrowserBody,
  NewPasskeyBody,
  PasskeySignInBody,
  RenamePasskeyBody,
  SignedInBrowserBody,
} from '@portico/contracts/passkeys';
import type { PasskeyList, PasskeyOptions, PasskeyView } from '@portico/contracts/passkeys';
import { TokenBody } from '@portico/contracts/portal';
import type { SessionStarted } from '@portico/contracts/portal-sessions';
import { AllowCallers } from '@portico/platform/internal.guard';
import { PasskeySessionsService } from './passkey-sessions.service';
import { PasskeysService } from './passkeys.service';

/** Passkeys of residents. Who is signed in is told in the body, so that the token is in no log of addresses. */
@Controller()
@AllowCallers('gateway')
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly sessions: PasskeySessionsService,
  ) {}

  @Post('passkeys/options')
  @HttpCode(200)
  options(@Body() body: SignedInBrowserBody): Promise<PasskeyOptions> {
    return this.passkeys.options(body);
  }

  @Post('passkeys')
  add(@Body() body: NewPasskeyBody): Promise<PasskeyView> {
    return this.passkeys.add(body);
  }

  @Post('passkeys/list')
  @HttpCode(200)
  list(@Body() { token }: TokenBody): Promise<PasskeyList> {
    return this.passkeys.list(token);
  }

  @Post('passkeys/:id/rename')
  @HttpCode(200)
  rename(@Param('id', ParseUUIDPipe) id: string, @Body() body: RenamePasskeyBody): Promise<PasskeyView> {
    return this.passkeys.rename(id, body);
  }

  @Post('passkeys/:id/remove')
  @HttpCode(204)
  remove(@Param('id', ParseUUIDPipe) id: string, @Body() { token }: TokenBody): Promise<void> {
    return this.passkeys.remove(token, id);
  }

  @Post('passkey-sessions/options')
  @HttpCode(200)
  signInOptions(@Body() body: BrowserBody): Promise<PasskeyOptions> {
    return this.sessions.options(body);
  }

  @Post('passkey-sessions')
  @HttpCode(200)
  signIn(@Body() body: PasskeySignInBody): Promise<SessionStarted> {
    return this.sessions.start(body);
  }
}
