// What the queue lost, a dead mailer held, or the clock made due is carried again. The rows say what that is.
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { onlyOne, Periodic } from '@portico/platform/periodic';
import { DataSource, EntityManager } from 'typeorm';
import { firstRate } from '../relays/relays.queries';
import { batchSize } from './batch';
import { closeForgotten, overdueBatches, restartVirtualTime } from './batches.queries';
import { HandOut } from './hand-out.service';
import { takeBackLost } from './lost.queries';
import { MESSAGE_FINISHER, type MessageFinisher } from './outer-rooms';
import { dueAgainBatches } from './prepared.queries';
import { dueAgainMessages, finishedMessages, reopenDueSingles } from './reconciler.queries';
import { foldTallies } from './tallies.queries';

const EVERY_MS = 2_000;
/** Batches carried again in one round. */
const MOST_BATCHES = 500;

@Injectable()
export class Reconciler implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly periodic: Periodic,
    private readonly handOut: HandOut,
    @Inject(MESSAGE_FINISHER) private readonly finisher: MessageFinisher,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'reconciler', () => this.round());
  }

  /** One round; of several processes one does it, the others pass. */
  async round(): Promise<void> {
    const found = await onlyOne(this.db, 'reconciler', (tx) => this.look(tx));
    if (!found) return;
    await this.handOut.carryOverdue(found.overdue);
    if (found.finished.length > 0) await this.finisher.finish(found.finished);
  }

  private async look(tx: EntityManager): Promise<{ overdue: string[]; finished: string[] }> {
    await takeBackLost(tx);
    await reopenDueSingles(tx);
    const size = batchSize(await firstRate(tx));
    for (const messageId of await dueAgainMessages(tx)) await dueAgainBatches(tx, messageId, size);
    await closeForgotten(tx);
    await restartVirtualTime(tx);
    await foldTallies(tx);
    return { overdue: await overdueBatches(tx, MOST_BATCHES), finished: await finishedMessages(tx) };
  }
}
