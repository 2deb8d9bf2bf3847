import { Body, Controller, Get, Post, Req, Res, UseFilters, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LoginBody, SetPasswordBody, SignedIn } from '@portico/contracts/staff';
import type { Request, Response } from 'express';
import { Caller } from '../access/caller.decorators';
import type { StaffCaller } from '../access/caller';
import { Anyone, Users } from '../access/policy.decorators';
import { TakesForm } from '../bodies/body.decorators';
import { countedAddress } from '../limits/client-address';
import { countedEmail } from '../limits/counted-email';
import { LimitedBy } from '../limits/limited.decorator';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { FormLeadsTo, FormsInterceptor } from '../forms/forms.interceptor';
import { PageFilter } from '../forms/page.filter';
import { AuthService } from './auth.service';
import { StaffCookie } from './staff-cookie.service';

@ApiTags('Sign-in')
@Controller('api/v1/auth')
@UseFilters(PageFilter)
@UseInterceptors(FormsInterceptor)
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly cookie: StaffCookie,
  ) {}

  @Post('login')
  @Anyone()
  @LimitedBy(
    { name: 'sign-in-account', by: ({ body }) => countedEmail(body), counts: 'failures' },
    { name: 'sign-in-address', by: (request) => countedAddress(request.ip), counts: 'failures' },
  )
  @Does(
    'Signs a member of staff in',
    'Sets the cookie of a new session. After 10 failures for an account, 429 for a while.',
  )
  @Answers(200, SignedIn, 'Who is signed in.')
  @Refuses('auth.wrong_credentials')
  async login(
    @Body() body: LoginBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    const user = await this.auth.signIn(body, countedAddress(request.ip));
    await this.cookie.start(request, response, user.id);
    return { user };
  }

  @Post('logout')
  @Users()
  @Does('Ends the session')
  @Answers(204, null, 'Signed out.')
  logout(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.cookie.end(request, response);
  }

  @Get('me')
  @Users()
  @Does('Who is signed in')
  @Answers(200, SignedIn, 'The user as they are now.')
  async me(@Caller() caller: StaffCaller): Promise<SignedIn> {
    return { user: await this.auth.current(caller.id as string) };
  }

  @Post('password')
  @Anyone()
  @TakesForm()
  @FormLeadsTo('/set-password/done')
  @Does('Sets a password by the link of a mail', 'The link works once, for three days. All sessions of the user end.')
  @Answers(204, null, 'It is set: sign in with it.')
  @Refuses('sign_in.unknown', 'sign_in.expired', 'sign_in.used')
  setPassword(@Body() body: SetPasswordBody): Promise<void> {
    return this.auth.setPassword(body);
  }
}
