import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { attachmentLimit } from '@portico/contracts/limits';
import type { Page } from '@portico/contracts/lists';
import {
  AttachmentForm,
  AttachmentView,
  MailPreview,
  MailPreviewBody,
  MessageBody,
  MessageListQuery,
  MessagePage,
  MessagePatch,
  MessageView,
} from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { TakesFile } from '../bodies/body.decorators';
import { FormFile, type StoredFile } from '../bodies/upload.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';

@ApiTags('Messages')
@Controller('api/v1')
export class MessagesController {
  constructor(private readonly invitations: InvitationsClient) {}

  @Get('communities/:id/messages')
  @Staff('messages:read', 'community')
  @Does("Lists a community's messages, newest first")
  @Answers(200, MessagePage, 'A page of messages.')
  list(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Query() query: MessageListQuery,
  ): Promise<Page<MessageView>> {
    return this.invitations.listMessages(tenant, communityId, query);
  }

  @Post('communities/:id/messages')
  @Staff('messages:write', 'community')
  @Does(
    'Drafts a message',
    'Prefilled where left out. An unknown merge field, or an unknown resident or property in the selection, is a 422.',
  )
  @Answers(201, MessageView, 'The draft.')
  create(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Body() body: MessageBody,
  ): Promise<MessageView> {
    return this.invitations.createMessage(tenant, communityId, body);
  }

  @Post('communities/:id/mail-preview')
  @Staff('messages:read', 'community')
  @Does(
    'Shows how words look in a mail',
    'Nothing is stored or sent. What is left out is as in a new draft; an unknown merge field is a 422.',
  )
  @Answers(200, MailPreview, 'The mail, made out to the resident or to somebody invented; its link opens nothing.')
  preview(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Body() body: MailPreviewBody,
  ): Promise<MailPreview> {
    return this.invitations.previewMail(tenant, communityId, body);
  }

  @Get('messages/:id')
  @Staff('messages:read', 'message')
  @Does('Shows a message with its counts')
  @Answers(200, MessageView, 'The message.')
  get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<MessageView> {
    return this.invitations.getMessage(tenant, id);
  }

  @Patch('messages/:id')
  @Staff('messages:write', 'message')
  @Does(
    'Edits a message',
    'Whatever is left out stays. What was in review or scheduled becomes a draft again, if anything changes.',
  )
  @Answers(200, MessageView, 'The message.')
  @Refuses('message.wrong_state')
  update(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: MessagePatch): Promise<MessageView> {
    return this.invitations.updateMessage(tenant, id, body);
  }

  @Delete('messages/:id')
  @Staff('messages:write', 'message')
  @Does('Discards a message that mailed nobody')
  @Answers(204, null, 'Discarded.')
  @Refuses('message.wrong_state', 'message.has_deliveries')
  remove(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.deleteMessage(tenant, id);
  }

  @Post('messages/:id/attachments')
  @Staff('messages:write', 'message')
  @TakesFile(AttachmentForm, attachmentLimit)
  @Does('Adds an attachment', 'Up to 20, 10 MB in all.')
  @Answers(201, AttachmentView, 'The attachment.')
  @Refuses('attachment.too_large', 'attachment.too_many', 'attachment.type_not_allowed', 'message.wrong_state')
  attach(
    @CallerTenant() tenant: Tenant,
    @Param('id') id: string,
    @FormFile() file: StoredFile,
  ): Promise<AttachmentView> {
    return this.invitations.addAttachment(tenant, id, file);
  }

  @Delete('messages/:id/attachments/:attachmentId')
  @Staff('messages:write', 'message')
  @Does('Removes an attachment')
  @Answers(204, null, 'Removed.')
  @Refuses('message.wrong_state')
  detach(
    @CallerTenant() tenant: Tenant,
    @Param('id') id: string,
    @Param('attachmentId') attachmentId: string,
  ): Promise<void> {
    return this.invitations.removeAttachment(tenant, id, attachmentId);
  }
}
