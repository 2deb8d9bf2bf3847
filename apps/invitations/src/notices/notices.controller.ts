import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ListQuery, type Page } from '@portico/contracts/lists';
import type { NoticeView } from '@portico/contracts/notices';
import { AllowCallers } from '@portico/platform/internal.guard';
import { NoticesService } from './notices.service';

/** The notices of a resident, whom the gateway knows; they know of no organization. */
@AllowCallers('gateway')
@Controller('homes/:residentId/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  /** One page, newest first. */
  @Get()
  list(@Param('residentId', ParseUUIDPipe) residentId: string, @Query() query: ListQuery): Promise<Page<NoticeView>> {
    return this.notices.list(residentId, query);
  }

  @Get(':id/attachments/:attachmentId')
  attachment(
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('attachmentId') attachmentId: string,
  ): Promise<Response> {
    return this.notices.attachment(residentId, id, attachmentId);
  }
}
