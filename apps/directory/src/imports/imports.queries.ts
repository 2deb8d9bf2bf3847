// The life of an import as statements: each looks at the state it starts from, so that two workers on one import do no harm.
import type { ImportStatus } from '@portico/contracts/imports';
import type { Tenant } from '@portico/platform/tenant';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Import } from './import.entity';
import { dropRecords } from './import-records.queries';

/** What a part of an import did; people, but for `rows`. */
export interface Figures {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
}

/** The import of the organization, once its file is stored; null where there is none. */
export function findImport(db: EntityManager, { organizationId }: Tenant, id: string): Promise<Import | null> {
  return db.findOneBy(Import, {
    id,
    organizationId,
    status: In(['queued', 'running', 'done', 'failed'] satisfies ImportStatus[]),
  });
}

/** Marks an import as taken up; undefined where it is over, or unknown. */
export async function takeUp(db: EntityManager, id: string): Promise<{ dryRun: boolean } | undefined> {
  const [rows] = await db.query<[{ dryRun: boolean }[], number]>(
    `UPDATE import SET status = 'running', runs = runs + 1 WHERE id = $1 AND status IN ('queued', 'running')
  RETURNING dry_run AS "dryRun"`,
    [id],
  );
  return rows[0];
}

/** The import, locked until the transaction ends; null where it is over. */
export function lockRunning(tx: EntityManager, id: string): Promise<Import | null> {
  return tx.findOne(Import, { where: { id, status: 'running' }, lock: { mode: 'pessimistic_write' } });
}

/** Adds what a chunk did and moves the checkpoint behind it, in the chunk's own transaction. */
export async function recordProgress(tx: EntityManager, id: string, nextHome: number, figures: Figures): Promise<void> {
  await tx.query(
    `UPDATE import SET next_home = $2, rows = rows + $3, created = created + $4, updated = updated + $5, skipped = skipped + $6,
                       failed = failed + $7, attempts = 0, progress_at = clock_timestamp()
      WHERE id = $1`,
    [id, nextHome, figures.rows, figures.created, figures.updated, figures.skipped, figures.failed],
  );
}

/**
 * Ends an import whose records are all applied, and forgets them: they hold people's data. `failed` where the file could not be
 * read to its end. Empty records count as read now.
 */
export async function finish(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `UPDATE import SET status = CASE WHEN cut_off IS NULL THEN 'done' ELSE 'failed' END, failure = cut_off, rows = rows_total,
                       progress_at = clock_timestamp(), finished_at = clock_timestamp()
      WHERE id = $1 AND status = 'running'`,
    [id],
  );
  await dropRecords(tx, id);
}

/** After so many runs without progress, or an hour of them, an import is given up. */
const MAX_ATTEMPTS = 10;

/**
 * Notes a run that ended with an error. What was imported stays and is counted.
 *
 * @param ours false where another service did not answer: that is waited for, but not for ever
 * @returns whether the import was given up by it
 */
export async function recordFailure(db: EntityManager, id: string, ours: boolean): Promise<boolean> {
  await db.query(`UPDATE import SET attempts = attempts + $2 WHERE id = $1 AND status = 'running'`, [id, ours ? 1 : 0]);
  const [, count] = await db.query<[unknown, number]>(
    `UPDATE import SET status = 'failed', finished_at = clock_timestamp(),
            failure = 'The import could not be finished because of an error on our side. What was imported stays.'
      WHERE id = $1 AND status = 'running' AND (attempts >= ${MAX_ATTEMPTS} OR progress_at < now() - interval '1 hour')`,
    [id],
  );
  return count > 0;
}

/** An import to be worked on, and the name of the job that does it. */
export interface DueImport {
  id: string;
  /** Another one for each run: a job whose worker died holds its name for a while. */
  jobId: string;
}

const dueImport = `id, 'import-' || id || '-' || runs AS "jobId"`;

export function dueImports(db: EntityManager, ids: readonly string[]): Promise<DueImport[]> {
  return db.query(`SELECT ${dueImport} FROM import WHERE id = ANY($1) AND status = 'queued'`, [ids]);
}

/** Imports that have not moved for 15 s, or whose run failed, and that nobody works on right now: whoever does holds the row. */
export function stuckImports(tx: EntityManager): Promise<DueImport[]> {
  return tx.query(
    `SELECT ${dueImport} FROM import
      WHERE status IN ('queued', 'running') AND (progress_at < now() - interval '15 seconds' OR attempts > 0)
      ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
  );
}

/** Removes uploads that broke off. */
export async function dropAbandoned(tx: EntityManager): Promise<void> {
  await tx.query(
    `WITH gone AS (DELETE FROM import WHERE status = 'receiving' AND created_at < now() - interval '2 hours' RETURNING id)
     DELETE FROM import_record USING gone WHERE import_id = gone.id`,
  );
}
