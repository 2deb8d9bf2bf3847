// A disk that can be filled. Only root may make one, and not in every container.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MEGABYTES = 512;

export interface Disk {
  folder: string;
  /** Takes all that is free; done when not a byte is left. */
  fill(): Promise<void>;
  /** Gives it back. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** @returns null where it cannot be made. */
export async function smallDisk(): Promise<Disk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-faults-disk-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (!mounted) {
    await rm(folder, { recursive: true });
    return null;
  }
  await chmod(folder, 0o755);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => writeFile(ballast, Buffer.alloc(MEGABYTES << 20)).catch(() => undefined),
    free: () => rm(ballast, { force: true }),
    remove: async () => {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}
