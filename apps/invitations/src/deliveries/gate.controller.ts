import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  StreamableFile,
} from '@nestjs/common';
import {
  ClaimBody,
  IntendBody,
  ReportBody,
  type ClaimAnswer,
  type ContentAnswer,
  type IntendAnswer,
  type RelayAddressAnswer,
} from '@portico/contracts/gate';
import { notFound } from '@portico/contracts/problems';
import { AllowCallers } from '@portico/platform/internal.guard';
import { RelaysService } from '../relays/relays.service';
import { ContentStore } from './content.store';
import { Gate } from './gate.service';
import { ATTACHMENT_STORE, type AttachmentStore } from './outer-rooms';
import { Reports } from './reports.service';

/** What the mailer asks and tells. */
@AllowCallers('mailer')
@Controller()
export class GateController {
  constructor(
    private readonly gate: Gate,
    private readonly reports: Reports,
    private readonly contents: ContentStore,
    private readonly relays: RelaysService,
    @Inject(ATTACHMENT_STORE) private readonly attachments: AttachmentStore,
  ) {}

  /** Who of a batch may be mailed now. */
  @Post('gate/claim')
  @HttpCode(200)
  claim(@Body() body: ClaimBody): Promise<ClaimAnswer> {
    return this.gate.claim(body);
  }

  /** Commits that mails are handed to the relay next. */
  @Post('gate/intend')
  @HttpCode(200)
  intend(@Body() body: IntendBody): Promise<IntendAnswer> {
    return this.gate.intend(body);
  }

  /** Commits outcomes. 204 once they are committed. */
  @Post('gate/report')
  @HttpCode(204)
  report(@Body() body: ReportBody): Promise<void> {
    return this.reports.report(body);
  }

  /** Where a relay is. 404 for one that is gone, or whose address cannot be read. */
  @Get('gate/relays/:id')
  relay(@Param('id', ParseUUIDPipe) id: string): Promise<RelayAddressAnswer> {
    return this.relays.address(id);
  }

  /** What mails of one content version are made of; never changes. */
  @Get('contents/:id')
  content(@Param('id') id: string): Promise<ContentAnswer> {
    return this.contents.read(id);
  }

  /** The bytes of an attachment. 404 where it is gone. */
  @Get('attachments/:id')
  @Header('Content-Type', 'application/octet-stream')
  async attachment(@Param('id') id: string): Promise<StreamableFile> {
    const bytes = await this.attachments.read(id);
    if (!bytes) throw notFound('attachment');
    return new StreamableFile(bytes);
  }
}
