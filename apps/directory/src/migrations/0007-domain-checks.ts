import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What DNS said of the domains of addresses, until when it is believed. Null: it did not say. */
export class DomainChecks1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE domain_check (domain text PRIMARY KEY, takes_mail boolean, expires_at timestamptz NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE domain_check');
  }
}
