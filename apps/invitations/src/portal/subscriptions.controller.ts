import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { TokenBody } from '@portico/contracts/portal';
import type { Subscription } from '@portico/contracts/subscriptions';
import { AllowCallers } from '@portico/platform/internal.guard';
import { SubscriptionsService } from './subscriptions.service';

/** Whether a recipient is mailed further, by the link of a mail. POST throughout, so that the token is in no log of addresses. */
@Controller('portal/subscriptions')
@AllowCallers('gateway')
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  @Post('look')
  @HttpCode(200)
  look(@Body() { token }: TokenBody): Promise<Subscription> {
    return this.subscriptions.look(token);
  }

  @Post('stop')
  @HttpCode(200)
  stop(@Body() { token }: TokenBody): Promise<Subscription> {
    return this.subscriptions.stop(token);
  }

  @Post('resume')
  @HttpCode(200)
  resume(@Body() { token }: TokenBody): Promise<Subscription> {
    return this.subscriptions.resume(token);
  }
}
