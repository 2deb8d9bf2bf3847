import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@portico/platform/ids';

const folder = mkdtempSync(join(tmpdir(), 'portico-test-'));
afterAll(() => rm(folder, { recursive: true }));

/** A file as an upload leaves it: its name as it was given, its bytes in a folder that goes when the spec ends. */
export async function temporaryFile(
  filename: string,
  content: string | Uint8Array,
): Promise<{ filename: string; path: string; size: number }> {
  const path = join(folder, newId());
  await writeFile(path, content);
  return { filename, path, size: content.length };
}
