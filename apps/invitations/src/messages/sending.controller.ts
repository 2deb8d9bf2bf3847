import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { RetryFailedBody, type SendAnswer, SendBody, TestBody } from '@portico/contracts/messages';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { RetriesService } from './retries.service';
import { SendingService } from './sending.service';
import { TestMailsService } from './test-mails.service';

/** What staff do to a message that was reviewed. Each is a promise (202): follow its progress. */
@AllowCallers('gateway')
@Controller('messages/:id')
export class SendingController {
  constructor(
    private readonly sending: SendingService,
    private readonly retries: RetriesService,
    private readonly tests: TestMailsService,
  ) {}

  @Post('test')
  @HttpCode(202)
  test(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string, @Body() body: TestBody): Promise<void> {
    return this.tests.send(tenant, id, body);
  }

  /** Sends a reviewed message, or schedules it. */
  @Post('send')
  @HttpCode(202)
  send(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SendBody,
  ): Promise<SendAnswer> {
    return this.sending.send(tenant, id, body);
  }

  @Post('undo')
  @HttpCode(202)
  undo(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sending.undo(tenant, id);
  }

  @Post('pause')
  @HttpCode(202)
  pause(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sending.pause(tenant, id);
  }

  @Post('resume')
  @HttpCode(202)
  resume(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sending.resume(tenant, id);
  }

  @Post('cancel')
  @HttpCode(202)
  cancel(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sending.cancel(tenant, id);
  }

  @Post('retry-failed')
  @HttpCode(202)
  retryFailed(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RetryFailedBody,
  ): Promise<void> {
    return this.retries.retryFailed(tenant, id, body);
  }
}
