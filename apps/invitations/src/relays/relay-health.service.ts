import { Injectable, Logger } from '@nestjs/common';
import type { RelayFault } from '@portico/contracts/relays';
import { Counter } from 'prom-client';
import { DataSource, EntityManager } from 'typeorm';
import { breaksAfter } from './breaker';
import { breakRelay, countFailures, lockRelay, mend, slowDown, type RelayHealthRow } from './relay-health.queries';
import type { RelaySign } from './relay-sign';

/** What became of one mail, as far as it says something of its relay. */
export interface NotedSign {
  relayId: string;
  deliveryId: string | null;
  domain: string;
  sign: RelaySign;
}

const troubles = new Counter({
  name: 'relay_troubles_total',
  help: 'How often a relay broke, was mended by a probe, or asked for less.',
  labelNames: ['relay', 'trouble'],
});

/** Draws the conclusions from what relays say: broken, mended, slowed down. Whoever operates them reads it in the log and the metrics. */
@Injectable()
export class RelayHealth {
  private readonly logger = new Logger(RelayHealth.name);

  constructor(private readonly db: DataSource) {}

  /** Takes effect with the next claim. */
  async note(signs: readonly NotedSign[]): Promise<void> {
    for (const relayId of new Set(signs.map((one) => one.relayId))) {
      const own = signs.filter((one) => one.relayId === relayId);
      await this.db.transaction((tx) => this.judge(tx, relayId, own));
    }
  }

  private async judge(tx: EntityManager, id: string, signs: readonly NotedSign[]): Promise<void> {
    const relay = await lockRelay(tx, id);
    if (!relay) return;
    if (relay.brokenBecause) await this.judgeProbe(tx, id, relay, signs);
    else await this.judgeFaults(tx, id, relay, signs);
    const busy = signs.flatMap(({ sign, domain }) =>
      sign.kind === 'busy' ? ['*'] : sign.kind === 'domain_busy' ? [domain] : [],
    );
    if (busy.length === 0) return;
    const slower = await slowDown(tx, id, [...new Set(busy)]);
    if (slower.length > 0) this.tell(id, 'slowed', { msg: 'a relay asks for less', name: relay.name, domains: slower });
  }

  /** Of mails that were under way when it broke nothing is learnt. */
  private async judgeProbe(
    tx: EntityManager,
    id: string,
    { name, probeId }: RelayHealthRow,
    signs: readonly NotedSign[],
  ): Promise<void> {
    if (!signs.some(({ deliveryId, sign }) => deliveryId === probeId && sign.kind === 'works')) return;
    await mend(tx, id);
    this.tell(id, 'mended', { msg: 'a broken relay works again', name });
  }

  private async judgeFaults(
    tx: EntityManager,
    id: string,
    relay: RelayHealthRow,
    signs: readonly NotedSign[],
  ): Promise<void> {
    const works = signs.some(({ sign }) => sign.kind === 'works');
    const silent = signs.filter(({ sign }) => sign.kind === 'silent').length;
    const failures = works ? 0 : relay.failures + silent;
    const fault = signs.flatMap(({ sign }) => (sign.kind === 'fault' ? [sign.fault] : []))[0];
    const because: RelayFault | undefined =
      fault ?? (breaksAfter(failures, relay.hasStandIn) ? 'unreachable' : undefined);
    if (!because) return countFailures(tx, id, failures);
    await breakRelay(tx, id, because);
    this.tell(id, 'broken', {
      msg: 'a relay is broken: but for a probe nothing is sent over it',
      name: relay.name,
      because,
    });
  }

  private tell(relay: string, trouble: string, line: object): void {
    troubles.inc({ relay, trouble });
    this.logger.warn({ relay, ...line });
  }
}
