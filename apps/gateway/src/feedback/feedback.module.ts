import { Module } from '@nestjs/common';
import { ActivityController } from './activity.controller';
import { BouncesController } from './bounces.controller';
import { SuppressionsController } from './suppressions.controller';
import { WebhooksController } from './webhooks.controller';

/** What happened, what came back, and whom it is told. */
@Module({ controllers: [ActivityController, SuppressionsController, BouncesController, WebhooksController] })
export class FeedbackModule {}
