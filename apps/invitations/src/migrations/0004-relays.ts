import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Relays of the operator, the first of them that of the settings, and what limits the mails over each. */
export class Relays1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(relays);
    await runner.query('ALTER TABLE delivery ADD relay_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery DROP relay_id; DROP TABLE relay_limit, relay');
  }
}

// A limit of the domain * is that of the relay as a whole. `pace.next_slot` is read no more, and goes with a later release.
const relays = `
CREATE TABLE relay (
  id uuid PRIMARY KEY,
  place integer NOT NULL GENERATED ALWAYS AS IDENTITY CONSTRAINT relay_place_unique UNIQUE,
  name text NOT NULL,
  sealed_url bytea,
  version integer NOT NULL DEFAULT 1,
  paused boolean NOT NULL DEFAULT false,
  rate_by_settings boolean NOT NULL DEFAULT false,
  failures integer NOT NULL DEFAULT 0,
  broken_because text,
  probes integer NOT NULL DEFAULT 0,
  probe_at timestamptz,
  probe_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT relay_broken CHECK ((broken_because IS NULL) = (probe_at IS NULL))
);
CREATE TABLE relay_limit (
  relay_id uuid NOT NULL REFERENCES relay ON DELETE CASCADE,
  domain text NOT NULL,
  rate_per_second float8,
  connections integer,
  slow_steps integer NOT NULL DEFAULT 0,
  slowed_at timestamptz NOT NULL DEFAULT '-infinity',
  last_slot timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (relay_id, domain)
);
INSERT INTO relay (id, name, rate_by_settings) VALUES ('00000000-0000-7000-8000-000000000001', 'Standard relay', true);
INSERT INTO relay_limit (relay_id, domain) SELECT id, '*' FROM relay;
`;
