import { Module } from '@nestjs/common';
import { FeedbackModule } from '../feedback/feedback.module';
import { ProviderEventsController } from './provider-events.controller';
import { ProviderEvents } from './provider-events.service';
import { SnsClient } from './sns.client';
import { Sns } from './sns.service';

/** What mail providers tell of mails. */
@Module({
  imports: [FeedbackModule],
  controllers: [ProviderEventsController],
  providers: [ProviderEvents, Sns, SnsClient],
})
export class ProviderEventsModule {}
