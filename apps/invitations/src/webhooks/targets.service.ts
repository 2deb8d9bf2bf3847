import { lookup, type LookupAddress } from 'node:dns';
import { lookup as resolve } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { wrongField } from '@portico/contracts/problems';
import { InvitationsConfig } from '../config';
import { isLocalName, isPublicAddress, literalAddress } from './target';

/** Staff wait while a url is saved. A name that does not resolve by then is judged when it is called. */
const SAVE_TIMEOUT_MS = 2_000;

/** A webhook points into our own network. */
export class PrivateTargetError extends Error {
  constructor() {
    super('private address');
  }
}

/** Keeps webhooks out of our own network (SSRF), when they are saved and again with each call. */
@Injectable()
export class Targets {
  constructor(private readonly config: InvitationsConfig) {}

  /** @throws Problem 422 at `url` for one that points, or resolves, to a private or loopback address. */
  async refusePrivate(text: string): Promise<void> {
    if (this.config.allowPrivateWebhooks) return;
    const url = new URL(text);
    const addresses = isPrivate(url) ? [] : await this.addressesOf(url);
    if (addresses !== null && !addresses.every(isPublicAddress)) throw privateUrl();
    if (isPrivate(url)) throw privateUrl();
  }

  /** @throws PrivateTargetError where the url itself names a private address: a connection to an address asks no resolver. */
  check(url: URL): void {
    if (!this.config.allowPrivateWebhooks && isPrivate(url)) throw new PrivateTargetError();
  }

  /**
   * For the connection: resolves a name and refuses it if any of its addresses is private. What is checked is what is connected
   * to, so a name that changes its address between two questions (DNS rebinding) gains nothing.
   */
  readonly lookup: LookupFunction = (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      if (!this.config.allowPrivateWebhooks && !addresses.every(({ address }) => isPublicAddress(address))) {
        return done(new PrivateTargetError(), '', 0);
      }
      return answer(addresses, options.all, done);
    });
  };

  private async addressesOf(url: URL): Promise<string[] | null> {
    const found = resolve(url.hostname, { all: true }).catch(() => null);
    const addresses = await Promise.race([found, sleep(SAVE_TIMEOUT_MS, null, { ref: false })]);
    return addresses && addresses.map(({ address }) => address);
  }
}

function isPrivate(url: URL): boolean {
  const literal = literalAddress(url);
  return isLocalName(url) || (literal !== null && !isPublicAddress(literal));
}

function privateUrl(): Error {
  return wrongField('url', 'webhook.private_address', 'A webhook must not point to a private or loopback address.');
}

function answer(addresses: LookupAddress[], all: boolean | undefined, done: Parameters<LookupFunction>[2]): void {
  const [first] = addresses;
  if (all) done(null, addresses);
  else if (first) done(null, first.address, first.family);
  else done(new Error('no address'), '', 0);
}
