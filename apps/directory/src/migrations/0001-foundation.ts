import type { MigrationInterface, QueryRunner } from 'typeorm';
import { outboxTable } from '@portico/platform/outbox';

/** Who lives where. */
export class Foundation1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(places);
    await runner.query(residents);
    await runner.query(residentLists);
    await runner.query(residentSearch);
    await runner.query(outboxTable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outbox, resident_search, resident, email_claim, property, community, organization`);
    await runner.query(`DROP TYPE portal_status`);
  }
}

// Keys that are compared and sorted are made by the code (names/name.ts) and compared byte by byte, alike on every server.
const places = `
CREATE TABLE organization (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  reply_to text,
  mail_enabled boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE community (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  name text NOT NULL,
  sort_key text COLLATE "C" NOT NULL,
  search text NOT NULL,
  sender_name text,
  reply_to text,
  timezone text NOT NULL DEFAULT 'UTC',
  brand_color text NOT NULL DEFAULT '#1f6feb',
  instruction_guide_url text,
  invitation_ttl_days integer NOT NULL DEFAULT 7
    CONSTRAINT community_invitation_ttl_days CHECK (invitation_ttl_days BETWEEN 1 AND 30),
  one_email_per_property boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT community_organization UNIQUE (id, organization_id),
  CONSTRAINT community_email_rule UNIQUE (id, one_email_per_property)
);
CREATE INDEX community_by_name ON community (organization_id, sort_key, id);

CREATE TABLE property (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  name text NOT NULL,
  sort_key text COLLATE "C" NOT NULL,
  name_words text NOT NULL,
  search text NOT NULL,
  address_line1 text,
  address_line2 text,
  city text,
  region text,
  postal_code text,
  country text,
  unit text,
  account_number text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT property_place UNIQUE (id, community_id, organization_id),
  CONSTRAINT property_account_number_unique UNIQUE (community_id, account_number),
  CONSTRAINT property_community FOREIGN KEY (community_id, organization_id) REFERENCES community (id, organization_id)
);
CREATE INDEX property_by_name ON property (community_id, sort_key, id);
`;

// The email rule (B9) without a line of code: where it is on, a resident's address must be one that the community has given to
// the resident's own property, and it can be given to one property only. Switching the rule cascades into every resident.
const residents = `
CREATE TYPE portal_status AS ENUM ('pending', 'invited', 'active', 'inactive');

CREATE TABLE email_claim (
  community_id uuid NOT NULL,
  email_key text COLLATE "C" NOT NULL,
  property_id uuid NOT NULL,
  PRIMARY KEY (community_id, email_key),
  CONSTRAINT email_claim_property UNIQUE (community_id, email_key, property_id)
);

CREATE TABLE resident (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  property_id uuid NOT NULL,
  email_rule boolean NOT NULL,
  kind text NOT NULL CONSTRAINT resident_kind CHECK (kind IN ('owner', 'tenant')),
  first_name text NOT NULL,
  last_name text NOT NULL,
  email text,
  email_key text COLLATE "C",
  claimed_key text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN email_rule THEN email_key END) STORED,
  phone text,
  locale text,
  name_key text COLLATE "C" NOT NULL,
  property_key text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  portal_status portal_status NOT NULL DEFAULT 'pending',
  invitation_id uuid,
  invitation_open boolean NOT NULL DEFAULT false,
  invited_at timestamptz,
  link_expires_at timestamptz,
  delivery_status text,
  standing_version bigint NOT NULL DEFAULT 0,
  CONSTRAINT resident_email_has_key CHECK ((email IS NULL) = (email_key IS NULL)),
  CONSTRAINT resident_property FOREIGN KEY (property_id, community_id, organization_id)
    REFERENCES property (id, community_id, organization_id),
  CONSTRAINT resident_email_rule FOREIGN KEY (community_id, email_rule)
    REFERENCES community (id, one_email_per_property) ON UPDATE CASCADE,
  CONSTRAINT resident_email_claim FOREIGN KEY (community_id, claimed_key, property_id)
    REFERENCES email_claim (community_id, email_key, property_id)
) WITH (fillfactor = 85);
CREATE INDEX resident_of_property ON resident (property_id);
CREATE INDEX resident_claim ON resident (community_id, claimed_key) WHERE claimed_key IS NOT NULL;
`;

// One index for each order of the list; read backwards for the descending one. Selections are read by id.
const residentLists = `
CREATE INDEX resident_by_property ON resident (community_id, property_key, name_key, id);
CREATE INDEX resident_by_name ON resident (community_id, name_key, id);
CREATE INDEX resident_by_status ON resident (community_id, portal_status, name_key, id);
CREATE INDEX resident_by_invited_at ON resident (community_id, (coalesce(invited_at, '-infinity'::timestamptz)), id);
CREATE INDEX resident_by_created_at ON resident (community_id, created_at, id);
CREATE INDEX resident_by_id ON resident (community_id, id);
CREATE INDEX resident_without_email ON resident (community_id) WHERE email IS NULL;
`;

// Apart from the resident, so that the many changes of a send (sent, delivered) do not touch the trigrams.
const residentSearch = `
CREATE TABLE resident_search (
  resident_id uuid PRIMARY KEY REFERENCES resident ON DELETE CASCADE,
  community_id uuid NOT NULL,
  person text NOT NULL,
  home text NOT NULL,
  words text NOT NULL GENERATED ALWAYS AS (person || E'\\n' || home) STORED
);
CREATE INDEX resident_search_community ON resident_search (community_id);
CREATE INDEX resident_search_words ON resident_search USING gin (words gin_trgm_ops);
`;
