import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import {
  type MailPreview,
  MailPreviewBody,
  MessageBody,
  MessageListQuery,
  MessagePatch,
  type MessageProgress,
  type MessageView,
} from '@portico/contracts/messages';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { DraftsService } from './drafts.service';
import { GenerationService } from './generation.service';
import { MailPreviewsService } from './mail-previews.service';
import { MessagesService } from './messages.service';
import { ProgressService } from './progress.service';

/** Composing messages and reading what became of them. */
@AllowCallers('gateway')
@Controller()
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly drafts: DraftsService,
    private readonly generation: GenerationService,
    private readonly previews: MailPreviewsService,
    private readonly progress: ProgressService,
  ) {}

  /** A draft, prefilled where something is left out. */
  @Post('communities/:id/messages')
  create(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) communityId: string,
    @Body() body: MessageBody,
  ): Promise<MessageView> {
    return this.drafts.create(tenant, communityId, body);
  }

  @Post('communities/:id/mail-preview')
  @HttpCode(200)
  preview(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) communityId: string,
    @Body() body: MailPreviewBody,
  ): Promise<MailPreview> {
    return this.previews.preview(tenant, communityId, body);
  }

  /** A community's messages, newest first. */
  @Get('communities/:id/messages')
  list(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) communityId: string,
    @Query() query: MessageListQuery,
  ): Promise<Page<MessageView>> {
    return this.messages.ofCommunity(tenant, communityId, query);
  }

  @Get('messages/:id')
  one(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<MessageView> {
    return this.messages.one(tenant, id);
  }

  /** An edit: the message is a draft again. */
  @Patch('messages/:id')
  update(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() patch: MessagePatch,
  ): Promise<MessageView> {
    return this.drafts.update(tenant, id, patch);
  }

  @Delete('messages/:id')
  @HttpCode(204)
  discard(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.drafts.discard(tenant, id);
  }

  /** 202: it goes on in the background until the status is `in_review`. */
  @Post('messages/:id/generate')
  @HttpCode(202)
  generate(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.generation.start(tenant, id);
  }

  @Get('messages/:id/progress')
  howFar(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<MessageProgress> {
    return this.progress.of(tenant, id);
  }
}
