// Which domains take no mail, as DNS says. A resolver that fails says nothing, and nobody waits long for it.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { keepChecks, knownChecks, type TakesMail } from './domain-checks.queries';
import { takesMail, type DomainResolver } from './domain-lookup';

/** The resolver that is asked; null where `ADDRESS_CHECKS_DNS` is off. */
export const DOMAIN_RESOLVER = Symbol('DOMAIN_RESOLVER');

/** How long a request waits for DNS, in milliseconds; what is answered later is known the next time. */
const PATIENCE = 3_000;
const AT_ONCE = 20;
const A_REQUEST = 500;

/** A resolver that does not know this one, as in a closed network, knows nothing of the world. */
const KNOWN_TO_ALL = 'gmail.com';

@Injectable()
export class MailDomains {
  private readonly logger = new Logger(MailDomains.name);
  /** Questions on their way: of several who look at once one asks. */
  private readonly asked = new Map<string, Promise<TakesMail>>();

  constructor(
    private readonly db: EntityManager,
    @Inject(DOMAIN_RESOLVER) private readonly resolver: DomainResolver | null,
  ) {}

  /** Those of the domains that are known by now to take no mail. */
  async withoutMail(domains: readonly string[]): Promise<Set<string>> {
    if (this.resolver === null || domains.length === 0) return new Set();
    const known = await knownChecks(this.db, domains);
    const unknown = domains.filter((domain) => !known.has(domain)).slice(0, A_REQUEST);
    const answers = unknown.length === 0 ? null : await this.patiently(this.ask(this.resolver, unknown));
    return new Set(domains.filter((domain) => (answers?.get(domain) ?? known.get(domain)) === false));
  }

  private async ask(resolver: DomainResolver, domains: readonly string[]): Promise<Map<string, TakesMail>> {
    const answers = new Map<string, TakesMail>();
    const waiting = [...domains];
    const worker = async (): Promise<void> => {
      for (let domain = waiting.pop(); domain !== undefined; domain = waiting.pop())
        answers.set(domain, await this.answerOf(resolver, domain));
    };
    const [sane] = await Promise.all([
      this.answerOf(resolver, KNOWN_TO_ALL),
      ...Array.from({ length: AT_ONCE }, worker),
    ]);
    if (sane !== true) for (const domain of domains) answers.set(domain, null);
    await keepChecks(this.db, answers);
    return answers;
  }

  private answerOf(resolver: DomainResolver, domain: string): Promise<TakesMail> {
    const asked = this.asked.get(domain) ?? takesMail(resolver, domain).finally(() => this.asked.delete(domain));
    this.asked.set(domain, asked);
    return asked;
  }

  /** Null where it takes too long; the work goes on. */
  private patiently<T>(work: Promise<T>): Promise<T | null> {
    const quiet = work.catch((error: unknown) => {
      this.logger.warn({ msg: 'domains could not be checked', err: error });
      return null;
    });
    return Promise.race([quiet, sleep(PATIENCE, null, { ref: false })]);
  }
}
