// The whole product for a benchmark: every service a process of its own, PostgreSQL as `npm start` has it, Redis where it is installed.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sevenFreePorts } from '@portico/testing/free-port';
import { startRedis } from '@portico/testing/redis-server';
import { Redis } from 'ioredis';
import { apiOf } from '../dev/demo/demo-system';
import type { PorticoApi } from '../dev/demo/portico-api';
import { PlainError } from '../dev/plain-error';
import { createDatabase } from '../dev/postgres/cluster';
import { keptSecrets } from '../dev/secrets';
import { readSettings } from '../dev/settings';
import { startSystem } from '../dev/start';
import { portOffsets } from '../dev/system/ports';
import type { SupervisorState } from '../dev/system/state-file';
import { MailSink } from './mail-sink';
import { familyOf } from './process-usage';

/** To the relay. */
const CONNECTIONS = 10;
/** Mails that may come twice when a mailer is killed: those at the relay, and those whose outcome was on its way to be noted. */
export const IN_FLIGHT = 4 * CONNECTIONS;

/** What an operator of this size of installation would set. */
const SETTINGS = {
  SMTP_CONNECTIONS: String(CONNECTIONS),
  RATE_LIMIT_FACTOR: '100000',
  LOG_LEVEL: 'warn',
  BOUNCE_DOMAIN: 'bounces.example',
};

export interface Rig {
  api: PorticoApi;
  sink: MailSink;
  /** Null where the queues are in PostgreSQL. */
  redisUrl: string | null;
  databaseUrl: string;
  /** The process of a service. */
  pidOf(name: string): Promise<number>;
  /** All processes of the product by their names, its PostgreSQL and Redis included. */
  processes(): Promise<Record<string, number[]>>;
  close(): Promise<void>;
}

export async function startRig(): Promise<Rig> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-bench-'));
  await chmod(dataDir, 0o755); // its PostgreSQL may be of another user
  const [sink, redis] = [await MailSink.start(), await startRedis()];
  const port = await sevenFreePorts();
  // The services are given what we are given: a benchmark listens to no setting of the machine's own.
  for (const name of ['DATABASE_URL', 'REDIS_URL']) delete process.env[name];
  const given = { ...SETTINGS, SMTP_URL: sink.url, ...(redis && { REDIS_URL: redis.url }) };
  Object.assign(process.env, given, { PORT: String(port), DATA_DIR: dataDir });
  const settings = readSettings(process.env);
  const system = await startSystem(settings, false);
  if (!system) throw new PlainError('Interrupted.');
  const state = async () => JSON.parse(await readFile(join(dataDir, 'supervisor.json'), 'utf8')) as SupervisorState;
  const pidOf = async (name: string) => (await state()).processes[name]!.pid;
  return {
    api: await apiOf(settings),
    sink,
    redisUrl: redis?.url ?? null,
    databaseUrl: await createDatabase(
      port + portOffsets.postgres,
      (await keptSecrets(dataDir)).EMBEDDED_POSTGRES_PASSWORD ?? '',
    ),
    pidOf,
    processes: async () => {
      const parents = Object.entries((await state()).processes).map(([name, { pid }]) => [name, pid] as const);
      if (redis) parents.push(['redis', await pidOfRedis(redis.url)]);
      return Object.fromEntries(
        await Promise.all(parents.map(async ([name, pid]) => [name, await familyOf(pid)] as const)),
      );
    },
    close: async () => {
      await system.stop();
      await sink.close();
      await redis?.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function pidOfRedis(url: string): Promise<number> {
  const redis = new Redis(url);
  const info = await redis.info('server');
  await redis.quit();
  return Number(/process_id:(\d+)/.exec(info)?.[1]);
}
