import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { ImportResidents } from '@portico/contracts/queues';
import { onlyOne, Periodic } from '@portico/platform/periodic';
import { InjectQueue } from '@portico/platform/queue';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import type { Handlers } from '../topics';
import { dropAbandoned, dueImports, stuckImports } from './import-upkeep.queries';
import type { DueImport } from './import-upkeep.queries';

const LOOK_EVERY_MS = 5_000;

/** Hands imports to the queue: when one is asked for, and again when nobody works on it any more. */
@Injectable()
export class ImportQueue implements OnApplicationBootstrap {
  readonly handlers: Handlers = {
    'import.due': async (payloads) => {
      const ids = payloads.map(({ importId }) => importId);
      await this.add(await dueImports(this.db.manager, ids));
    },
  };

  constructor(
    private readonly db: DataSource,
    private readonly periodic: Periodic,
    @InjectQueue('import-residents') private readonly queue: Queue<ImportResidents>,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(LOOK_EVERY_MS, 'to take up stuck imports', () => this.takeUpStuck());
  }

  /** Imports without progress whose worker is gone (killed, or its job lost) are queued again. */
  async takeUpStuck(): Promise<void> {
    const stuck = await onlyOne(this.db, 'stuck imports', async (tx) => {
      await dropAbandoned(tx);
      return stuckImports(tx);
    });
    await this.add(stuck ?? []);
  }

  private async add(imports: readonly DueImport[]): Promise<void> {
    if (imports.length === 0) return;
    await this.queue.addBulk(
      imports.map(({ id, jobId }) => ({ name: 'import', data: { importId: id }, opts: { jobId } })),
    );
  }
}
