import { blobTable } from '@portico/platform/blobs/postgres-blobs.store';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What residents see of their home: ledger, maintenance requests, documents. */
export class Portal1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgers);
    await runner.query(requests);
    await runner.query(documents);
    await runner.query(blobTable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE blob, document, request_comment, request_photo, request, ledger');
  }
}

// A ledger is written and read as a whole, so its entries stand in one value, newest first.
const ledgers = `
CREATE TABLE ledger (
  resident_id uuid PRIMARY KEY REFERENCES resident ON DELETE CASCADE,
  currency text NOT NULL,
  balance bigint NOT NULL,
  as_of timestamptz NOT NULL,
  entries jsonb NOT NULL
);
`;

// A request outlives the resident who reported it, but not the property.
const requests = `
CREATE TABLE request (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  property_id uuid NOT NULL,
  resident_id uuid REFERENCES resident ON DELETE SET NULL,
  resident_name text NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  search text NOT NULL,
  category text NOT NULL CONSTRAINT request_category
    CHECK (category IN ('plumbing', 'electrical', 'heating', 'grounds', 'common_area', 'other')),
  status text NOT NULL DEFAULT 'open' CONSTRAINT request_status CHECK (status IN ('open', 'in_progress', 'done', 'declined')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT request_property FOREIGN KEY (property_id, community_id, organization_id)
    REFERENCES property (id, community_id, organization_id) ON DELETE CASCADE
);
CREATE INDEX request_of_community ON request (community_id, id);
CREATE INDEX request_of_property ON request (property_id);
CREATE INDEX request_of_resident ON request (resident_id, id);

CREATE TABLE request_photo (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES request ON DELETE CASCADE,
  filename text NOT NULL,
  content_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL
);
CREATE INDEX request_photo_of_request ON request_photo (request_id, id);

CREATE TABLE request_comment (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES request ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  author_kind text NOT NULL CONSTRAINT request_comment_author CHECK (author_kind IN ('staff', 'resident')),
  author_name text NOT NULL,
  text text NOT NULL
);
CREATE INDEX request_comment_of_request ON request_comment (request_id, id);
`;

const documents = `
CREATE TABLE document (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  community_id uuid NOT NULL,
  title text NOT NULL,
  search text NOT NULL,
  category text NOT NULL CONSTRAINT document_category
    CHECK (category IN ('governing', 'rules', 'minutes', 'financial', 'form', 'other')),
  filename text NOT NULL,
  content_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT document_community FOREIGN KEY (community_id, organization_id) REFERENCES community (id, organization_id)
);
CREATE INDEX document_of_community ON document (community_id, id);
`;
