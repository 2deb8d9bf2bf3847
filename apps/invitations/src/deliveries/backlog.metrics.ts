// The gauges that mailers are scaled by. Each invitations process tells the same figures: take the highest, not the sum.
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { Gauge } from 'prom-client';
import { EntityManager } from 'typeorm';
import { sendable } from './backlog';
import { dueMails, rateNow } from './backlog.queries';

const EVERY_MS = 5_000;

const due = new Gauge({ name: 'mails_due', help: 'Mails that may be sent now, as far as we decide it.' });
const sendableNow = new Gauge({
  name: 'mails_sendable',
  help: 'Of the mails that are due those that a working relay would take within the next minute.',
});

/** Looks every five seconds, not at each scrape: who asks for metrics never waits for the database. */
@Injectable()
export class Backlog implements OnApplicationBootstrap {
  constructor(
    private readonly db: EntityManager,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'backlog', () => this.look());
  }

  /** Sets the gauges to what is true now. */
  async look(): Promise<void> {
    const mails = await dueMails(this.db);
    due.set(mails);
    sendableNow.set(sendable(mails, await rateNow(this.db)));
  }
}
