import { Injectable } from '@nestjs/common';
import type { MessageProgress } from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { countsOf, speedOf } from '../deliveries/tallies.queries';
import { readMessage } from './messages.queries';
import { secondsLeft } from './progress';

@Injectable()
export class ProgressService {
  constructor(private readonly db: EntityManager) {}

  /** How far a message is. Cheap enough to be asked every second. */
  async of(tenant: Tenant, messageId: string): Promise<MessageProgress> {
    const { status } = await readMessage(this.db, tenant.organizationId, messageId);
    const counts = (await countsOf(this.db, [messageId])).get(messageId)!;
    const perSecond = status === 'sending' ? await speedOf(this.db, messageId) : 0;
    return { status, counts, perSecond, secondsLeft: secondsLeft(status, counts, perSecond) };
  }
}
