import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ListQuery, type Page } from '@portico/contracts/lists';
import { WebhookBody, WebhookPatch, type WebhookCreated, type WebhookView } from '@portico/contracts/webhooks';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { WebhooksService } from './webhooks.service';

/** Who outside is told what happens. */
@AllowCallers('gateway')
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  /** The webhooks of the organization, newest first. */
  @Get()
  list(@CurrentTenant() tenant: Tenant, @Query() query: ListQuery): Promise<Page<WebhookView>> {
    return this.webhooks.list(tenant, query);
  }

  /** Adds a webhook; its secret is in this answer and in no other. */
  @Post()
  add(@CurrentTenant() tenant: Tenant, @Body() body: WebhookBody): Promise<WebhookCreated> {
    return this.webhooks.add(tenant, body);
  }

  /** Changes address or events, or switches it on and off. */
  @Patch(':id')
  change(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() patch: WebhookPatch,
  ): Promise<WebhookView> {
    return this.webhooks.change(tenant, id, patch);
  }

  /** Removes a webhook. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.webhooks.remove(tenant, id);
  }
}
