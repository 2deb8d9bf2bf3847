// Works an import off, chunk by chunk. Each chunk is a transaction with its own checkpoint and figures, so it may end anywhere.
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import type { ResidentChange } from '@portico/contracts/standings';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ResidentNews } from '../residents/resident-news.service';
import { applyChunk, Untold } from './apply-chunk.queries';
import { dropRecords, nextRecords } from './import-records.queries';
import { recordFailure } from './import-upkeep.queries';
import { finish, lockRunning, takeUp } from './imports.queries';
import { hideBehindCopy } from './rehearsal.queries';

@Injectable()
export class ImportRun implements OnModuleDestroy {
  private readonly logger = new Logger(ImportRun.name);
  private stopping = false;

  constructor(
    private readonly db: DataSource,
    private readonly news: ResidentNews,
  ) {}

  /** Lets an import stop after its chunk when the app closes; another process takes it up. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /**
   * Works until the import is over. To call it for one that is over, or twice at once, does no harm.
   *
   * @throws whatever went wrong, so that it is tried again; not once the import is given up
   */
  async run(importId: string): Promise<void> {
    const taken = await takeUp(this.db.manager, importId);
    if (!taken) return;
    try {
      await (taken.dryRun ? this.forecast(importId) : this.apply(importId));
    } catch (error) {
      const theirs = error instanceof Problem && error.code === 'service.unavailable';
      const over = await recordFailure(this.db.manager, importId, !theirs);
      this.logger.error({ msg: over ? 'an import is given up' : 'an import is tried again', importId, err: error });
      if (!over) throw error;
      await dropRecords(this.db.manager, importId);
    }
  }

  private async apply(importId: string): Promise<void> {
    let more = true;
    while (more && !this.stopping) more = await this.step(importId);
  }

  /** One chunk; where addresses change, invitations is told first, with nothing locked. */
  private async step(importId: string): Promise<boolean> {
    const attempt = (told: readonly ResidentChange[]) => this.db.transaction((tx) => advance(tx, importId, told));
    try {
      return await attempt([]);
    } catch (error) {
      if (!(error instanceof Untold)) throw error;
      return this.news.before(error.tenant, error.changes, () => attempt(error.changes));
    }
  }

  /** The same work on a copy of the community, in one transaction. Stopped in the middle it leaves nothing, and is begun anew. */
  private async forecast(importId: string): Promise<void> {
    const rehearsal = this.db.transaction(async (tx) => {
      const job = await lockRunning(tx, importId);
      if (job) await hideBehindCopy(tx, job.communityId);
      while (await advance(tx, importId, null)) if (this.stopping) throw new Error('The process stops.');
    });
    await rehearsal.catch((error: unknown) => {
      if (!this.stopping) throw error;
    });
  }
}

/** @returns whether there may be more to do. */
async function advance(tx: EntityManager, importId: string, told: readonly ResidentChange[] | null): Promise<boolean> {
  const job = await lockRunning(tx, importId);
  if (!job) return false;
  const records = await nextRecords(tx, importId, job.nextHome);
  if (records.length > 0) await applyChunk(tx, job, records, told);
  else await finish(tx, importId);
  return records.length > 0;
}
