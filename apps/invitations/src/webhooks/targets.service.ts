import { lookup as lookupInSystem, promises as dns, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { wrongField } from '@portico/contracts/problems';
import { InvitationsConfig } from '../config';
import { isLocalName, isPublicAddress, literalAddress } from './target';

/** For the answer of a name server: staff wait while a url is saved, and a call has few seconds in all. */
const RESOLVE_TIMEOUT_MS = 2_000;

/** A webhook points into our own network. */
export class PrivateTargetError extends Error {
  constructor() {
    super('private address');
  }
}

/** Keeps webhooks out of our own network (SSRF), when they are saved and again with each call. */
@Injectable()
export class Targets {
  // Not the system's lookup, which runs on four threads that all of the process share: a few dead name servers would stop it.
  private readonly resolver = new dns.Resolver({ timeout: RESOLVE_TIMEOUT_MS, tries: 1 });

  constructor(private readonly config: InvitationsConfig) {}

  /**
   * A name that does not resolve in time is judged when it is called.
   *
   * @throws Problem 422 at `url` for one that points, or resolves, to a private or loopback address.
   */
  async refusePrivate(text: string): Promise<void> {
    if (this.config.allowPrivateWebhooks) return;
    const url = new URL(text);
    if (isPrivate(url)) throw privateUrl();
    const addresses = literalAddress(url) === null ? await this.resolve(url.hostname) : [];
    if (!areAllPublic(addresses)) throw privateUrl();
  }

  /** @throws PrivateTargetError where the url itself names a private address: a connection to an address asks no resolver. */
  check(url: URL): void {
    if (!this.config.allowPrivateWebhooks && isPrivate(url)) throw new PrivateTargetError();
  }

  /**
   * For the connection: resolves a name and refuses it if any of its addresses is private. What is checked is what is connected
   * to, so a name that changes its address between two questions (DNS rebinding) gains nothing. In a closed network names may
   * stand in the system's own files, which no name server knows.
   */
  readonly lookup: LookupFunction = (hostname, options, done) => {
    if (this.config.allowPrivateWebhooks) return lookupInSystem(hostname, options, done);
    void this.resolve(hostname).then((addresses) => {
      if (areAllPublic(addresses)) answer(addresses, options.all, done);
      else done(new PrivateTargetError(), '', 0);
    });
  };

  /** All addresses of a name, IPv4 first; none where there are none, or no name server says so in time. */
  private async resolve(hostname: string): Promise<LookupAddress[]> {
    const asked = await Promise.allSettled([this.resolver.resolve4(hostname), this.resolver.resolve6(hostname)]);
    const addresses = asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    return addresses.map((address) => ({ address, family: isIP(address) }));
  }
}

function areAllPublic(addresses: readonly LookupAddress[]): boolean {
  return addresses.every(({ address }) => isPublicAddress(address));
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
  if (first && all) done(null, addresses);
  else if (first) done(null, first.address, first.family);
  else done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
}
