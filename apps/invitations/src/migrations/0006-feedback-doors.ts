import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens of providers that sign a token and not what they say: each is good for one body, as long as it is good at all. */
export class FeedbackDoors1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(providerTokens);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provider_token');
  }
}

const providerTokens = `
CREATE TABLE provider_token (
  token_hash bytea PRIMARY KEY,
  body_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX provider_token_expires ON provider_token (expires_at);
`;
