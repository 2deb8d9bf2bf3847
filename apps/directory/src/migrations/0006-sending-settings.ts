import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long a Send can be undone, and what becomes of mails that a crash left uncertain. */
export class SendingSettings1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(settings);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE community DROP undo_seconds, DROP on_uncertain');
  }
}

const settings = `
ALTER TABLE community
  ADD undo_seconds integer NOT NULL DEFAULT 0 CONSTRAINT community_undo_seconds CHECK (undo_seconds BETWEEN 0 AND 600),
  ADD on_uncertain text NOT NULL DEFAULT 'resend' CONSTRAINT community_on_uncertain CHECK (on_uncertain IN ('resend', 'hold'));
`;
