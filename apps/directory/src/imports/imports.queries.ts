// The life of an import as statements: each looks at the state it starts from, so that two workers on one import do no harm.
import type { ImportStatus } from '@portico/contracts/imports';
import { notFound } from '@portico/contracts/problems';
import type { Actor, Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import type { ColumnFields } from './column-mapping';
import { dropRecords } from './import-records.queries';

/** What a part of an import did; people, but for `rows`. */
export interface Figures {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
}

/** An uploaded list and how far it has come. */
export interface Import extends Figures {
  id: string;
  organizationId: string;
  communityId: string;
  /** Who asked for it: what it does is done on their behalf. */
  actor: Actor;
  filename: string;
  /** The header as it stands in the file. */
  headers: readonly string[];
  mapping: ColumnFields;
  /** Only forecasts. */
  dryRun: boolean;
  sendInvitations: boolean;
  status: ImportStatus;
  rowsTotal: number;
  /** The checkpoint: homes below it are done. It moves in the transaction that writes their people. */
  nextHome: number;
  failure: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

const columns = `id, organization_id AS "organizationId", community_id AS "communityId", actor, filename, headers, mapping, dry_run AS "dryRun",
  send_invitations AS "sendInvitations", status, rows_total AS "rowsTotal", rows, created, updated, skipped, failed,
  next_home AS "nextHome", failure, created_at AS "createdAt", finished_at AS "finishedAt"`;

/** An import whose file is still under way: nobody sees it before `enqueue`. */
export async function beginReceiving(
  db: EntityManager,
  job: Pick<
    Import,
    | 'id'
    | 'organizationId'
    | 'communityId'
    | 'actor'
    | 'filename'
    | 'headers'
    | 'mapping'
    | 'dryRun'
    | 'sendInvitations'
  >,
): Promise<void> {
  await db.query(
    `INSERT INTO import (id, organization_id, community_id, actor, filename, headers, mapping, dry_run, send_invitations)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6::json, $7::jsonb, $8, $9)`,
    [
      job.id,
      job.organizationId,
      job.communityId,
      JSON.stringify(job.actor),
      job.filename,
      JSON.stringify(job.headers),
      JSON.stringify(job.mapping),
      job.dryRun,
      job.sendInvitations,
    ],
  );
}

/** The file is stored. `cutOff`: why its end could not be read. */
export async function enqueue(
  tx: EntityManager,
  id: string,
  { rows, cutOff }: { rows: number; cutOff: string | null },
): Promise<void> {
  await tx.query(
    `UPDATE import SET status = 'queued', rows_total = $2, cut_off = $3, progress_at = clock_timestamp() WHERE id = $1`,
    [id, rows, cutOff],
  );
}

/** Forgets an import whose file could not be read. */
export async function dropReceiving(db: EntityManager, id: string): Promise<void> {
  await dropRecords(db, id);
  await db.query(`DELETE FROM import WHERE id = $1 AND status = 'receiving'`, [id]);
}

/** The import of the organization, once its file is stored. @throws Problem 404. */
export async function findImport(db: EntityManager, { organizationId }: Tenant, id: string): Promise<Import> {
  const [job] = await db.query<Import[]>(
    `SELECT ${columns} FROM import WHERE id = $1 AND organization_id = $2 AND status <> 'receiving'`,
    [id, organizationId],
  );
  if (!job) throw notFound('import');
  return job;
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

/** The import, locked until the transaction ends; undefined where it is over. */
export async function lockRunning(tx: EntityManager, id: string): Promise<Import | undefined> {
  const [job] = await tx.query<Import[]>(
    `SELECT ${columns} FROM import WHERE id = $1 AND status = 'running' FOR UPDATE`,
    [id],
  );
  return job;
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
