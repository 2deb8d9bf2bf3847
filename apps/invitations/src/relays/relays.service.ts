import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { RelayAddressAnswer } from '@portico/contracts/gate';
import type { ListQuery, Page } from '@portico/contracts/lists';
import { notFound, Problem, wrongField } from '@portico/contracts/problems';
import { STANDARD_RELAY_ID, type RelayBody, type RelayPatch, type RelayView } from '@portico/contracts/relays';
import { newId } from '@portico/platform/ids';
import { seal, unseal } from '@portico/platform/seal';
import { DataSource, EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { RelayHealth } from './relay-health.service';
import {
  deleteRelay,
  insertRelay,
  relayById,
  relaysPage,
  sealedUrlOf,
  setDomains,
  setRate,
  setRateOfSettings,
  updateRelay,
} from './relays.queries';

/**
 * The relays of the installation. The standard one is that of the mailer's own SMTP_URL. Its rate is MAIL_RATE_PER_SECOND as each start
 * finds it, until somebody sets a rate here: from then on that one counts, whatever the settings say.
 */
@Injectable()
export class RelaysService implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly config: InvitationsConfig,
    private readonly health: RelayHealth,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await setRateOfSettings(this.db.manager, this.config.mailRatePerSecond);
  }

  /** A page, in the order in which they stand in for each other. */
  list(query: ListQuery): Promise<Page<RelayView>> {
    return relaysPage(this.db.manager, query);
  }

  /** Another relay, behind those there are. Its address is kept sealed. @throws Problem 422 for a domain named twice. */
  add({ name, url, paused = false, ratePerSecond = null, domains = [] }: RelayBody): Promise<RelayView> {
    const id = newId();
    return this.db.transaction(async (tx) => {
      await insertRelay(tx, id, { name, paused, sealedUrl: seal(url, this.config.linkSecret) });
      return this.limited(tx, id, { ratePerSecond, domains });
    });
  }

  /**
   * Takes effect within a second: slots are given no further ahead.
   *
   * @throws Problem `resource.not_found`; `relay.standard` for a new address of the standard relay; 422 for a domain named twice.
   */
  async change(id: string, { name, url, paused, ...limits }: RelayPatch): Promise<RelayView> {
    if (url !== undefined && id === STANDARD_RELAY_ID)
      throw new Problem('relay.standard', 'SMTP_URL says where it is.');
    const sealedUrl = url === undefined ? undefined : seal(url, this.config.linkSecret);
    return this.db.transaction(async (tx) => {
      if (!(await updateRelay(tx, id, { name, sealedUrl, paused }))) throw notFound('relay');
      return this.limited(tx, id, limits);
    });
  }

  /** What goes over it now still does. @throws Problem `resource.not_found`, `relay.standard`. */
  async remove(id: string): Promise<void> {
    if (id === STANDARD_RELAY_ID) throw new Problem('relay.standard', 'It cannot be removed; pause it instead.');
    if (!(await deleteRelay(this.db.manager, id))) throw notFound('relay');
  }

  /** For a mailer. One that was sealed under another secret is broken. @throws Problem `resource.not_found`. */
  async address(id: string): Promise<RelayAddressAnswer> {
    const found = await sealedUrlOf(this.db.manager, id);
    if (!found) throw notFound('relay');
    try {
      return { id, version: found.version, url: unseal(found.sealedUrl, this.config.linkSecret) };
    } catch {
      await this.health.note([
        { relayId: id, deliveryId: null, domain: '*', sign: { kind: 'fault', fault: 'unreadable' } },
      ]);
      throw notFound('relay');
    }
  }

  private async limited(
    tx: EntityManager,
    id: string,
    { ratePerSecond, domains }: Pick<RelayPatch, 'ratePerSecond' | 'domains'>,
  ): Promise<RelayView> {
    if (ratePerSecond !== undefined) await setRate(tx, id, ratePerSecond);
    if (domains) await setDomains(tx, id, eachOnce(domains));
    return relayById(tx, id);
  }
}

function eachOnce<T extends { domain: string }>(domains: readonly T[]): readonly T[] {
  const second = domains.findIndex(({ domain }, place) => domains.findIndex((one) => one.domain === domain) < place);
  if (second < 0) return domains;
  throw wrongField(`domains[${second}].domain`, 'field.duplicate', 'Each domain is named once.');
}
