import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys of residents, places whose mail is switched off, and when residents were first invited. */
export class PortalAndSwitches1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(passkeys);
    await runner.query(switches);
    await runner.query(firstInvited);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE standing DROP first_invited_at; DROP TABLE mail_off, passkey_challenge, passkey');
  }
}

const passkeys = `
CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  credential_id text NOT NULL CONSTRAINT passkey_credential_unique UNIQUE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz
);
CREATE INDEX passkey_account ON passkey (account_id);
-- Of somebody who signs in the account is not known yet.
CREATE TABLE passkey_challenge (
  challenge_hash bytea PRIMARY KEY,
  browser_hash bytea NOT NULL,
  account_id uuid REFERENCES account ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
`;

// An organization or one of its communities. Few rows: mail is switched off seldom, and never for long.
const switches = `
CREATE TABLE mail_off (
  organization_id uuid NOT NULL,
  place_id uuid NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, place_id)
);
`;

const firstInvited = `
ALTER TABLE standing ADD first_invited_at timestamptz;
UPDATE standing SET first_invited_at = mailed.at
  FROM (SELECT resident_id, min(sent_at) AS at FROM delivery WHERE purpose = 'invitation' AND sent_at IS NOT NULL GROUP BY resident_id) mailed
 WHERE mailed.resident_id = standing.resident_id;
`;
