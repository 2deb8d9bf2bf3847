import type { ImportResidents } from '@portico/contracts/queues';
import { Processor, WorkerHost } from '@portico/platform/queue';
import type { Job } from 'bullmq';
import { ImportRun } from './import-run.service';

/** Takes up imports, two at a time. The job is a carrier: what is left to do, the import's row says. */
@Processor('import-residents', { concurrency: 2 })
export class ImportResidentsProcessor extends WorkerHost {
  constructor(private readonly imports: ImportRun) {
    super();
  }

  process(job: Job<ImportResidents>): Promise<void> {
    return this.imports.run(job.data.importId);
  }
}
