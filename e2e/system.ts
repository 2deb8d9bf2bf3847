// The whole system from outside: the four apps as `npm start` runs them, each a process of its own and supervised, on a database
// of its own and with a relay that the tests script. Needs `npm run build`, which `npm test` does first.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INTERNAL_SECRET } from '@portico/testing/app';
import { freshDatabase } from '@portico/testing/database';
import { eventually } from '@portico/testing/eventually';
import { freePort, sevenFreePorts } from '@portico/testing/free-port';
import type { SmtpSink } from '@portico/testing/smtp-sink';
import { Client } from 'pg';
import { answers, serviceNames, serviceSpecs } from '../dev/processes';
import { Settings } from '../dev/settings';
import type { SupervisorState } from '../dev/system/state-file';
import type { ProcessSpec } from '../dev/system/supervised-process';
import { Supervisor } from '../dev/system/supervisor';
import { Api } from './api';
import { Mailbox } from './mailbox';
import { startRelay } from './relay';

export type ServiceName = (typeof serviceNames)[number];

export interface System {
  /** Of the gateway; also the PUBLIC_URL in the mails. */
  url: string;
  /** With ADMIN_API_KEY. */
  api: Api;
  /** What the relay took. */
  mailbox: Mailbox;
  /** The first administrator. */
  admin: { email: string; password: string };
  /** Kills a process with SIGKILL; done when the supervisor has it ready again. `env` adds to what the next one sees, and no other. */
  kill(name: ServiceName, env?: Record<string, string>): Promise<void>;
  /** The id of a process. */
  pidOf(name: string): Promise<number>;
  /** Done when all processes are ready, and `gone` is none of them. */
  ready(gone?: number): Promise<void>;
  /** Starts a second process of a service, named `<name> 2`. */
  another(name: ServiceName): Promise<void>;
  /** Lets `days` pass for the invitation of a resident: the one thing that cannot be done from outside. */
  letDaysPass(residentId: string, days: number): Promise<void>;
  /** Whether a process died since the start. */
  sawDeath(): boolean;
  /** What all processes have said so far. */
  logs(): Promise<string>;
  /** The tables, of any schema, that hold a text in any of their columns. */
  tablesWith(text: string): Promise<string[]>;
  close(): Promise<void>;
}

const secrets = {
  INTERNAL_SECRET,
  LINK_SECRET: 'link-secret-of-the-tests-with-32-characters',
  SESSION_SECRET: 'session-secret-of-the-tests-32-characters',
  ADMIN_API_KEY: 'portico_first-key-of-the-tests',
};
const admin = { email: 'admin@portico.example', password: 'seven plum carburetors' };

/**
 * Starts a system; `env` adds to what its processes see, for example DATABASE_URL and REDIS_URL of a queue backend. `given` takes
 * its mails in place of the relay that addresses script.
 */
export async function startSystem(env: Record<string, string> = {}, given?: SmtpSink): Promise<System> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-e2e-'));
  const database = env['DATABASE_URL'] ? undefined : await freshDatabase();
  const relay = given ?? (await startRelay());
  const port = await sevenFreePorts();
  // By name: browsers have no passkeys for an address of numbers.
  const settings = Object.assign(new Settings(), { port, dataDir, publicUrl: `http://localhost:${port}` });
  const made = {
    ...secrets,
    ADMIN_PASSWORD: admin.password,
    SMTP_URL: relay.url,
    RETRY_BASE_SECONDS: '1',
    RATE_LIMIT_FACTOR: '1000',
    ...(database && { DATABASE_URL: database.url }),
    ...env,
  };
  const said: string[] = [];
  const url = settings.publicUrl;
  const supervisor = await Supervisor.claim({ dataDir, address: url, say: (line) => said.push(line), line: ignore });
  const close = async (): Promise<void> => {
    await supervisor.stop([], true);
    await relay.close();
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const specs = serviceSpecs(settings, made, false);
  const specOf = (name: ServiceName) => specs.find((spec) => spec.name === name)!;
  await Promise.all(specs.map((spec) => supervisor.start(spec))).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const pidOf = async (name: string) => (await pidsIn(dataDir))[name]!;
  const ready = (gone?: number) => allReady(specs, dataDir, said, gone);
  return {
    url,
    admin,
    api: Api.withKey(url, secrets.ADMIN_API_KEY),
    mailbox: new Mailbox(relay, url),
    kill: async (name, more = {}) => {
      const pid = await pidOf(name);
      await withEnv(specOf(name), more, async () => {
        process.kill(pid, 'SIGKILL');
        await ready(pid);
      });
    },
    pidOf,
    ready,
    another: async (name) => {
      const second = twinOf(specOf(name), await freePort());
      specs.push(second);
      await supervisor.start(second);
    },
    letDaysPass: (residentId, days) => inDatabase(made.DATABASE_URL!, (client) => aged(client, residentId, days)),
    sawDeath: supervisor.countDeaths(),
    logs: () => logsIn(join(dataDir, 'logs')),
    tablesWith: (text) => inDatabase(made.DATABASE_URL!, (client) => tablesWith(client, text)),
    close,
  };
}

async function pidsIn(dataDir: string): Promise<Record<string, number>> {
  const { processes } = JSON.parse(await readFile(join(dataDir, 'supervisor.json'), 'utf8')) as SupervisorState;
  return Object.fromEntries(Object.entries(processes).map(([name, { pid }]) => [name, pid]));
}

function allReady(specs: readonly ProcessSpec[], dataDir: string, said: string[], gone?: number): Promise<void> {
  const check = async () => {
    const pids = await pidsIn(dataDir);
    for (const { name, isReady } of specs)
      if (!pids[name] || pids[name] === gone || !(await isReady()))
        throw new Error(`${name} is not ready. ${said.join(' ')}`);
  };
  return eventually(check, { timeoutMs: 60_000, everyMs: 50 });
}

/** What starts meanwhile sees more. */
async function withEnv(spec: ProcessSpec, more: Record<string, string>, work: () => Promise<void>): Promise<void> {
  const usual = spec.env;
  spec.env = { ...usual, ...more };
  await work().finally(() => Object.assign(spec, { env: usual }));
}

function twinOf({ name, env, ...spec }: ProcessSpec, port: number): ProcessSpec {
  const isReady = () => answers(`http://127.0.0.1:${port}/health/ready`);
  return { ...spec, name: `${name} 2`, env: { ...env, PORT: String(port) }, isReady };
}

async function inDatabase<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** In the database of invitations and in directory's copy alike. */
async function aged(client: Client, residentId: string, days: number): Promise<void> {
  const ago = (column: string) => `${column} = ${column} - make_interval(secs => $2::float8 * 86400)`;
  await client.query(
    `UPDATE invitations.invitation SET ${ago('sent_at')}, ${ago('expires_at')} WHERE resident_id = $1`,
    [residentId, days],
  );
  await client.query(`UPDATE directory.resident SET ${ago('invited_at')}, ${ago('link_expires_at')} WHERE id = $1`, [
    residentId,
    days,
  ]);
}

async function tablesWith(client: Client, text: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await client.query(`SELECT FROM ${name} AS t WHERE position($1 IN t::text) > 0 LIMIT 1`, [
      text,
    ]);
    if (rowCount) found.push(name);
  }
  return found;
}

async function logsIn(folder: string): Promise<string> {
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
}

const ignore = (): void => undefined;
