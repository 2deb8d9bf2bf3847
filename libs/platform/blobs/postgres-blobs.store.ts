import type { EntityManager } from 'typeorm';
import type { BlobStore } from './blob-store';
import { sha256Of } from './sha256';

/** For a migration of each service that may keep blobs in its database. */
export const blobTable = `
CREATE TABLE blob (
  sha256 text PRIMARY KEY,
  bytes bytea NOT NULL
);
`;

/** Blobs in a table: nothing to set up, and one backup for all. */
export class PostgresBlobs implements BlobStore {
  constructor(private readonly db: EntityManager) {}

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    await this.db.query('INSERT INTO blob (sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING', [sha256, bytes]);
    return sha256;
  }

  async read(sha256: string): Promise<Uint8Array | null> {
    const [row] = await this.db.query<{ bytes: Buffer }[]>('SELECT bytes FROM blob WHERE sha256 = $1', [sha256]);
    return row?.bytes ?? null;
  }
}
