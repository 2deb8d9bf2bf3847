// Uploaded files on their way: in the machine's folder for temporary files, printed as they are written, gone with the answer.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '@portico/platform/ids';

/** What the names of our files begin with. */
export const UPLOAD_PREFIX = 'portico-upload-';
/** Where they lie. */
export const uploadFolder = tmpdir;

/** A file and the print of its bytes: their SHA-256. */
export interface PrintedFile {
  path: string;
  size: number;
  digest: string;
}

/** Writes the bytes to a file of their own. @throws what goes wrong on the way; nothing is left then. */
export async function store(content: Readable): Promise<PrintedFile> {
  const path = join(uploadFolder(), `${UPLOAD_PREFIX}${newId()}`);
  const hash = createHash('sha256');
  let size = 0;
  const printed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  };
  try {
    await pipeline(content, printed, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await discard(path);
    throw error;
  }
  return { path, size, digest: hash.digest('base64') };
}

/** Removes what was stored; never fails. */
export async function discard(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}
