import { Redis } from 'ioredis';
import { freshDatabase } from './database';
import type { FreshDatabase } from './database';

/** A queue backend to run the same tests on. `env` is filled once the block's `beforeAll` ran: read it inside tests and hooks. */
export interface Backend {
  name: 'PostgreSQL' | 'Redis';
  /** DATABASE_URL of a fresh database, and REDIS_URL of an emptied Redis where that is the backend. */
  env: Record<string, string>;
}

/** For REDIS_URL: the test run's Redis, a database of its own for each Jest worker; undefined where there is no Redis. */
export function redisUrl(): string | undefined {
  const url = process.env['TEST_REDIS_URL'];
  return url ? new URL(`/${Number(process.env['JEST_WORKER_ID'] ?? 1) % 16}`, url).href : undefined;
}

/** Runs a block of tests on PostgreSQL, and on Redis where there is one. */
export function describeWithBackends(title: string, block: (backend: Backend) => void): void {
  const names: Backend['name'][] = redisUrl() ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'];
  describe.each(names)(`${title} (queues in %s)`, (name) => {
    const backend: Backend = { name, env: {} };
    let database: FreshDatabase;
    beforeAll(async () => {
      database = await freshDatabase();
      backend.env['DATABASE_URL'] = database.url;
      if (name === 'Redis') backend.env['REDIS_URL'] = await emptiedRedis();
    });
    block(backend);
    afterAll(() => database.drop()); // Jest runs these in order: the block's own, which closes its apps, comes first
  });
}

async function emptiedRedis(): Promise<string> {
  const url = redisUrl() ?? '';
  const redis = new Redis(url);
  await redis.flushdb();
  await redis.quit();
  return url;
}
