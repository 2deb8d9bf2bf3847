import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eventually } from '@portico/testing/eventually';
import { freePort } from '@portico/testing/free-port';
import { Client } from 'pg';
import { startOf } from '../system/process-identity';
import { createDatabase, initialise, recover, serverSpec } from './cluster';
import { placeFor, type PostgresPlace } from './place';

const password = `it's a "secret" of 32 letters & more`;
const asRoot = process.getuid?.() === 0;
let dataDir: string;
let elsewhere: string;
let place: PostgresPlace;
let port: number;
const servers: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'data of root ')); // closed to everybody else, as mkdtemp makes it
  elsewhere = await mkdtemp(join(tmpdir(), 'else where '));
  await chmod(elsewhere, 0o755);
  place = placeFor(dataDir, password, elsewhere);
  await initialise(place, password);
  port = await freePort();
});

afterEach(async () => {
  for (const server of servers.splice(0)) await stop(server);
});

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
  await rm(elsewhere, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps its data where the user it runs as can reach them', async () => {
    const owner = (await stat(place.data)).uid;
    expect(owner).toBe(asRoot ? Number(execFileSync('id', ['-u', 'postgres'])) : process.getuid?.());
    expect({ moved: place.moved, home: dirname(dirname(place.data)) }).toEqual(
      asRoot ? { moved: true, home: elsewhere } : { moved: false, home: dataDir },
    );
  });

  it('still has its data after a restart, and makes its database only once', async () => {
    await start();
    await query('CREATE TABLE kept (word text)', 'INSERT INTO kept VALUES ($$here$$)');
    await stop(servers.pop()!);
    await initialise(place, 'another one');
    await start();
    expect(await query('SELECT word FROM kept')).toEqual([{ word: 'here' }]);
  });

  it('knows letters of every script, in upper and lower case and in a trigram search', async () => {
    await start();
    const rows = await query(
      'CREATE EXTENSION IF NOT EXISTS pg_trgm',
      `SELECT 'GARCÍA' ILIKE '%garcía%' AS "case", cardinality(show_trgm('Гарсия')) > 0 AS trigrams`,
    );
    expect(rows).toEqual([{ case: true, trigrams: true }]);
  });

  it('ends a server that a killed supervisor left, and starts on its data', async () => {
    const left = await start();
    servers.pop();
    expect(await recover(place)).toBe(true);
    expect(await startOf(left.pid!)).toBeNull();
    await start();
  });

  it('starts although it was killed in the middle', async () => {
    const server = await start();
    process.kill(server.pid!, 'SIGKILL');
    await once(server, 'exit');
    servers.pop();
    await recover(place);
    const again = await eventually(() => start());
    expect(again.pid).not.toBe(server.pid);
  });

  it('leaves a stranger alone whose process id stands in its own notes', async () => {
    const pidFile = join(place.data, 'postmaster.pid');
    await writeFile(pidFile, `${process.pid}\n${place.data}\n`);
    expect(await recover(place)).toBe(false);
    await expect(readFile(pidFile)).rejects.toThrow('ENOENT');
    await start();
  });
});

async function start(): Promise<ChildProcess> {
  const { command, args, env, user, isReady } = serverSpec(place, port, password);
  const server = spawn(command, args, { env, ...user, cwd: '/', stdio: 'ignore' });
  servers.push(server);
  await eventually(async () => expect(await isReady()).toBe(true));
  await createDatabase(port, password);
  return server;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGINT');
  await once(server, 'exit');
}

async function query(...statements: string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: await createDatabase(port, password) });
  await client.connect();
  let rows: unknown[] = [];
  for (const statement of statements) rows = (await client.query(statement)).rows;
  await client.end();
  return rows;
}
