import type { MigrationInterface, QueryRunner } from 'typeorm';

/** CSV imports: what was uploaded, how far each has come, and what was wrong. */
export class Imports1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_error, import_record, import');
  }
}

// Records wait in import_record, by home, until they are applied; they hold people's data and go when the import ends.
const tables = `
CREATE TABLE import (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  actor jsonb NOT NULL,
  filename text NOT NULL,
  mapping jsonb NOT NULL,
  dry_run boolean NOT NULL,
  send_invitations boolean NOT NULL,
  status text NOT NULL DEFAULT 'receiving'
    CONSTRAINT import_status CHECK (status IN ('receiving', 'queued', 'running', 'done', 'failed')),
  rows_total integer,
  rows integer NOT NULL DEFAULT 0,
  created integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  next_home integer NOT NULL DEFAULT 0,
  cut_off text,
  failure text,
  runs integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  progress_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  CONSTRAINT import_ends CHECK ((finished_at IS NOT NULL) = (status IN ('done', 'failed'))),
  CONSTRAINT import_community FOREIGN KEY (community_id, organization_id) REFERENCES community (id, organization_id)
);
CREATE INDEX import_unfinished ON import (progress_at) WHERE status IN ('receiving', 'queued', 'running');

CREATE TABLE import_record (
  import_id uuid NOT NULL,
  home integer NOT NULL,
  number integer NOT NULL,
  record json NOT NULL,
  PRIMARY KEY (import_id, home, number)
);

CREATE TABLE import_error (
  import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE,
  number integer NOT NULL,
  turn integer NOT NULL,
  field text,
  code text NOT NULL,
  message text NOT NULL,
  PRIMARY KEY (import_id, number, turn)
);
`;
