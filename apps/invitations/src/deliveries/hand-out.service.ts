// From batches to jobs: what is due is given to the queue, and what came back without a batch is cut into new ones. Runs behind the
// outbox, never inside a request.
import { Injectable } from '@nestjs/common';
import type { DeliverBatch } from '@portico/contracts/queues';
import { crashPoint } from '@portico/platform/crash-point';
import { InjectQueue } from '@portico/platform/queue';
import { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { firstRate } from '../relays/relays.queries';
import { remember, type Handlers } from '../topics';
import { batchPriority, batchSize, jobIdOf } from './batch';
import { carriable, markCarried, openBatches, renumberCarry, startMessage, type OpenBatch } from './batches.queries';
import { newBatches } from './prepared.queries';

/** Batches in one go: few at first, so that the first mails leave at once; then so many that other messages still have their turn. */
const FIRST_BATCHES = 8;
const BATCHES_AT_ONCE = 50;

/** A job whose mailer cannot reach us, or fails otherwise, comes back soon and without end: the rows say when it is done. */
const UNTIL_DONE = { attempts: 1_000_000, backoff: { type: 'fixed', delay: 2_000, jitter: 0.5 } };

/** Hands batches to the `deliver` queue. Adding one that waits there already changes nothing. */
@Injectable()
export class HandOut {
  constructor(
    private readonly db: DataSource,
    @InjectQueue('deliver') private readonly queue: Queue<DeliverBatch>,
  ) {}

  readonly handlers: Handlers = {
    'batch.due': (payloads) => this.carry(payloads.map(({ batchId }) => batchId)),
    'message.due': async (payloads) => {
      for (const { messageId, goesOn } of payloads) await this.handOut(messageId, goesOn);
    },
  };

  /** Adds those of these batches to the queue that may be sent now. */
  async carry(batchIds: readonly string[]): Promise<void> {
    const batches = await carriable(this.db.manager, batchIds);
    if (batches.length === 0) return;
    await this.queue.addBulk(batches.map(jobOf));
    crashPoint('after-enqueue');
    await markCarried(
      this.db.manager,
      batches.map(({ id }) => id),
    );
  }

  /** The same for batches that should long have been claimed: one whose job hangs in a dead mailer gets a job of a new id. */
  async carryOverdue(batchIds: readonly string[]): Promise<void> {
    if (batchIds.length === 0) return;
    const hanging = new Set((await this.queue.getActive()).map((job) => job?.data.batchId));
    await renumberCarry(
      this.db.manager,
      batchIds.filter((id) => hanging.has(id)),
    );
    await this.carry(batchIds);
  }

  private async handOut(messageId: string, goesOn = false): Promise<void> {
    const most = goesOn ? BATCHES_AT_ONCE : FIRST_BATCHES;
    const batches = await this.db.transaction(async (tx) => {
      if (!goesOn) await startMessage(tx, messageId);
      const made = await newBatches(tx, messageId, batchSize(await firstRate(tx)), most);
      if (made.length === most) await remember(tx, 'message.due', { messageId, goesOn: true });
      return goesOn ? made : openBatches(tx, messageId);
    });
    await this.carry(batches.slice(0, FIRST_BATCHES));
    await this.carry(batches.slice(FIRST_BATCHES));
  }
}

function jobOf({ id, carry, number, startPriority }: OpenBatch) {
  const priority = batchPriority(startPriority, number);
  return { name: 'deliver', data: { batchId: id }, opts: { ...UNTIL_DONE, jobId: jobIdOf(id, carry), priority } };
}
