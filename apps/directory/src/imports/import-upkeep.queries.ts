// Imports that nobody moves on: found, handed out again, or given up.
import type { EntityManager } from 'typeorm';

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
