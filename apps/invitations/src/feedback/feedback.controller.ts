import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { FeedbackAnswer } from '@portico/contracts/feedback';
import { Problem } from '@portico/contracts/problems';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { readRawBody } from '../bodies/raw-body.reader';
import { FeedbackService } from './feedback.service';

/** A bounce returns the mail; ours have 10 MB of attachments at the most, but what counts stands at the beginning. */
const MOST_BYTES = 2 * 1024 * 1024;

/** What comes back. */
@AllowCallers('gateway')
@Controller('feedback')
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  /** Takes in the bounce or complaint that the body is. */
  @Post('bounces')
  @HttpCode(202)
  @ApiConsumes('message/rfc822')
  async takeIn(@CurrentTenant() tenant: Tenant, @Req() request: Request): Promise<FeedbackAnswer> {
    return this.feedback.takeIn(tenant, await readRawBody(request, MOST_BYTES, () => new Problem('request.too_large')));
  }
}
