import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { discard, UPLOAD_PREFIX, uploadFolder } from './upload-file.store';

const EVERY_MS = 3_600_000;
/** No request takes so long: whatever is older belongs to a process that was killed. */
const LEFT_AFTER_MS = 24 * 3_600_000;

/** Removes the uploads that a killed process left in the folder for temporary files. */
@Injectable()
export class LeftUploads implements OnApplicationBootstrap {
  constructor(private readonly periodic: Periodic) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'removing left uploads', () => this.sweep());
  }

  /** Removes what nobody can be working on any more. */
  async sweep(folder = uploadFolder()): Promise<void> {
    const names = (await readdir(folder)).filter((name) => name.startsWith(UPLOAD_PREFIX));
    for (const path of names.map((name) => join(folder, name))) {
      const written = await stat(path).catch(() => undefined);
      if (written && written.mtimeMs < Date.now() - LEFT_AFTER_MS) await discard(path);
    }
  }
}
