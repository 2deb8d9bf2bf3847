import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import type { Subscription } from '@portico/contracts/subscriptions';
import { readUnsubscribeToken } from '@portico/mail/unsubscribe-token';
import { EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { resubscribe, subscriptionOf, unsubscribe } from './subscriptions.queries';

/**
 * A recipient stops invitations and notices of an organization, or has them again. What they ask for themselves is mailed all the same
 * (`deliveries/purpose.ts`). Who has the link of a mail may do it as often as they like: needs neither account nor directory.
 */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly db: EntityManager,
    private readonly config: InvitationsConfig,
  ) {}

  /** @throws Problem `unsubscribe.unknown`, as the two below. */
  look(token: string): Promise<Subscription> {
    return this.after(token, () => Promise.resolve());
  }

  /** An address that is suppressed already stays so, for the reason that it is. */
  stop(token: string): Promise<Subscription> {
    return this.after(token, unsubscribe);
  }

  /** Frees an address that was unsubscribed, and no other. */
  resume(token: string): Promise<Subscription> {
    return this.after(token, resubscribe);
  }

  private async after(
    token: string,
    act: (db: EntityManager, deliveryId: string) => Promise<void>,
  ): Promise<Subscription> {
    const deliveryId = readUnsubscribeToken(token, this.config.linkSecret);
    if (deliveryId === null) throw new Problem('unsubscribe.unknown');
    await act(this.db, deliveryId);
    const subscription = await subscriptionOf(this.db, deliveryId);
    if (!subscription) throw new Problem('unsubscribe.unknown');
    return subscription;
  }
}
