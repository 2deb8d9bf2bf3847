import { Injectable } from '@nestjs/common';
import type { ImportStarted, ImportView, StartImportQuery } from '@portico/contracts/imports';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { requireCommunity } from '../communities/communities.queries';
import { HomeNumbers } from '../properties/home-identity';
import { remember } from '../topics';
import { fieldsOf, parseMapping } from './column-mapping';
import { fileRecords, problemsOf } from './import-records.queries';
import type { FiledRecord } from './import-records.queries';
import { beginReceiving, dropReceiving, enqueue, findImport } from './imports.queries';
import type { Import } from './imports.queries';
import { RecordReader } from './record-reader';
import { RosterFile } from './roster-file';

/** So many records are stored by one statement while the file comes in. */
const BATCH = 1_000;

@Injectable()
export class ImportsService {
  constructor(private readonly db: DataSource) {}

  /**
   * Reads a file to its end and stores its records; from the answer on the import survives the death of any process.
   *
   * @throws Problem 404 where there is no such community, 422 where this is no CSV or `mapping` does not fit it, 413 above 50 MB or
   * 200,000 records; nothing is kept then.
   */
  async start(
    tenant: Tenant,
    communityId: string,
    query: StartImportQuery,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<ImportStarted> {
    const mapping = parseMapping(query.mapping);
    await requireCommunity(this.db.manager, tenant.organizationId, communityId);
    const file = await RosterFile.open(bytes, mapping);
    const id = newId();
    await beginReceiving(this.db.manager, {
      id,
      communityId,
      organizationId: tenant.organizationId,
      actor: tenant.actor,
      filename: query.filename,
      headers: file.headers,
      mapping: fieldsOf(file.columns),
      dryRun: query.dryRun ?? false,
      sendInvitations: query.sendInvitations ?? false,
    });
    try {
      await this.receive(id, file);
    } catch (error) {
      await dropReceiving(this.db.manager, id);
      throw error;
    }
    return { id };
  }

  /** @throws Problem 404. */
  async get(tenant: Tenant, id: string): Promise<ImportView> {
    const job = await findImport(this.db.manager, tenant, id);
    return viewOf(job, await problemsOf(this.db.manager, id));
  }

  /** Stores the records while the next ones are read; when all are there the import is on its way. */
  private async receive(id: string, file: RosterFile): Promise<void> {
    const reader = new RecordReader(file.columns);
    const homes = new HomeNumbers();
    let stored: Promise<void> = Promise.resolve();
    let batch: FiledRecord[] = [];
    const flush = async (): Promise<void> => {
      const [records] = [batch, (batch = [])];
      await stored;
      stored = fileRecords(this.db.manager, id, records);
      stored.catch(() => undefined); // thrown by the next await
    };
    try {
      for await (const record of file.records()) {
        batch.push({ ...record, home: homes.numberOf(reader.homeOf(record)) });
        if (batch.length >= BATCH) await flush();
      }
      await flush();
    } finally {
      await stored;
    }
    await this.db.transaction(async (tx) => {
      await enqueue(tx, id, file);
      await remember(tx, 'import.due', { importId: id });
    });
  }
}

function viewOf(job: Import, errors: ImportView['errors']): ImportView {
  return {
    id: job.id,
    communityId: job.communityId,
    status: job.status,
    dryRun: job.dryRun,
    filename: job.filename,
    mapping: Object.fromEntries(job.mapping),
    rows: job.rows,
    rowsTotal: job.rowsTotal,
    created: job.created,
    updated: job.updated,
    skipped: job.skipped,
    failed: job.failed,
    errors,
    failure: job.failure,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
