import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import { RecipientListQuery, type MailPreview, type RecipientView } from '@portico/contracts/messages';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { RecipientsService } from './recipients.service';

/** To whom a message goes, and what each of them gets. */
@AllowCallers('gateway')
@Controller('messages/:id/recipients')
export class RecipientsController {
  constructor(private readonly recipients: RecipientsService) {}

  @Get()
  list(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: RecipientListQuery,
  ): Promise<Page<RecipientView>> {
    return this.recipients.list(tenant, id, query);
  }

  /** One recipient's exact mail, but for the link and the day it dies. */
  @Get(':residentId/preview')
  preview(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('residentId', ParseUUIDPipe) residentId: string,
  ): Promise<MailPreview> {
    return this.recipients.preview(tenant, id, residentId);
  }

  @Delete(':residentId')
  @HttpCode(204)
  remove(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('residentId', ParseUUIDPipe) residentId: string,
  ): Promise<void> {
    return this.recipients.remove(tenant, id, residentId);
  }
}
