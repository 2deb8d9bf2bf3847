import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of mails that a crash leaves uncertain, as it was when their message was sent, and which of them may have left. */
export class Uncertain1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(uncertain);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery DROP intended_at; ALTER TABLE message DROP on_uncertain');
  }
}

const uncertain = `
ALTER TABLE message
  ADD on_uncertain text NOT NULL DEFAULT 'resend' CONSTRAINT message_on_uncertain CHECK (on_uncertain IN ('resend', 'hold'));
ALTER TABLE delivery ADD intended_at timestamptz;
`;
