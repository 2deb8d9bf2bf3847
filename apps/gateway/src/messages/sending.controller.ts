import { Body, Controller, Get, Headers, Param, Post, Query, Res, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { DeliveryListQuery, DeliveryPage, DeliveryView } from '@portico/contracts/deliveries';
import type { Page } from '@portico/contracts/lists';
import { RetryFailedBody, SendAnswer, SendBody, TestBody } from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import type { Response } from 'express';
import { EMPTY, type Observable } from 'rxjs';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { AnswersProgress } from './progress.decorator';
import { ProgressFeed } from './progress.feed';

@ApiTags('Messages')
@Controller('api/v1/messages')
export class SendingController {
  constructor(
    private readonly invitations: InvitationsClient,
    private readonly progress: ProgressFeed,
  ) {}

  @Post(':id/generate')
  @Staff('messages:write', 'message')
  @Does(
    "Renders every recipient's mail for review",
    'In the background; nothing is sent. Then the status is `in_review`.',
  )
  @Answers(202, null, 'It has begun.')
  @Refuses('message.wrong_state')
  generate(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.generate(tenant, id);
  }

  @Post(':id/test')
  @Staff('messages:send', 'message')
  @Does('Sends a test to one address', 'In any state, from the text as it stands. It counts nowhere.')
  @Answers(202, null, 'It is promised.')
  test(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: TestBody): Promise<void> {
    return this.invitations.sendTest(tenant, id, body);
  }

  @Post(':id/send')
  @Staff('messages:send', 'message')
  @Does(
    'Sends a reviewed message, or schedules it',
    '202: it is promised, not done; follow `GET /messages/{id}/events`. Where its community has `undoSeconds` it is `scheduled` for so long.',
  )
  @Answers(202, SendAnswer, 'It is promised.')
  @Refuses('message.wrong_state', 'message.no_recipients')
  send(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: SendBody): Promise<SendAnswer> {
    return this.invitations.send(tenant, id, body);
  }

  @Post(':id/undo')
  @Staff('messages:send', 'message')
  @Does('Takes a Send back', 'While it is `scheduled`: nobody was mailed, and it is in review again as it was.')
  @Answers(202, null, 'It is in review.')
  @Refuses('message.wrong_state')
  undo(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.steer(tenant, id, 'undo');
  }

  @Post(':id/pause')
  @Staff('messages:send', 'message')
  @Does('Pauses a send', 'Mails already handed to the relay are not held.')
  @Answers(202, null, 'Paused.')
  @Refuses('message.wrong_state')
  pause(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.steer(tenant, id, 'pause');
  }

  @Post(':id/resume')
  @Staff('messages:send', 'message')
  @Does('Goes on with a paused send')
  @Answers(202, null, 'It goes on.')
  @Refuses('message.wrong_state')
  resume(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.steer(tenant, id, 'resume');
  }

  @Post(':id/cancel')
  @Staff('messages:send', 'message')
  @Does('Cancels a send', 'Whoever was not mailed yet never is.')
  @Answers(202, null, 'Cancelled.')
  @Refuses('message.wrong_state')
  cancel(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.steer(tenant, id, 'cancel');
  }

  @Post(':id/retry-failed')
  @Staff('messages:send', 'message')
  @Does(
    'Sends again what failed',
    'And what bounced, where the address is not suppressed now; what a crash left uncertain only with `includeUncertain`.',
  )
  @Answers(202, null, 'It is promised.')
  @Refuses('message.wrong_state', 'message.nothing_to_retry')
  retryFailed(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: RetryFailedBody): Promise<void> {
    return this.invitations.retryFailed(tenant, id, body);
  }

  @Sse(':id/events')
  @Staff('messages:read', 'message')
  @Does(
    'Follows a send live',
    'One `progress` event a second while it is sending; the stream ends after the final state.',
  )
  @AnswersProgress()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Of the last event seen. After the final one: a 204.',
  })
  async events(
    @CallerTenant() tenant: Tenant,
    @Param('id') id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Observable<MessageEvent>> {
    return (await this.progress.follow(tenant, id, lastEventId)) ?? nothingMore(response);
  }

  @Get(':id/deliveries')
  @Staff('messages:read', 'message')
  @Does("Lists a message's emails with their timelines, newest first")
  @Answers(200, DeliveryPage, 'A page of deliveries.')
  deliveries(
    @CallerTenant() tenant: Tenant,
    @Param('id') id: string,
    @Query() query: DeliveryListQuery,
  ): Promise<Page<DeliveryView>> {
    return this.invitations.listDeliveries(tenant, id, query);
  }
}

/** A 204 tells a browser's EventSource to stop coming again. */
function nothingMore(response: Response): Observable<never> {
  response.status(204);
  return EMPTY;
}
