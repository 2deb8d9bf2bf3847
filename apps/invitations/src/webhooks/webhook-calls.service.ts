import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CallWebhook } from '@portico/contracts/queues';
import { Periodic } from '@portico/platform/periodic';
import { InjectQueue } from '@portico/platform/queue';
import { Queue } from 'bullmq';
import { EntityManager } from 'typeorm';
import type { Handlers } from '../topics';
import { jobIdOf } from './call';
import { forgetEndedCalls, giveUpOldCalls, insertCalls, takeDueCalls } from './calls.queries';

const LOOK_EVERY_MS = 2_000;
const TIDY_EVERY_MS = 3_600_000;
/** Calls handed out in one round. */
const MOST = 500;

/** From an announcement to jobs: always by way of the rows, so that what failed or was lost goes the same way again. */
@Injectable()
export class WebhookCalls implements OnApplicationBootstrap {
  constructor(
    private readonly db: EntityManager,
    private readonly periodic: Periodic,
    @InjectQueue('call-webhook') private readonly queue: Queue<CallWebhook>,
  ) {}

  readonly handlers: Handlers = {
    'webhook.event': async (announced) => {
      await insertCalls(this.db, announced);
      await this.handOut();
    },
  };

  onApplicationBootstrap(): void {
    this.periodic.every(LOOK_EVERY_MS, 'webhooks: due calls', () => this.handOut());
    this.periodic.every(TIDY_EVERY_MS, 'webhooks: old calls', async () => {
      await giveUpOldCalls(this.db);
      await forgetEndedCalls(this.db);
    });
  }

  /** Hands out what is due, of all webhooks in turn or of one. A call that the queue does not get is overdue after a while. */
  async handOut(webhookId: string | null = null): Promise<void> {
    const calls = await takeDueCalls(this.db, webhookId, MOST);
    if (calls.length === 0) return;
    await this.queue.addBulk(
      calls.map(({ id, attempts, turn }) => ({
        name: 'call-webhook',
        data: { callId: id },
        opts: { jobId: jobIdOf(id, attempts), priority: turn },
      })),
    );
  }
}
