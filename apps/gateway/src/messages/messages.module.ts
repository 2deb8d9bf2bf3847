import { Module } from '@nestjs/common';
import { InvitationsController } from '../invitations/invitations.controller';
import { AttachmentsService } from './attachments.service';
import { MessagesController } from './messages.controller';
import { ProgressFeed } from './progress.feed';
import { RecipientsController } from './recipients.controller';
import { SendingController } from './sending.controller';

/** Invitations, messages and deliveries at the edge. */
@Module({
  controllers: [InvitationsController, MessagesController, RecipientsController, SendingController],
  providers: [AttachmentsService, ProgressFeed],
})
export class MessagesModule {}
