import type { MigrationInterface, QueryRunner } from 'typeorm';
import { outboxTable } from '@portico/platform/outbox';

/** Where residents stand, what is mailed to whom, and what became of it. */
export class Foundation1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(accounts);
    await runner.query(standings);
    await runner.query(messages);
    await runner.query(deliveries);
    await runner.query(surroundings);
    await runner.query(outboxTable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outbox, webhook_call, webhook, activity, feedback, suppression, sign_in_link, portal_session, delivery_event,
      delivery, batch, pace, content, attachment, blob, message, invitation_link, invitation, standing, account`);
  }
}

const accounts = `
CREATE TABLE account (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  email_key text NOT NULL CONSTRAINT account_email_unique UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE portal_session (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX portal_session_account ON portal_session (account_id);
`;

// A standing is made when a resident is first invited or selected; directory's copy says pending for all others.
const standings = `
CREATE TABLE standing (
  resident_id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  name text NOT NULL,
  email text,
  email_key text,
  status text NOT NULL DEFAULT 'pending' CONSTRAINT standing_status CHECK (status IN ('pending', 'invited', 'active', 'inactive')),
  removed boolean NOT NULL DEFAULT false,
  account_id uuid REFERENCES account,
  invitation_id uuid,
  last_delivery_id uuid,
  last_delivery_status text,
  activated_at timestamptz,
  version bigint NOT NULL DEFAULT 1
);
CREATE INDEX standing_account ON standing (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX standing_community ON standing (community_id);

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  resident_id uuid NOT NULL REFERENCES standing,
  state text NOT NULL DEFAULT 'open' CONSTRAINT invitation_state CHECK (state IN ('open', 'accepted', 'revoked')),
  generation integer NOT NULL DEFAULT 1,
  ttl_days integer NOT NULL,
  sent_at timestamptz,
  expires_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX invitation_one_open ON invitation (resident_id) WHERE state = 'open';
CREATE INDEX invitation_resident ON invitation (resident_id);

CREATE TABLE invitation_link (
  token_hash bytea PRIMARY KEY,
  invitation_id uuid NOT NULL REFERENCES invitation,
  generation integer NOT NULL,
  CONSTRAINT invitation_link_generation UNIQUE (invitation_id, generation)
);
`;

const messages = `
CREATE TABLE message (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  purpose text NOT NULL CONSTRAINT message_purpose CHECK (purpose IN ('invitation', 'notice')),
  status text NOT NULL DEFAULT 'draft' CONSTRAINT message_status CHECK
    (status IN ('draft', 'generating', 'in_review', 'scheduled', 'sending', 'paused', 'sent', 'cancelled')),
  revision integer NOT NULL DEFAULT 1,
  subject text NOT NULL,
  body text NOT NULL,
  reply_to text,
  summary_to text[] NOT NULL DEFAULT '{}',
  selection jsonb NOT NULL,
  content_id text,
  generation_error text,
  generate_again_at timestamptz,
  scheduled_at timestamptz,
  start_priority integer,
  round integer NOT NULL DEFAULT 0,
  recapped_round integer NOT NULL DEFAULT -1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX message_community ON message (community_id, created_at DESC, id DESC);
CREATE INDEX message_open ON message (status) WHERE status IN ('generating', 'scheduled', 'sending');

CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  message_id uuid NOT NULL REFERENCES message ON DELETE CASCADE,
  filename text NOT NULL,
  content_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX attachment_message ON attachment (message_id);
CREATE TABLE blob (
  sha256 text PRIMARY KEY,
  bytes bytea NOT NULL
);

CREATE TABLE content (
  id text PRIMARY KEY,
  parts jsonb NOT NULL,
  attachments jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT now()
);
`;

// The fillfactor leaves room for the updates of a send within the page: the statuses change, the indexed places stay near.
const deliveries = `
CREATE TABLE batch (
  id uuid PRIMARY KEY,
  message_id uuid REFERENCES message ON DELETE CASCADE,
  number integer NOT NULL DEFAULT 0,
  carry integer NOT NULL DEFAULT 0,
  carried_at timestamptz,
  claimed_at timestamptz,
  done_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX batch_open ON batch (message_id, number) WHERE done_at IS NULL;

CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid,
  message_id uuid REFERENCES message ON DELETE CASCADE,
  batch_id uuid REFERENCES batch,
  purpose text NOT NULL CONSTRAINT delivery_purpose CHECK
    (purpose IN ('invitation', 'notice', 'test', 'recap', 'sign_in', 'account')),
  status text NOT NULL DEFAULT 'prepared' CONSTRAINT delivery_status CHECK
    (status IN ('excluded', 'prepared', 'sending', 'sent', 'delivered', 'deferred', 'failed', 'bounced', 'complained',
                'suppressed', 'cancelled', 'skipped')),
  problem text,
  reason text,
  resident_id uuid,
  invitation_id uuid REFERENCES invitation,
  link_generation integer,
  link_days integer,
  link_expires_at timestamptz,
  timezone text,
  name text NOT NULL,
  email text,
  email_key text,
  property_name text,
  locale text NOT NULL DEFAULT 'en',
  content_id text REFERENCES content,
  "values" jsonb NOT NULL DEFAULT '{}',
  sender jsonb NOT NULL DEFAULT '{}',
  sealed_url bytea,
  attempts integer NOT NULL DEFAULT 0,
  fence bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  not_before timestamptz,
  first_tried_at timestamptz,
  sent_at timestamptz,
  activated_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT delivery_link CHECK (purpose <> 'invitation' OR (resident_id IS NOT NULL AND link_days > 0 AND timezone IS NOT NULL)),
  CONSTRAINT delivery_once_a_message UNIQUE (message_id, resident_id),
  CONSTRAINT delivery_has_problem CHECK ((status = 'excluded') = (problem IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX delivery_message_status ON delivery (message_id, status);
CREATE INDEX delivery_resident ON delivery (resident_id, id DESC);
CREATE INDEX delivery_batch ON delivery (batch_id);
CREATE INDEX delivery_leased ON delivery (lease_until) WHERE status = 'sending';
CREATE INDEX delivery_deferred ON delivery (not_before) WHERE status = 'deferred';

CREATE TABLE delivery_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id uuid NOT NULL REFERENCES delivery ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  type text NOT NULL,
  detail text
);
CREATE INDEX delivery_event_delivery ON delivery_event (delivery_id, id);

CREATE TABLE pace (
  name text PRIMARY KEY,
  next_slot timestamptz NOT NULL DEFAULT '-infinity',
  virtual_time integer NOT NULL DEFAULT 1
);
INSERT INTO pace (name) VALUES ('deliver');

CREATE TABLE sign_in_link (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  delivery_id uuid NOT NULL REFERENCES delivery,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
`;

const surroundings = `
CREATE TABLE suppression (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  email_key text NOT NULL,
  reason text NOT NULL CONSTRAINT suppression_reason CHECK (reason IN ('hard_bounce', 'complaint', 'manual', 'unsubscribe')),
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT suppression_unique UNIQUE (organization_id, email_key)
);
CREATE INDEX suppression_newest ON suppression (organization_id, id DESC);
-- The reports that were taken in, so that a second copy of one changes nothing.
CREATE TABLE feedback (
  delivery_id uuid NOT NULL REFERENCES delivery ON DELETE CASCADE,
  fingerprint text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (delivery_id, fingerprint)
);
CREATE TABLE activity (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  message_id uuid CONSTRAINT activity_message_unique UNIQUE REFERENCES message ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  type text NOT NULL,
  actor text,
  subject text NOT NULL,
  link text
);
CREATE INDEX activity_community ON activity (community_id, at DESC, id DESC);

CREATE TABLE webhook (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  sealed_secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX webhook_organization ON webhook (organization_id);
CREATE TABLE webhook_call (
  id uuid PRIMARY KEY,
  webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
  event_id uuid NOT NULL,
  event text NOT NULL,
  happened_at timestamptz NOT NULL,
  payload jsonb NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL DEFAULT now(),
  carried_at timestamptz,
  ended_at timestamptz,
  last_answer text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT webhook_call_once_an_event UNIQUE (webhook_id, event_id)
);
CREATE INDEX webhook_call_due ON webhook_call (not_before) WHERE ended_at IS NULL;
`;
