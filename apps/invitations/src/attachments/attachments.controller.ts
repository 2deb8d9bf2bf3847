import { Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { attachmentLimit } from '@portico/contracts/limits';
import type { AttachmentView } from '@portico/contracts/messages';
import { AllowCallers } from '@portico/platform/internal.guard';
import { TakesBody } from '@portico/platform/raw-body';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { AttachmentsService } from './attachments.service';

/** The files that go with every mail of a message. */
@AllowCallers('gateway')
@Controller('messages/:messageId/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  /** Adds the file that the body is, under the name in the query. */
  @Post()
  @TakesBody('application/octet-stream', attachmentLimit)
  add(
    @CurrentTenant() tenant: Tenant,
    @Param('messageId', ParseUUIDPipe) messageId: string,
    @Query('filename') filename: string | undefined,
    @Req() body: Request,
  ): Promise<AttachmentView> {
    return this.attachments.add(tenant, messageId, filename, body);
  }

  /** Takes a file out. */
  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentTenant() tenant: Tenant,
    @Param('messageId', ParseUUIDPipe) messageId: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    return this.attachments.remove(tenant, messageId, id);
  }
}
