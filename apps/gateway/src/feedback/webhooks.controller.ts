import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { ListQuery } from '@portico/contracts/lists';
import type { Page } from '@portico/contracts/lists';
import { WebhookBody, WebhookCreated, WebhookPage, WebhookPatch, WebhookView } from '@portico/contracts/webhooks';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does } from '../openapi/answers.decorator';

@ApiTags('Webhooks')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(private readonly invitations: InvitationsClient) {}

  @Get()
  @Staff('webhooks:manage', 'organization')
  @Does('Lists webhooks')
  @Answers(200, WebhookPage, 'A page of webhooks, without their secrets.')
  list(@CallerTenant() tenant: Tenant, @Query() query: ListQuery): Promise<Page<WebhookView>> {
    return this.invitations.listWebhooks(tenant, query);
  }

  @Post()
  @Staff('webhooks:manage', 'organization')
  @Does('Makes a webhook', 'Calls are signed as Standard Webhooks says. An address on a private network is a 422.')
  @Answers(201, WebhookCreated, 'The webhook with its secret, which is shown this once.')
  create(@CallerTenant() tenant: Tenant, @Body() body: WebhookBody): Promise<WebhookCreated> {
    return this.invitations.createWebhook(tenant, body);
  }

  @Patch(':id')
  @Staff('webhooks:manage', 'webhook')
  @Does('Changes a webhook', 'Whatever is left out stays.')
  @Answers(200, WebhookView, 'The webhook as it is now.')
  update(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: WebhookPatch): Promise<WebhookView> {
    return this.invitations.updateWebhook(tenant, id, body);
  }

  @Delete(':id')
  @Staff('webhooks:manage', 'webhook')
  @Does('Removes a webhook', 'It is not called again.')
  @Answers(204, null, 'Removed.')
  remove(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.removeWebhook(tenant, id);
  }
}
