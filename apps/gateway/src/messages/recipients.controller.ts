import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { Page } from '@portico/contracts/lists';
import { MailPreview, RecipientListQuery, RecipientPage, RecipientView } from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';

@ApiTags('Messages')
@Controller('api/v1/messages/:id/recipients')
export class RecipientsController {
  constructor(private readonly invitations: InvitationsClient) {}

  @Get()
  @Staff('messages:read', 'message')
  @Does('Lists who will be mailed, and who will not and why', 'Of a draft: who is selected now.')
  @Answers(200, RecipientPage, 'A page of recipients.')
  list(
    @CallerTenant() tenant: Tenant,
    @Param('id') messageId: string,
    @Query() query: RecipientListQuery,
  ): Promise<Page<RecipientView>> {
    return this.invitations.listRecipients(tenant, messageId, query);
  }

  @Get(':residentId/preview')
  @Staff('messages:read', 'message')
  @Does("Shows one recipient's exact mail", 'What is sent differs in the link and the date of its expiry alone.')
  @Answers(200, MailPreview, 'Subject, HTML and text.')
  @Refuses('message.wrong_state')
  preview(
    @CallerTenant() tenant: Tenant,
    @Param('id') messageId: string,
    @Param('residentId') residentId: string,
  ): Promise<MailPreview> {
    return this.invitations.previewRecipient(tenant, messageId, residentId);
  }

  @Delete(':residentId')
  @Staff('messages:write', 'message')
  @Does('Takes one recipient out')
  @Answers(204, null, 'Taken out.')
  @Refuses('message.wrong_state')
  remove(
    @CallerTenant() tenant: Tenant,
    @Param('id') messageId: string,
    @Param('residentId') residentId: string,
  ): Promise<void> {
    return this.invitations.removeRecipient(tenant, messageId, residentId);
  }
}
