// The records of an upload on their way: stored as they are read, taken home by home, deleted when the import ends.
import type { EntityManager } from 'typeorm';
import type { Issue, RosterRecord } from './roster-record';

/** A record with the number of its home. */
export interface FiledRecord {
  home: number;
  record: RosterRecord;
}

/** So many homes are applied in one transaction. */
const HOMES = 1_000;

export async function fileRecords(db: EntityManager, importId: string, records: readonly FiledRecord[]): Promise<void> {
  await db.query(
    'INSERT INTO import_record (import_id, home, number, record) SELECT $1, * FROM unnest($2::int[], $3::int[], $4::json[])',
    [
      importId,
      records.map(({ home }) => home),
      records.map(({ record }) => record.row),
      records.map(({ record }) => JSON.stringify(record)),
    ],
  );
}

/** The next homes, each with all of its records; empty when there are none left, as every number has a home. */
export function nextRecords(tx: EntityManager, importId: string, fromHome: number): Promise<FiledRecord[]> {
  return tx.query(
    'SELECT home, record FROM import_record WHERE import_id = $1 AND home >= $2 AND home < $3 ORDER BY home, number',
    [importId, fromHome, fromHome + HOMES],
  );
}

export async function dropRecords(db: EntityManager, importId: string): Promise<void> {
  await db.query('DELETE FROM import_record WHERE import_id = $1', [importId]);
}

/** An issue with the number of its record, and its place within the record. */
export interface FiledIssue extends Issue {
  row: number;
  turn: number;
}

export async function fileIssues(tx: EntityManager, importId: string, issues: readonly FiledIssue[]): Promise<void> {
  if (issues.length === 0) return;
  await tx.query(
    `INSERT INTO import_error (import_id, number, turn, field, code, message)
     SELECT $1, * FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[])`,
    [
      importId,
      issues.map(({ row }) => row),
      issues.map(({ turn }) => turn),
      issues.map(({ field }) => field),
      issues.map(({ code }) => code),
      issues.map(({ message }) => message),
    ],
  );
}

/** Every issue of an import, by record. */
export function issuesOf(db: EntityManager, importId: string): Promise<FiledIssue[]> {
  return db.query(
    `SELECT number AS row, turn, field, code, message FROM import_error WHERE import_id = $1 ORDER BY number, turn`,
    [importId],
  );
}
