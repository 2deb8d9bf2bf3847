// The records of an upload on their way: stored as they are read, taken home by home, deleted when the import ends. Those that have
// problems are kept with them.
import type { EntityManager } from 'typeorm';
import type { BadRecord } from './bad-records';
import type { Issue, RecordInFile } from './roster-record';

/** A record with the number of its home. */
export interface FiledRecord extends RecordInFile {
  home: number;
}

/** So many homes are applied in one transaction. */
const HOMES = 1_000;

export async function fileRecords(db: EntityManager, importId: string, records: readonly FiledRecord[]): Promise<void> {
  await db.query(
    'INSERT INTO import_record (import_id, home, number, record) SELECT $1, * FROM unnest($2::int[], $3::int[], $4::json[])',
    [
      importId,
      records.map(({ home }) => home),
      records.map(({ row }) => row),
      records.map(({ cells }) => JSON.stringify(cells)),
    ],
  );
}

/** The next homes, each with all of its records; empty when there are none left, as every number has a home. */
export function nextRecords(tx: EntityManager, importId: string, fromHome: number): Promise<FiledRecord[]> {
  return tx.query(
    `SELECT home, number AS row, record AS cells FROM import_record
      WHERE import_id = $1 AND home >= $2 AND home < $3 ORDER BY home, number`,
    [importId, fromHome, fromHome + HOMES],
  );
}

export async function dropRecords(db: EntityManager, importId: string): Promise<void> {
  await db.query('DELETE FROM import_record WHERE import_id = $1', [importId]);
}

/** Keeps records with their problems; the record stands beside the first. */
export async function fileProblems(tx: EntityManager, importId: string, bad: readonly BadRecord[]): Promise<void> {
  const issues = bad.flatMap(({ row, cells, issues: all }) =>
    all.map((issue, turn) => ({ ...issue, row, turn, record: turn === 0 ? JSON.stringify(cells) : null })),
  );
  if (issues.length === 0) return;
  await tx.query(
    `INSERT INTO import_error (import_id, number, turn, field, code, message, record)
     SELECT $1, * FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::json[])`,
    [
      importId,
      issues.map(({ row }) => row),
      issues.map(({ turn }) => turn),
      issues.map(({ field }) => field),
      issues.map(({ code }) => code),
      issues.map(({ message }) => message),
      issues.map(({ record }) => record),
    ],
  );
}

/** Every problem of an import, by record. */
export function problemsOf(db: EntityManager, importId: string): Promise<(Issue & { row: number })[]> {
  return db.query(
    'SELECT number AS row, field, code, message FROM import_error WHERE import_id = $1 ORDER BY number, turn',
    [importId],
  );
}

/** The records with problems after one, so many at the most. */
export function badRecordsAfter(db: EntityManager, importId: string, row: number, limit: number): Promise<BadRecord[]> {
  return db.query(
    `SELECT number AS row, (array_agg(record ORDER BY turn))[1] AS cells,
            json_agg(json_build_object('field', field, 'code', code, 'message', message) ORDER BY turn) AS issues
       FROM import_error WHERE import_id = $1 AND number > $2
      GROUP BY number ORDER BY number LIMIT $3`,
    [importId, row, limit],
  );
}
