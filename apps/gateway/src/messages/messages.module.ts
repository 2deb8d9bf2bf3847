import { Module } from '@nestjs/common';
import { InvitationsController } from '../invitations/invitations.controller';
import { RetriesService } from '../invitations/retries.service';
import { AddressChecksController } from './address-checks.controller';
import { AddressChecksService } from './address-checks.service';
import { MailTemplatesController } from './mail-templates.controller';
import { MessagesController } from './messages.controller';
import { ProgressFeed } from './progress.feed';
import { RecipientsController } from './recipients.controller';
import { SendingController } from './sending.controller';

/** Invitations, messages and deliveries at the edge. */
@Module({
  controllers: [
    AddressChecksController,
    InvitationsController,
    MailTemplatesController,
    MessagesController,
    RecipientsController,
    SendingController,
  ],
  providers: [AddressChecksService, ProgressFeed, RetriesService],
})
export class MessagesModule {}
