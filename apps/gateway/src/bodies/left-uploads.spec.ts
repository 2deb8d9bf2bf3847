import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Periodic } from '@portico/platform/periodic';
import { LeftUploads } from './left-uploads.service';

describe('Uploads that a killed process left', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-test-left-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('are removed after a day; what is younger, or not ours, stays', async () => {
    const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000);
    for (const name of ['portico-upload-left', 'portico-upload-now', 'of-somebody-else']) {
      await writeFile(join(folder, name), 'x');
      if (!name.endsWith('now')) await utimes(join(folder, name), twoDaysAgo, twoDaysAgo);
    }
    await new LeftUploads(new Periodic()).sweep(folder);
    expect((await readdir(folder)).toSorted()).toEqual(['of-somebody-else', 'portico-upload-now']);
  });
});
