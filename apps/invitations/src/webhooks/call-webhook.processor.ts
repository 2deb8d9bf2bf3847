import type { CallWebhook } from '@portico/contracts/queues';
import { Processor, WorkerHost } from '@portico/platform/queue';
import type { Job } from 'bullmq';
import { CallWebhookService } from './call-webhook.service';

/** Calls wait for others most of the time: many at once, of each webhook a few. */
@Processor('call-webhook', { concurrency: 50 })
export class CallWebhookProcessor extends WorkerHost {
  constructor(private readonly calls: CallWebhookService) {
    super();
  }

  process({ data }: Job<CallWebhook>): Promise<void> {
    return this.calls.attempt(data.callId);
  }
}
