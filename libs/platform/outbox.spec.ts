import { Injectable, Module } from '@nestjs/common';
import { startApp } from '@portico/testing/app';
import type { TestApp } from '@portico/testing/app';
import { freshDatabase } from '@portico/testing/database';
import type { FreshDatabase } from '@portico/testing/database';
import { eventually } from '@portico/testing/eventually';
import { DataSource } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DatabaseModule } from './database';
import { OutboxModule, outboxOf, outboxTable, payload } from './outbox';
import { onlyOne, Periodic } from './periodic';

class First1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outboxTable);
  }

  async down(): Promise<void> {}
}

const topics = { 'greeting.due': payload<{ n: number }>() };
const { remember, rememberAll } = outboxOf(topics);

/** All apps of a test write into one book, as all replicas write into one world. */
const book = { seen: [] as number[], batches: [] as number[], failures: 0, open: 0, most: 0, slow: 0 };

@Injectable()
class Greeter {
  readonly handlers = { 'greeting.due': (payloads: { n: number }[]) => this.greet(payloads) };

  async greet(payloads: { n: number }[]): Promise<void> {
    book.open += 1;
    book.most = Math.max(book.most, book.open);
    await new Promise((resolve) => setTimeout(resolve, book.slow));
    book.open -= 1;
    if (payloads.some(({ n }) => n === 13) && book.failures > 0) {
      book.failures -= 1;
      throw new Error('13 is refused');
    }
    book.batches.push(payloads.length);
    book.seen.push(...payloads.map(({ n }) => n));
  }
}

@Module({ providers: [Greeter, Periodic], exports: [Greeter] })
class GreeterModule {}

@Module({
  imports: [
    DatabaseModule.forService({ schema: 'invitations', migrations: [First1700000000000] }),
    OutboxModule.forTopics({ topics, imports: [GreeterModule], features: [Greeter] }),
    GreeterModule,
  ],
})
class GreetingModule {}

const numbers = (n: number): { n: number }[] => Array.from({ length: n }, (_, i) => ({ n: i }));

describe('the outbox', () => {
  let database: FreshDatabase;
  let apps: TestApp[] = [];
  let db: DataSource;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => Object.assign(book, { seen: [], batches: [], failures: 0, open: 0, most: 0, slow: 0 }));
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.close()));
    apps = [];
  });
  const start = async (count: number): Promise<void> => {
    const jobs = Array.from({ length: count }, () => startApp(GreetingModule, { DATABASE_URL: database.url }));
    apps = await Promise.all(jobs);
    db = apps[0]!.get(DataSource);
  };
  const left = async (): Promise<number> =>
    Number((await db.query<{ n: string }[]>(`SELECT count(*) AS n FROM outbox`))[0]?.n);

  it('carries out what was committed, in its order, and forgets it', async () => {
    await start(1);
    await db.transaction((tx) => rememberAll(tx, 'greeting.due', numbers(250)));
    await eventually(async () => expect(await left()).toBe(0));
    expect(book.seen).toEqual(numbers(250).map(({ n }) => n));
    expect(Math.max(...book.batches)).toBe(100);
  });

  it('never hears of what was rolled back', async () => {
    await start(1);
    await db
      .transaction(async (tx) => {
        await remember(tx, 'greeting.due', { n: 1 });
        throw new Error('undone');
      })
      .catch(() => undefined);
    await db.transaction((tx) => remember(tx, 'greeting.due', { n: 2 }));
    await eventually(() => expect(book.seen).toContain(2));
    expect(book.seen).toEqual([2]);
  });

  it('is woken by the commit instead of waiting for the next look', async () => {
    await start(1);
    await db.transaction((tx) => remember(tx, 'greeting.due', { n: 0 }));
    await eventually(() => expect(book.seen).toEqual([0]));
    for (let n = 1; n <= 10; n += 1) {
      await db.transaction((tx) => remember(tx, 'greeting.due', { n }));
      // Ten looks a second apart would take ten seconds.
      await eventually(() => expect(book.seen).toContain(n), { timeoutMs: 900, everyMs: 2 });
    }
  });

  it('is read by one of several processes at a time, so that the order holds and nothing is done twice', async () => {
    await start(3);
    book.slow = 20;
    for (let i = 0; i < 30; i += 1)
      await db.transaction((tx) => rememberAll(tx, 'greeting.due', [{ n: 2 * i }, { n: 2 * i + 1 }]));
    await eventually(async () => expect(await left()).toBe(0));
    expect(book.seen).toEqual(numbers(60).map(({ n }) => n));
    expect(book.most).toBe(1);
  });

  it('goes on past a payload that fails, tries it again and loses nothing', async () => {
    await start(1);
    book.failures = 3;
    await db.transaction((tx) => rememberAll(tx, 'greeting.due', numbers(20)));
    await eventually(async () => expect(await left()).toBe(0), { timeoutMs: 20_000 });
    expect([...book.seen].sort((a, b) => a - b)).toEqual(numbers(20).map(({ n }) => n));
  });

  it('isolates a payload that never succeeds from the others', async () => {
    await start(1);
    book.failures = Number.POSITIVE_INFINITY;
    await db.query(
      `INSERT INTO outbox (topic, payload, attempts) SELECT 'greeting.due', jsonb_build_object('n', n), 5 FROM generate_series(0, 20) n`,
    );
    await eventually(() => expect(book.seen).toHaveLength(20), { timeoutMs: 40_000 });
    expect(book.seen).not.toContain(13);
    expect(await left()).toBe(1);
    await db.query('DELETE FROM outbox');
  });

  it.each([
    ['two', [Greeter, Greeter], topics],
    ['no', [], topics],
    ['an unnamed', [Greeter], {}],
  ])('does not start where a topic has %s handler', async (_, features, named) => {
    @Module({
      imports: [
        DatabaseModule.forService({ schema: 'invitations', migrations: [First1700000000000] }),
        OutboxModule.forTopics({ topics: named, imports: [GreeterModule], features }),
        GreeterModule,
      ],
    })
    class WrongModule {}
    await expect(startApp(WrongModule, { DATABASE_URL: database.url })).rejects.toThrow(/topic "greeting.due"/);
  });

  it('finishes what it has begun when the app closes', async () => {
    await start(1);
    book.slow = 300;
    await db.transaction((tx) => remember(tx, 'greeting.due', { n: 7 }));
    await eventually(() => expect(book.open).toBe(1));
    await apps[0]!.close();
    apps = [];
    expect(book.seen).toEqual([7]);
  });

  it('hears again after its connection was cut', async () => {
    await start(1);
    await db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
    );
    await db.transaction((tx) => remember(tx, 'greeting.due', { n: 1 }));
    await eventually(() => expect(book.seen).toEqual([1]));
    await eventually(async () =>
      expect(
        await db.query(`SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`),
      ).toHaveLength(1),
    );
  });

  it('lets of two who ask for the same lock only one work', async () => {
    await start(2);
    const sources = apps.map((app) => app.get(DataSource));
    let release: (() => void) | undefined;
    const first = onlyOne(sources[0]!, 'sweep', () => new Promise((resolve) => (release = () => resolve('first'))));
    await eventually(() => expect(release).toBeDefined());
    expect(await onlyOne(sources[1]!, 'sweep', () => Promise.resolve('second'))).toBeUndefined();
    expect(await onlyOne(sources[1]!, 'another', () => Promise.resolve('other'))).toBe('other');
    release?.();
    expect(await first).toBe('first');
    expect(await onlyOne(sources[1]!, 'sweep', () => Promise.resolve('second'))).toBe('second');
  });
});
