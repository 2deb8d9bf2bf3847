import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { DeliveryListQuery, DeliveryPage, DeliveryView, RetryBody } from '@portico/contracts/deliveries';
import { InvitationSent } from '@portico/contracts/invitations';
import type { Page } from '@portico/contracts/lists';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import type { StaffCaller } from '../access/caller';
import { Caller, CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { LimitedBy } from '../limits/limited.decorator';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { RetriesService } from './retries.service';

const resident = (request: Request): string | undefined =>
  (request.params as Record<string, string>)['id']?.toLowerCase();

@ApiTags('Invitations')
@Controller('api/v1')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsClient,
    private readonly retries: RetriesService,
  ) {}

  @Post('residents/:id/invitation')
  @Staff('messages:send', 'resident')
  @LimitedBy({ name: 'resend', by: resident, counts: 'requests' })
  @Does(
    'Sends or resends the invitation',
    'A resend makes a fresh link: every earlier one stops working now. 202: it is promised.',
  )
  @Answers(202, InvitationSent, 'The invitation and the mail that carries its link.')
  @Refuses('resident.already_active', 'resident.inactive', 'resident.no_email', 'recipient.suppressed')
  invite(@CallerTenant() tenant: Tenant, @Param('id') residentId: string): Promise<InvitationSent> {
    return this.invitations.invite(tenant, residentId);
  }

  @Delete('residents/:id/invitation')
  @Staff('messages:send', 'resident')
  @Does('Revokes the open invitation', 'Its link stops working at once.')
  @Answers(204, null, 'Revoked.')
  @Refuses('invitation.none')
  revoke(@CallerTenant() tenant: Tenant, @Param('id') residentId: string): Promise<void> {
    return this.invitations.revoke(tenant, residentId);
  }

  @Get('residents/:id/deliveries')
  @Staff('messages:read', 'resident')
  @Does("Lists a resident's emails with their timelines, newest first")
  @Answers(200, DeliveryPage, 'A page of deliveries.')
  deliveries(
    @CallerTenant() tenant: Tenant,
    @Param('id') residentId: string,
    @Query() query: DeliveryListQuery,
  ): Promise<Page<DeliveryView>> {
    return this.invitations.residentDeliveries(tenant, residentId, query);
  }

  @Get('deliveries/:id')
  @Staff('messages:read', 'delivery')
  @Does('Shows one email with its timeline')
  @Answers(200, DeliveryView, 'The delivery.')
  delivery(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<DeliveryView> {
    return this.invitations.getDelivery(tenant, id);
  }

  @Post('deliveries/:id/retry')
  @Staff('messages:send', 'delivery')
  @Does(
    'Sends one email of a message again',
    'One that failed or bounced, and whose address is not suppressed. With `email` the resident has that address from now on, which wants `directory:write` too.',
  )
  @Answers(202, DeliveryView, 'It is promised: the email as it waits now.')
  @Refuses('message.nothing_to_retry', 'message.wrong_state', 'resident.email_taken')
  retry(@Caller() caller: StaffCaller, @Param('id') id: string, @Body() body: RetryBody): Promise<DeliveryView> {
    return this.retries.retry(caller, id, body);
  }
}
