// A real PostgreSQL for a test run: the one of `npm start`, made forgetful. Only the global set-up needs this.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { initialise, serverSpec } from '../../dev/postgres/cluster';
import { placeFor } from '../../dev/postgres/place';
import { eventually } from './eventually';
import { freePort } from './free-port';
import type { Server } from './redis-server';

const PASSWORD = 'portico';
const FAST_AND_FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface PostgresServer extends Server {
  /** As `pg_ctl restart -m immediate`: ends without a word to anybody, recovers, and is ready again. */
  crash(): Promise<void>;
}

/**
 * A PostgreSQL of its own in a temporary folder, gone with `stop`. Works as root too, by a user of its own. What it has committed
 * survives its crash only with other `settings` than these.
 */
export async function startPostgres(settings = FAST_AND_FORGETFUL, home = tmpdir()): Promise<PostgresServer> {
  const folder = await mkdtemp(join(home, 'portico-test-postgres-'));
  await chmod(folder, 0o755);
  const place = placeFor(folder, PASSWORD);
  await initialise(place, PASSWORD);
  const port = await freePort();
  const { command, args, env, user, isReady } = serverSpec(place, port, PASSWORD);
  const all = [...args, ...settings.flatMap((setting) => ['-c', setting])];
  const launch = () => spawn(command, all, { env, ...user, cwd: '/', stdio: 'ignore' });
  let server = launch();
  const end = async (): Promise<void> => {
    server.kill('SIGQUIT');
    if (server.exitCode === null) await once(server, 'exit');
  };
  await eventually(isReady);
  return {
    url: `postgres://portico:${PASSWORD}@127.0.0.1:${port}/postgres`,
    crash: async () => {
      await end();
      server = launch();
      await eventually(isReady, { timeoutMs: 60_000 });
    },
    stop: async () => {
      await end();
      await Promise.all([folder, dirname(place.data)].map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}
