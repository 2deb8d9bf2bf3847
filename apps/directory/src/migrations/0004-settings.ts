import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a community is and looks like, how it invites, and whether its mail leaves. */
export class Settings1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(settings);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE community DROP kind, DROP mail_enabled, DROP logo_sha256, DROP invitation_subject, DROP invitation_body;
      DROP TABLE logo`);
  }
}

// A logo stays when a community has another one: mails that were sent show it still.
const settings = `
CREATE TABLE logo (
  sha256 text PRIMARY KEY,
  content_type text NOT NULL,
  size integer NOT NULL
);
ALTER TABLE community
  ADD kind text NOT NULL DEFAULT 'hoa' CONSTRAINT community_kind CHECK (kind IN ('hoa', 'condominium', 'rental')),
  ADD mail_enabled boolean NOT NULL DEFAULT true,
  ADD logo_sha256 text REFERENCES logo,
  ADD invitation_subject text,
  ADD invitation_body text;
`;
