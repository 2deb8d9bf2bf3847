import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the calls of a webhook arrive, for those who look after it. */
export class WebhookAnswers1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook
        ADD last_call_at timestamptz,
        ADD last_answer text,
        ADD failing_since timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook DROP last_call_at, DROP last_answer, DROP failing_since');
  }
}
