import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What errors.csv gives back: the header of the file, and each record that has a problem. */
export class BadRecords1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import DROP headers; ALTER TABLE import_error DROP record');
  }
}

// A record stands beside the first of its problems. Records that wait in import_record are the cells as they stand in the file now;
// an import of the former kind, on its way while this is deployed, ends as failed.
const columns = `
ALTER TABLE import ADD headers json NOT NULL DEFAULT '[]';
ALTER TABLE import_error ADD record json;
`;
