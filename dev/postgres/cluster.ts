import { execFile } from 'node:child_process';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { endProcess } from '../system/end-process';
import { commandOf, startOf } from '../system/process-identity';
import type { ProcessSpec } from '../system/supervised-process';
import type { PostgresPlace } from './place';

const run = promisify(execFile);
const superuser = 'portico';
const database = 'portico';

/**
 * Makes the cluster if there is none. A half-made one of an interrupted start is thrown away first.
 * Sorting is by code point; letters of every script have their upper and lower case and count as letters in a search,
 * as far as the operating system has a UTF-8 locale to offer.
 */
export async function initialise(place: PostgresPlace, password: string): Promise<void> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return;
  const passwordFile = `${place.data}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
  try {
    await initdb(place, passwordFile, 'C.UTF-8')
      .catch(() => initdb(place, passwordFile, 'en_US.UTF-8'))
      .catch(() => initdb(place, passwordFile, 'C'));
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(`${place.data}.new`, place.data);
}

async function initdb(place: PostgresPlace, passwordFile: string, letters: string): Promise<void> {
  const fresh = `${place.data}.new`;
  await rm(fresh, { recursive: true, force: true });
  const locale = ['--locale=C', `--lc-ctype=${letters}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const options = [`--pgdata=${fresh}`, '--encoding=UTF8', ...locale, ...access];
  await run(join(place.programs, 'bin', 'initdb'), options, { ...place.user, ...(place.user && { cwd: '/' }) });
}

/** How the supervisor runs the cluster: on loopback and TCP only, with room for every service's pool and the queues. */
export function serverSpec(place: PostgresPlace, port: number, password: string): ProcessSpec {
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '300' };
  return {
    name: 'postgres',
    command: join(place.programs, 'bin', 'postgres'),
    args: ['-D', place.data, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    user: place.user,
    isReady: () => withClient(port, password, 'postgres', async (client) => Boolean(await client.query('SELECT 1'))),
    stopSignal: 'SIGINT', // PostgreSQL's "fast": rolls back what is open and ends
  };
}

/** Makes our database in a running cluster if it is missing, and answers its DATABASE_URL. */
export async function createDatabase(port: number, password: string): Promise<string> {
  await withClient(port, password, 'postgres', async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${database}`);
  });
  return urlOf(port, password, database);
}

/**
 * Ends a server that a killed supervisor left on this data folder, and removes a `postmaster.pid` whose process id now
 * belongs to somebody else: PostgreSQL would take that one for itself and refuse to start.
 */
export async function recover(place: PostgresPlace): Promise<boolean> {
  const pidFile = join(place.data, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  const started = pid ? await startOf(pid) : null;
  if (!started) return false;
  if ((await commandOf(pid)).includes(place.data)) return endProcess({ pid, started }, 'SIGINT', 10_000);
  await rm(pidFile, { force: true });
  return false;
}

function urlOf(port: number, password: string, name: string): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
}

async function withClient<T>(
  port: number,
  password: string,
  name: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: urlOf(port, password, name), connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined); // the server may be killed at any moment; the query then fails by itself
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
