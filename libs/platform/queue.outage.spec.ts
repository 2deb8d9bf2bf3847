import { Injectable, Module } from '@nestjs/common';
import { startApp } from '@portico/testing/app';
import type { TestApp } from '@portico/testing/app';
import { freshDatabase } from '@portico/testing/database';
import { eventually } from '@portico/testing/eventually';
import { freePort } from '@portico/testing/free-port';
import { redisUrl } from '@portico/testing/redis';
import { startRedis } from '@portico/testing/redis-server';
import type { Server } from '@portico/testing/redis-server';
import type { Job, Queue } from 'bullmq';
import { Client } from 'pg';
import { HealthModule } from './health';
import { InjectQueue, Processor, QueueModule, WorkerHost } from './queue';

@Processor('greet')
class GreetProcessor extends WorkerHost {
  readonly seen: string[] = [];

  async process({ data }: Job<{ id: string }>): Promise<void> {
    this.seen.push(data.id);
  }
}

@Injectable()
class Greeter {
  constructor(@InjectQueue('greet') readonly queue: Queue<{ id: string }>) {}
}

@Module({
  imports: [QueueModule.forRoot(), QueueModule.registerQueues('greet'), QueueModule.consumes(['greet']), HealthModule],
  providers: [GreetProcessor, Greeter],
})
class GreetingModule {}

const silent = (): jest.SpyInstance => jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
const carries = async (app: TestApp, id: string): Promise<void> => {
  await eventually(() => app.get(Greeter).queue.add('greet', { id }), { timeoutMs: 20_000 });
  await eventually(() => expect(app.get(GreetProcessor).seen).toContain(id), { timeoutMs: 20_000 });
};

(redisUrl() ? describe : describe.skip)('queues in a Redis that goes away', () => {
  let port: number;
  let redis: Server | undefined;
  beforeEach(async () => {
    port = await freePort();
  });
  afterEach(() => redis?.stop());

  it('refuse a job at once, make the app not ready, and go on when it is back', async () => {
    redis = await startRedis(port);
    const app = await startApp(GreetingModule, { REDIS_URL: redis!.url });
    await carries(app, 'before');
    const errors = silent();
    await redis!.stop();
    await expect(Promise.race([app.get(Greeter).queue.add('greet', { id: 'lost' }), tooLate()])).rejects.toThrow(
      /Stream isn't writeable|Connection is closed|ECONN/,
    );
    await app.http.get('/health/ready').expect(503);
    redis = await startRedis(port);
    await carries(app, 'after');
    await eventually(() => app.http.get('/health/ready').expect(200));
    await app.close();
    errors.mockRestore();
  });

  it('are not put into a Redis that may throw jobs away', async () => {
    redis = await startRedis(port, '--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru');
    await expect(startApp(GreetingModule, { REDIS_URL: redis!.url })).rejects.toThrow(
      /maxmemory-policy is not noeviction/,
    );
  });
});

describe('queues in PostgreSQL', () => {
  it('go on when all their connections were cut', async () => {
    const database = await freshDatabase();
    const app = await startApp(GreetingModule, { DATABASE_URL: database.url });
    await carries(app, 'before');
    const errors = silent();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await client.end();
    await carries(app, 'after');
    expect(app.get(GreetProcessor).seen).toEqual(['before', 'after']);
    await app.close();
    errors.mockRestore();
    await database.drop();
  });

  it.each([-8_000, 8_000])(
    'are not used by a machine whose clock is %d ms off, for its locks would not hold',
    async (ms) => {
      const database = await freshDatabase();
      const realNow = Date.now.bind(Date);
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ms);
      await expect(startApp(GreetingModule, { DATABASE_URL: database.url })).rejects.toThrow(
        /clocks .* differ by [78]\d\d\d ms/,
      );
      clock.mockRestore();
      await database.drop();
    },
  );

  it('take few connections, however many queues there are', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `queue-${i}`);
    const processors = names.map((name) => {
      @Processor(name)
      class One extends GreetProcessor {}
      return One;
    });
    @Module({ imports: [QueueModule.forRoot(), QueueModule.consumes(names)], providers: processors })
    class ManyModule {}
    const database = await freshDatabase();
    const app = await startApp(ManyModule, { DATABASE_URL: database.url });
    await eventually(() => expect(app.get(processors[7]!).worker.isRunning()).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    expect(rows[0]!.n).toBeLessThanOrEqual(12);
    await client.end();
    await app.close();
    await database.drop();
  });
});

function tooLate(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('the job waits without end')), 5_000).unref());
}
