import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff, what proves who they are, and what the edge remembers of requests. */
export class Staff1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(staff);
    await runner.query(requests);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE spent_nonce, rate_limit, idempotency_key, api_key, password_link, staff_session, staff_user',
    );
  }
}

// Secrets are kept as SHA-256 (they are random, 256 bits); passwords as argon2id.
const staff = `
CREATE TABLE staff_user (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  email text NOT NULL,
  email_key text NOT NULL CONSTRAINT staff_user_email_unique UNIQUE,
  name text NOT NULL,
  role text NOT NULL CONSTRAINT staff_user_role CHECK (role IN ('admin', 'manager', 'viewer')),
  can_send boolean NOT NULL,
  community_ids uuid[] NOT NULL DEFAULT '{}',
  password_hash text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_user_organization ON staff_user (organization_id, email_key);

CREATE TABLE staff_session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL CONSTRAINT staff_session_token_unique UNIQUE,
  user_id uuid NOT NULL REFERENCES staff_user ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX staff_session_user ON staff_session (user_id);

CREATE TABLE password_link (
  token_hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES staff_user ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX password_link_user ON password_link (user_id);

CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  secret_hash bytea NOT NULL CONSTRAINT api_key_secret_unique UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  used_at timestamptz
);
CREATE INDEX api_key_organization ON api_key (organization_id, created_at, id);
`;

// rate_limit is unlogged: quick, shared by all replicas, and a crash of the database forgets no more than counts.
const requests = `
CREATE TABLE idempotency_key (
  namespace text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  runner uuid NOT NULL,
  print bytea NOT NULL,
  lease_until timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  answer json,
  PRIMARY KEY (namespace, route, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

CREATE UNLOGGED TABLE rate_limit (
  key text PRIMARY KEY,
  used int NOT NULL,
  resets_at timestamptz NOT NULL
);
CREATE INDEX rate_limit_age ON rate_limit (resets_at);

CREATE TABLE spent_nonce (
  nonce_hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
`;
