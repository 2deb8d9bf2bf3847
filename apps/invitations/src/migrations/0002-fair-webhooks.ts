import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A webhook that does not answer is held back on its own, and its calls are found without reading those of others. */
export class FairWebhooks1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook
        ADD failures integer NOT NULL DEFAULT 0,
        ADD held_until timestamptz NOT NULL DEFAULT now();
      UPDATE webhook_call SET carried_at = NULL WHERE carried_at IS NOT NULL AND ended_at IS NULL;
      DROP INDEX webhook_call_due;
      CREATE INDEX webhook_call_due ON webhook_call (webhook_id, not_before) WHERE ended_at IS NULL;
      CREATE INDEX webhook_call_carried ON webhook_call (webhook_id) WHERE ended_at IS NULL AND carried_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX webhook_call_carried, webhook_call_due;
      CREATE INDEX webhook_call_due ON webhook_call (not_before) WHERE ended_at IS NULL;
      ALTER TABLE webhook DROP failures, DROP held_until`);
  }
}
