import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sent a message, and whether it paused itself. */
export class UndoAndPauses1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(pauses);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE message DROP sent_by_email, DROP paused_because, DROP pause_untold, DROP judged_from',
    );
  }
}

// `judged_from`: the figures at which staff let a message go on that had paused itself; from there on it is judged anew.
const pauses = `
ALTER TABLE message
  ADD sent_by_email text,
  ADD paused_because text CONSTRAINT message_paused_because CHECK (paused_because IN ('hard_bounces', 'complaints')),
  ADD pause_untold boolean NOT NULL DEFAULT false,
  ADD judged_from jsonb;
`;
