// From review to the relay: send, schedule, undo, pause, resume, cancel. Each is one change of the message's row.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { SendAnswer, SendBody } from '@portico/contracts/messages';
import { Problem, wrongField } from '@portico/contracts/problems';
import type { CommunityCard } from '@portico/contracts/recipients';
import { crashPoint } from '@portico/platform/crash-point';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource, type EntityManager } from 'typeorm';
import { cancelUnsent } from '../deliveries/prepared.queries';
import { remember } from '../topics';
import { advance } from './advance.queries';
import { noteAct } from './message-activity.queries';
import { readMessage } from './messages.queries';
import { somebodyPrepared } from './recipients.queries';
import { endPause } from './self-pause.queries';

@Injectable()
export class SendingService {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
  ) {}

  /**
   * Sends exactly what was reviewed: at `scheduledAt`, or at once, but for as long as its community lets a Send be undone. 422 where
   * nobody would be mailed, or the time has passed. What its community says of mails that a crash leaves uncertain holds for all of it.
   */
  async send(tenant: Tenant, messageId: string, { scheduledAt: at }: SendBody): Promise<SendAnswer> {
    const { undoSeconds, onUncertain } = await this.communityOf(tenant, messageId);
    const answer = await this.db.transaction(async (tx) => {
      if (at !== undefined) await this.schedule(tx, tenant, messageId, at);
      else if (undoSeconds > 0) await this.hold(tx, tenant, messageId, undoSeconds);
      else await this.start(tx, tenant, messageId);
      await tx.query('UPDATE message SET on_uncertain = $2 WHERE id = $1', [messageId, onUncertain]);
      const { status, scheduledAt } = await readMessage(tx, tenant.organizationId, messageId);
      crashPoint('before-commit');
      return { status, scheduledAt: scheduledAt?.toISOString() ?? null };
    });
    crashPoint('after-commit');
    return answer;
  }

  /**
   * Its prepared rows are due by this one change; the outbox carries it even if this process dies now. The time it was scheduled
   * for stays told, unless it is sent before that.
   */
  async start(tx: EntityManager, tenant: Tenant, messageId: string): Promise<void> {
    await advance(tx, tenant.organizationId, messageId, 'send');
    await this.refuseEmpty(tx, messageId);
    await tx.query(
      `UPDATE message SET started_at = now(), scheduled_at = CASE WHEN scheduled_at <= now() THEN scheduled_at END,
              sent_by_email = coalesce($2, sent_by_email) WHERE id = $1`,
      [messageId, tenant.actor.email ?? null],
    );
    await remember(tx, 'message.due', { messageId });
    await noteAct(tx, tenant, messageId, 'message.started');
  }

  /** Back to review, as it was: nobody was mailed. */
  async undo(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'undo');
      await tx.query('UPDATE message SET scheduled_at = NULL WHERE id = $1', [messageId]);
      await noteAct(tx, tenant, messageId, 'message.in_review');
    });
  }

  /** No mail of it is begun from here on; those at the relay end as they end. */
  async pause(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'pause');
      await noteAct(tx, tenant, messageId, 'message.paused');
    });
  }

  async resume(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'resume');
      await endPause(tx, messageId);
      await remember(tx, 'message.due', { messageId });
      await noteAct(tx, tenant, messageId, 'message.resumed');
    });
  }

  /** Whoever was not mailed yet will not be. A recap tells it where the send had begun. */
  async cancel(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'cancel');
      await endPause(tx, messageId);
      await cancelUnsent(tx, messageId);
      await tx.query('UPDATE message SET finished_at = now() WHERE id = $1', [messageId]);
      await remember(tx, 'message.finished', { messageId, organizationId: tenant.organizationId });
      await noteAct(tx, tenant, messageId, 'message.cancelled');
    });
  }

  private async communityOf(tenant: Tenant, messageId: string): Promise<CommunityCard> {
    const { communityId } = await readMessage(this.db.manager, tenant.organizationId, messageId);
    return this.directory.communityCard(tenant, communityId);
  }

  private async schedule(tx: EntityManager, tenant: Tenant, messageId: string, at: string): Promise<void> {
    const [row] = await tx.query<{ past: boolean }[]>('SELECT $1::timestamptz <= now() AS past', [at]);
    if (row?.past) throw wrongField('scheduledAt', 'field.in_the_past', 'This time has passed.');
    await advance(tx, tenant.organizationId, messageId, 'schedule');
    await tx.query('UPDATE message SET scheduled_at = $2 WHERE id = $1', [messageId, at]);
    await this.noteScheduled(tx, tenant, messageId);
  }

  /** A Send that can still be undone. One that leaves as soon without it is refused: of two Sends the second changes nothing. */
  private async hold(tx: EntityManager, tenant: Tenant, messageId: string, seconds: number): Promise<void> {
    await advance(tx, tenant.organizationId, messageId, 'hold');
    // Not now(), which is when the transaction began: it may have waited since for another Send.
    const [, count] = await tx.query<[unknown, number]>(
      `UPDATE message SET scheduled_at = date_trunc('milliseconds', clock_timestamp()) + $2 * interval '1 second'
        WHERE id = $1 AND (scheduled_at IS NULL OR scheduled_at > clock_timestamp() + $2 * interval '1 second')`,
      [messageId, seconds],
    );
    if (count === 0) throw new Problem('message.wrong_state', 'This message is sent in a moment as it is.');
    await this.noteScheduled(tx, tenant, messageId);
  }

  private async noteScheduled(tx: EntityManager, tenant: Tenant, messageId: string): Promise<void> {
    await this.refuseEmpty(tx, messageId);
    await tx.query('UPDATE message SET sent_by_email = $2 WHERE id = $1', [messageId, tenant.actor.email ?? null]);
    await noteAct(tx, tenant, messageId, 'message.scheduled');
  }

  private async refuseEmpty(tx: EntityManager, messageId: string): Promise<void> {
    if (!(await somebodyPrepared(tx, messageId)))
      throw new Problem('message.no_recipients', 'Everyone selected is left out: there is nobody to mail.');
  }
}
