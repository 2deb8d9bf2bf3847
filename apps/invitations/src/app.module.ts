import { Module } from '@nestjs/common';
import { DatabaseModule } from '@portico/platform/database';
import { HealthModule } from '@portico/platform/health';
import { internalGuardProvider } from '@portico/platform/internal.guard';
import { MetricsModule } from '@portico/platform/metrics';
import { OutboxModule } from '@portico/platform/outbox';
import { QueueModule } from '@portico/platform/queue';
import { AccountMailsModule } from './account-mails/account-mails.module';
import { ActivityModule } from './activity/activity.module';
import { AttachmentsModule } from './attachments/attachments.module';
import { BounceInboxModule } from './bounce-inbox/bounce-inbox.module';
import { CommunitiesModule } from './communities/communities.module';
import { DeliveriesModule } from './deliveries/deliveries.module';
import { HandOut } from './deliveries/hand-out.service';
import { FeedbackModule } from './feedback/feedback.module';
import { InvitationsModule } from './invitations/invitations.module';
import { StandingsSync } from './invitations/standings.sync';
import { LocateModule } from './locate/locate.module';
import { FinishingService } from './messages/finishing.service';
import { GenerationQueue } from './messages/generation-queue.service';
import { MessagesModule } from './messages/messages.module';
import { SelfPauses } from './messages/self-pauses.service';
import { migrations } from './migrations/migrations';
import { NoticesModule } from './notices/notices.module';
import { RelaysModule } from './relays/relays.module';
import { SingleInvitationsModule } from './single-invitations/single-invitations.module';
import { PasskeysModule } from './passkeys/passkeys.module';
import { PortalModule } from './portal/portal.module';
import { SignInMails } from './portal/sign-in-mails.service';
import { ProviderEventsModule } from './provider-events/provider-events.module';
import { SuppressionsModule } from './suppressions/suppressions.module';
import { SurroundingsModule } from './surroundings.module';
import { topics } from './topics';
import { WebhookCalls } from './webhooks/webhook-calls.service';
import { WebhooksModule } from './webhooks/webhooks.module';

/** Who is invited, which messages run, what became of each mail. Each feature brings the handlers of its own outbox topics. */
@Module({
  imports: [
    SurroundingsModule,
    DatabaseModule.forService({ schema: 'invitations', migrations }),
    QueueModule.forRoot(),
    HealthModule,
    MetricsModule,
    AccountMailsModule,
    ActivityModule,
    AttachmentsModule,
    BounceInboxModule,
    CommunitiesModule,
    DeliveriesModule,
    FeedbackModule,
    InvitationsModule,
    LocateModule,
    MessagesModule,
    NoticesModule,
    RelaysModule,
    SingleInvitationsModule,
    PasskeysModule,
    PortalModule,
    ProviderEventsModule,
    SuppressionsModule,
    WebhooksModule,
    OutboxModule.forTopics({
      topics,
      imports: [DeliveriesModule, InvitationsModule, MessagesModule, PortalModule, WebhooksModule],
      features: [HandOut, StandingsSync, SignInMails, GenerationQueue, FinishingService, SelfPauses, WebhookCalls],
    }),
  ],
  providers: [internalGuardProvider],
})
export class AppModule {}
