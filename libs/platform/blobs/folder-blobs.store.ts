import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blob-store';
import { isSha256, sha256Of } from './sha256';

/** Blobs as files of a folder that all replicas share, in subfolders by their first two letters. */
export class FolderBlobs implements BlobStore {
  constructor(private readonly folder: string) {}

  /** Written beside its place, then moved there: nobody ever reads half a file. */
  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    const place = this.placeOf(sha256);
    await mkdir(join(place, '..'), { recursive: true });
    const draft = `${place}.${randomUUID()}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, place);
    return sha256;
  }

  async read(sha256: string): Promise<Uint8Array | null> {
    if (!isSha256(sha256)) return null;
    return readFile(this.placeOf(sha256)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  private placeOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}
