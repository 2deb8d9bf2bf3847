// What failed is sent again: of a message that has ended a round of its own begins.
import { Injectable } from '@nestjs/common';
import type { RetryFailedBody } from '@portico/contracts/messages';
import { Problem } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource, type EntityManager } from 'typeorm';
import { reopenFailed } from '../deliveries/prepared.queries';
import { remember } from '../topics';
import { advance } from './advance.queries';
import { noteAct } from './message-activity.queries';
import { messageOfDelivery, readMessage } from './messages.queries';
import { judgeAnew } from './self-pause.queries';

@Injectable()
export class RetriesService {
  constructor(private readonly db: DataSource) {}

  /** Sends again to the failed and the bounced whose address is not suppressed; 409 where there are none. */
  async retryFailed(tenant: Tenant, messageId: string, { includeUncertain = false }: RetryFailedBody): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'retry');
      await this.reopen(tx, messageId, { includeUncertain });
      await this.beginRound(tx, tenant, messageId);
    });
  }

  /**
   * The same for one mail, also while its message sends or is paused: then it goes with the others.
   *
   * @throws Problem 404; 409 `message.nothing_to_retry`, also for a mail of no message, and `message.wrong_state`.
   */
  async retryOne(tenant: Tenant, deliveryId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const messageId = await messageOfDelivery(tx, tenant.organizationId, deliveryId);
      const { status } = await readMessage(tx, tenant.organizationId, messageId, 'FOR UPDATE');
      const goesOn = status === 'sending' || status === 'paused';
      if (!goesOn) await advance(tx, tenant.organizationId, messageId, 'retry');
      await this.reopen(tx, messageId, { deliveryId });
      if (goesOn) await remember(tx, 'message.due', { messageId, goesOn });
      else await this.beginRound(tx, tenant, messageId);
    });
  }

  private async reopen(tx: EntityManager, messageId: string, which: Parameters<typeof reopenFailed>[2]): Promise<void> {
    if ((await reopenFailed(tx, messageId, which)) === 0) throw new Problem('message.nothing_to_retry');
  }

  private async beginRound(tx: EntityManager, tenant: Tenant, messageId: string): Promise<void> {
    await tx.query('UPDATE message SET round = round + 1, finished_at = NULL WHERE id = $1', [messageId]);
    await judgeAnew(tx, messageId);
    await remember(tx, 'message.due', { messageId });
    await noteAct(tx, tenant, messageId, 'message.started');
  }
}
