import { Module } from '@nestjs/common';
import { ActivityController } from './activity.controller';
import { BouncesController } from './bounces.controller';
import { ProviderEventsController } from './provider-events.controller';
import { ProviderEventsService } from './provider-events.service';
import { SuppressionsController } from './suppressions.controller';
import { WebhooksController } from './webhooks.controller';

/** What happened, what came back, and whom it is told. */
@Module({
  controllers: [
    ActivityController,
    SuppressionsController,
    BouncesController,
    ProviderEventsController,
    WebhooksController,
  ],
  providers: [ProviderEventsService],
})
export class FeedbackModule {}
