import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FeedbackAnswer } from '@portico/contracts/feedback';
import { reportLimit } from '@portico/contracts/limits';
import { AllowCallers } from '@portico/platform/internal.guard';
import { readBody, TakesBody } from '@portico/platform/raw-body';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { FeedbackService } from './feedback.service';

/** What comes back. */
@AllowCallers('gateway')
@Controller('feedback')
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  /** Takes in the bounce or complaint that the body is. */
  @Post('bounces')
  @HttpCode(202)
  @TakesBody('message/rfc822', reportLimit)
  async takeIn(@CurrentTenant() tenant: Tenant, @Req() request: Request): Promise<FeedbackAnswer> {
    return this.feedback.takeIn(tenant, await readBody(request, reportLimit));
  }
}
