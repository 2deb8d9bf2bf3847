import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { FeedbackAnswer } from '@portico/contracts/feedback';
import { reportLimit } from '@portico/contracts/limits';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { TakesRaw } from '../bodies/body.decorators';
import { Bytes } from '../bodies/upload.decorators';
import { Answers, Does } from '../openapi/answers.decorator';

@ApiTags('Feedback')
@Controller('api/v1/feedback')
export class BouncesController {
  constructor(private readonly invitations: InvitationsClient) {}

  @Post('bounces')
  @Staff('feedback:write', 'organization')
  @TakesRaw(['message/rfc822'], reportLimit, 'The raw mail.')
  @Does('Takes a bounce or a complaint', 'What is no bounce, or cannot be read, is answered `not_a_bounce`.')
  @Answers(202, FeedbackAnswer, 'What it says, and which mail of ours it is about.')
  report(@CallerTenant() tenant: Tenant, @Bytes() mail: Buffer): Promise<FeedbackAnswer> {
    return this.invitations.reportBounce(tenant, new Uint8Array(mail));
  }
}
