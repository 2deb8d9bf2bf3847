import { Module } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { QueueModule } from '@portico/platform/queue';
import { CallWebhookProcessor } from './call-webhook.processor';
import { CallWebhookService } from './call-webhook.service';
import { Targets } from './targets.service';
import { WebhookCaller } from './webhook-caller.service';
import { WebhookCalls } from './webhook-calls.service';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

/** Who outside is told what happens. */
@Module({
  imports: [QueueModule.consumes(['call-webhook']), QueueModule.registerQueues('call-webhook')],
  controllers: [WebhooksController],
  providers: [
    CallWebhookProcessor,
    CallWebhookService,
    Periodic,
    Targets,
    WebhookCaller,
    WebhookCalls,
    WebhooksService,
  ],
  exports: [WebhookCalls],
})
export class WebhooksModule {}
