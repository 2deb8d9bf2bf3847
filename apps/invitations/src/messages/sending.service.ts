// From review to the relay and back: send, schedule, pause, resume, cancel, retry. Each is one change of the message's row.
import { Injectable } from '@nestjs/common';
import type { SendBody } from '@portico/contracts/messages';
import { Problem, wrongField } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource, type EntityManager } from 'typeorm';
import { cancelUnsent, reopenFailed } from '../deliveries/prepared.queries';
import { remember } from '../topics';
import { advance } from './advance.queries';
import { noteMessage } from './message-activity.queries';
import { messageOfDelivery, readMessage } from './messages.queries';
import { somebodyPrepared } from './recipients.queries';

@Injectable()
export class SendingService {
  constructor(private readonly db: DataSource) {}

  /** Starts to send exactly what was reviewed, or at `scheduledAt`. 422 where nobody would be mailed, or the time has passed. */
  async send(tenant: Tenant, messageId: string, { scheduledAt }: SendBody): Promise<void> {
    await this.db.transaction((tx) =>
      scheduledAt === undefined ? this.start(tx, tenant, messageId) : this.schedule(tx, tenant, messageId, scheduledAt),
    );
  }

  /**
   * Its prepared rows are due by this one change; the outbox carries it even if this process dies now. The time it was scheduled
   * for stays told, unless it is sent before that.
   */
  async start(tx: EntityManager, tenant: Tenant, messageId: string): Promise<void> {
    await advance(tx, tenant.organizationId, messageId, 'send');
    await this.refuseEmpty(tx, messageId);
    await tx.query(
      `UPDATE message SET started_at = now(), scheduled_at = CASE WHEN scheduled_at <= now() THEN scheduled_at END WHERE id = $1`,
      [messageId],
    );
    await this.handOut(tx, tenant, messageId, 'message.started');
  }

  /** No mail of it is begun from here on; those at the relay end as they end. */
  async pause(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'pause');
      await this.note(tx, tenant, messageId, 'message.paused');
    });
  }

  async resume(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'resume');
      await this.handOut(tx, tenant, messageId, 'message.resumed');
    });
  }

  /** Whoever was not mailed yet will not be. A recap tells it where the send had begun. */
  async cancel(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'cancel');
      await cancelUnsent(tx, messageId);
      await tx.query('UPDATE message SET finished_at = now() WHERE id = $1', [messageId]);
      await remember(tx, 'message.finished', { messageId, organizationId: tenant.organizationId });
      await this.note(tx, tenant, messageId, 'message.cancelled');
    });
  }

  /** Sends again to the failed and the bounced whose address is not suppressed; 409 where there are none. */
  async retryFailed(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'retry');
      if ((await reopenFailed(tx, messageId)) === 0) throw new Problem('message.nothing_to_retry');
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
      if ((await reopenFailed(tx, messageId, deliveryId)) === 0) throw new Problem('message.nothing_to_retry');
      if (goesOn) await remember(tx, 'message.due', { messageId, goesOn });
      else await this.beginRound(tx, tenant, messageId);
    });
  }

  private async beginRound(tx: EntityManager, tenant: Tenant, messageId: string): Promise<void> {
    await tx.query('UPDATE message SET round = round + 1, finished_at = NULL WHERE id = $1', [messageId]);
    await this.handOut(tx, tenant, messageId, 'message.started');
  }

  private async schedule(tx: EntityManager, tenant: Tenant, messageId: string, at: string): Promise<void> {
    const [row] = await tx.query<{ past: boolean }[]>('SELECT $1::timestamptz <= now() AS past', [at]);
    if (row?.past) throw wrongField('scheduledAt', 'field.in_the_past', 'This time has passed.');
    await advance(tx, tenant.organizationId, messageId, 'schedule');
    await this.refuseEmpty(tx, messageId);
    await tx.query('UPDATE message SET scheduled_at = $2 WHERE id = $1', [messageId, at]);
    await this.note(tx, tenant, messageId, 'message.scheduled');
  }

  private async refuseEmpty(tx: EntityManager, messageId: string): Promise<void> {
    if (!(await somebodyPrepared(tx, messageId)))
      throw new Problem('message.no_recipients', 'Everyone selected is left out: there is nobody to mail.');
  }

  private async handOut(
    tx: EntityManager,
    tenant: Tenant,
    messageId: string,
    type: 'message.started' | 'message.resumed',
  ): Promise<void> {
    await remember(tx, 'message.due', { messageId });
    await this.note(tx, tenant, messageId, type);
  }

  private async note(
    tx: EntityManager,
    tenant: Tenant,
    messageId: string,
    type: Parameters<typeof noteMessage>[2],
  ): Promise<void> {
    await noteMessage(tx, await readMessage(tx, tenant.organizationId, messageId), type, tenant.actor);
  }
}
