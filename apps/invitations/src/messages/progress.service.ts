import { Injectable } from '@nestjs/common';
import type { MessageProgress } from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { countsOf } from '../deliveries/deliveries.queries';
import { readMessage } from './messages.queries';
import { secondsLeft } from './progress';

/** The speed told is that of the last so many seconds. */
const WINDOW_SECONDS = 5;

@Injectable()
export class ProgressService {
  constructor(private readonly db: EntityManager) {}

  /** How far a message is. Cheap enough to be asked every second. */
  async of(tenant: Tenant, messageId: string): Promise<MessageProgress> {
    const { status } = await readMessage(this.db, tenant.organizationId, messageId);
    const counts = (await countsOf(this.db, [messageId])).get(messageId)!;
    const perSecond = status === 'sending' ? await this.speed(messageId) : 0;
    return { status, counts, perSecond, secondsLeft: secondsLeft(status, counts, perSecond) };
  }

  private async speed(messageId: string): Promise<number> {
    const [row] = await this.db.query<{ sent: number }[]>(
      `SELECT count(*)::int AS sent FROM delivery
        WHERE message_id = $1 AND status IN ('sent', 'delivered') AND sent_at > now() - $2 * interval '1 second'`,
      [messageId, WINDOW_SECONDS],
    );
    return (row?.sent ?? 0) / WINDOW_SECONDS;
  }
}
