import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CallWebhook } from '@portico/contracts/queues';
import type { OutboxHandlers } from '@portico/platform/outbox';
import { onlyOne, Periodic } from '@portico/platform/periodic';
import { InjectQueue } from '@portico/platform/queue';
import { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import type { Announced } from '../activity/announce.queries';
import { jobIdOf } from './call';
import { forgetEndedCalls, insertCalls, markCarried, overdueCalls, type DueCall } from './calls.queries';

const LOOK_EVERY_MS = 2_000;
const FORGET_EVERY_MS = 3_600_000;
/** Calls handed out in one round. */
const MOST = 500;

/** From an announcement to jobs, behind the outbox; and again from the rows, for what failed or was lost. */
@Injectable()
export class WebhookCalls implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly periodic: Periodic,
    @InjectQueue('call-webhook') private readonly queue: Queue<CallWebhook>,
  ) {}

  readonly handlers: OutboxHandlers = {
    'webhook.event': async (announced: Announced[]) => this.handOut(await insertCalls(this.db.manager, announced)),
  };

  onApplicationBootstrap(): void {
    this.periodic.every(LOOK_EVERY_MS, 'webhooks: overdue calls', () => this.round());
    this.periodic.every(FORGET_EVERY_MS, 'webhooks: ended calls', () => forgetEndedCalls(this.db.manager));
  }

  /** Hands out what is due; of several processes one does it. */
  async round(): Promise<void> {
    const due = await onlyOne(this.db, 'webhook calls', (tx) => overdueCalls(tx, MOST));
    await this.handOut(due ?? []);
  }

  private async handOut(calls: readonly DueCall[]): Promise<void> {
    if (calls.length === 0) return;
    await this.queue.addBulk(
      calls.map(({ id, attempts }) => ({
        name: 'call-webhook',
        data: { callId: id },
        opts: { jobId: jobIdOf(id, attempts) },
      })),
    );
    await markCarried(
      this.db.manager,
      calls.map(({ id }) => id),
    );
  }
}
