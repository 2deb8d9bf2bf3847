import { Global, Module } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { QueueModule } from '@portico/platform/queue';
import { MESSAGE_EDITOR } from '../attachments/message.editor';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { MESSAGE_FINISHER } from '../deliveries/outer-rooms';
import { InvitationsModule } from '../invitations/invitations.module';
import { Clockwork } from './clockwork.service';
import { DraftsService } from './drafts.service';
import { FinishingService } from './finishing.service';
import { GenerateMessageProcessor } from './generate-message.processor';
import { GenerationQueue } from './generation-queue.service';
import { GenerationService } from './generation.service';
import { MailPreviewsService } from './mail-previews.service';
import { MessagesController } from './messages.controller';
import { MessagesService } from './messages.service';
import { ProgressService } from './progress.service';
import { ReaddressingController } from './readdressing.controller';
import { ReaddressingService } from './readdressing.service';
import { RecipientsController } from './recipients.controller';
import { RecipientsService } from './recipients.service';
import { RetriesController } from './retries.controller';
import { RetriesService } from './retries.service';
import { SelfPauses } from './self-pauses.service';
import { SendingController } from './sending.controller';
import { SendingService } from './sending.service';
import { TestMailsService } from './test-mails.service';

/** What staff compose and send to many. Global, because folders further in ask for what they declared and this one provides. */
@Global()
@Module({
  imports: [
    DeliveriesModule,
    InvitationsModule,
    QueueModule.consumes(['generate-message']),
    QueueModule.registerQueues('generate-message'),
  ],
  controllers: [MessagesController, ReaddressingController, RecipientsController, RetriesController, SendingController],
  providers: [
    Clockwork,
    DraftsService,
    FinishingService,
    GenerateMessageProcessor,
    GenerationQueue,
    GenerationService,
    MailPreviewsService,
    MessagesService,
    Periodic,
    ProgressService,
    ReaddressingService,
    RecipientsService,
    RetriesService,
    SelfPauses,
    SendingService,
    TestMailsService,
    { provide: MESSAGE_EDITOR, useExisting: DraftsService },
    { provide: MESSAGE_FINISHER, useExisting: FinishingService },
  ],
  exports: [FinishingService, GenerationQueue, MESSAGE_EDITOR, MESSAGE_FINISHER, SelfPauses],
})
export class MessagesModule {}
