import { fileURLToPath } from 'node:url';
import type { EntityManager } from 'typeorm';
import type { BlobStore } from './blob-store';
import { FolderBlobs } from './folder-blobs.store';
import { PostgresBlobs } from './postgres-blobs.store';
import { S3Blobs } from './s3-blobs.store';

/** The store at an address: `file:///…`, `s3://…`; PostgreSQL, the service's own `blob` table, where there is none. */
export async function openBlobs(address: string | undefined, db: EntityManager): Promise<BlobStore> {
  if (address === undefined) return new PostgresBlobs(db);
  const url = new URL(address);
  if (url.protocol === 'file:') return new FolderBlobs(fileURLToPath(url));
  return S3Blobs.at(url);
}
