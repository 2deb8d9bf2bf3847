// PostgreSQL refuses to run as root. Then it runs as a user of its own, who must be able to reach its programs and its data:
// a checkout under root's home is closed to others, so both move to a place that is not.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainError } from '../plain-error';
import { installedPostgres } from './binaries';

export interface UserIds {
  uid: number;
  gid: number;
}

/** Where the embedded PostgreSQL lives and as whom it runs. */
export interface PostgresPlace {
  /** The data folder of the cluster; its parent exists and is writable for the user. */
  data: string;
  /** The folder with `bin`. */
  programs: string;
  user?: UserIds | undefined;
  /** True when the data could not stay under DATA_DIR. */
  moved: boolean;
}

/**
 * Finds, and where needed makes, the place for the cluster of `dataDir`. `key` is a secret of this installation: a folder
 * elsewhere is named after both, so that data deleted and begun anew does not meet its old cluster.
 */
export function placeFor(dataDir: string, key: string, elsewhere = '/var/lib/portico'): PostgresPlace {
  const programs = installedPostgres();
  const beside = join(dataDir, 'postgres');
  mkdirSync(beside, { recursive: true });
  if (process.getuid?.() !== 0) return { data: join(beside, 'cluster'), programs, moved: false };
  const user = ownerOf(join(beside, 'cluster')) ?? systemUser();
  const home = canReach(beside, user) ? beside : join(elsewhere, shortHash(`${dataDir} ${key}`));
  mkdirSync(home, { recursive: true });
  chownSync(home, user.uid, user.gid);
  const reachable = canReach(programs, user) ? programs : copyOf(programs, elsewhere);
  return { data: join(home, 'cluster'), programs: reachable, user, moved: home !== beside };
}

/** Whose cluster is there already: made by another user before root came, say. Null where there is none. */
function ownerOf(cluster: string): UserIds | null {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

/** The system's `postgres` user; made where it is missing. */
function systemUser(): UserIds {
  const known = idsOf('postgres');
  if (known) return known;
  spawnSync('groupadd', ['--system', 'postgres']);
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '-g', 'postgres', 'postgres']);
  const user = idsOf('postgres') ?? idsOf('nobody');
  if (user) return user;
  throw new PlainError(
    'PostgreSQL does not run as root, and no user could be made for it.\n' +
      'Run this as another user, or set DATABASE_URL to a PostgreSQL of your own (15 to 18).',
  );
}

function idsOf(name: string): UserIds | null {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** Asked of the operating system itself, as that user, with every folder above. */
function canReach(folder: string, user: UserIds): boolean {
  return spawnSync('sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** A copy of the programs, one for each version: 60 MB, made once. */
function copyOf(programs: string, elsewhere: string): string {
  const copy = join(elsewhere, `programs-${shortHash(programs)}`);
  if (!existsSync(copy)) {
    mkdirSync(dirname(copy), { recursive: true });
    const fresh = `${copy}.${process.pid}`;
    cpSync(programs, fresh, { recursive: true, verbatimSymlinks: true });
    execFileSync('mv', ['-T', fresh, copy]);
  }
  return copy;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
