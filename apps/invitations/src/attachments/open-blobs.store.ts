import { fileURLToPath } from 'node:url';
import type { EntityManager } from 'typeorm';
import type { BlobStore } from './blob-store';
import { FolderBlobs } from './folder-blobs.store';
import { PostgresBlobs } from './postgres-blobs.store';
import { S3Blobs } from './s3-blobs.store';

/** The store that ATTACHMENTS_URL names: `file:///…`, `s3://…`; PostgreSQL where it is left out. */
export async function openBlobs(attachmentsUrl: string | undefined, db: EntityManager): Promise<BlobStore> {
  if (attachmentsUrl === undefined) return new PostgresBlobs(db);
  const url = new URL(attachmentsUrl);
  if (url.protocol === 'file:') return new FolderBlobs(fileURLToPath(url));
  return S3Blobs.at(url);
}
