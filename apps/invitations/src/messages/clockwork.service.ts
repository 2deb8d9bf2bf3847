// What happens to messages without anybody asking: a scheduled one is sent, a Generate that got lost is begun again.
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { GenerateMessage } from '@portico/contracts/queues';
import { onlyOne, Periodic } from '@portico/platform/periodic';
import { DataSource, type EntityManager } from 'typeorm';
import { systemTenant } from '../invitations/system-tenant';
import { rememberAll } from '../topics';
import { SendingService } from './sending.service';

const EVERY_MS = 1_000;

@Injectable()
export class Clockwork implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly sending: SendingService,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'messages: clockwork', () => this.tick());
  }

  /** Sends what is due by the database's clock, and remembers again what waits to be generated. */
  async tick(): Promise<void> {
    await onlyOne(this.db, 'messages: clockwork', async (tx) => {
      const due = await tx.query<{ id: string; organizationId: string }[]>(
        `SELECT id, organization_id AS "organizationId" FROM message
          WHERE status = 'scheduled' AND scheduled_at <= now() ORDER BY scheduled_at FOR UPDATE SKIP LOCKED`,
      );
      for (const { id, organizationId } of due) await this.sending.start(tx, systemTenant(organizationId), id);
      await regenerate(tx);
    });
  }
}

/** Whoever lost the job (Redis, a killed process): the same job again is ignored while it is there. */
async function regenerate(tx: EntityManager): Promise<void> {
  const [lost] = await tx.query<[GenerateMessage[], number]>(
    `UPDATE message SET generate_again_at = now() + interval '15 seconds'
      WHERE status = 'generating' AND generate_again_at <= now()
  RETURNING id AS "messageId", organization_id AS "organizationId", revision`,
  );
  await rememberAll(tx, 'message.generate', lost);
}
