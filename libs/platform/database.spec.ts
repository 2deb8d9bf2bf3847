import { Injectable, Module } from '@nestjs/common';
import { startApp } from '@portico/testing/app';
import { freshDatabase } from '@portico/testing/database';
import type { FreshDatabase } from '@portico/testing/database';
import { DataSource } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DatabaseModule, openDatabase } from './database';
import { HealthModule } from './health';
import { newId } from './ids';

class First1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE community (id uuid PRIMARY KEY, name text NOT NULL)`);
    await runner.query(`CREATE INDEX community_name ON community USING gin (name gin_trgm_ops)`);
  }

  async down(): Promise<void> {}
}

class Broken1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE half (id int)`);
    await runner.query(`SELECT no_such_column`);
  }

  async down(): Promise<void> {}
}

@Injectable()
class Communities {
  constructor(readonly db: DataSource) {}
}

const options = { schema: 'directory', migrations: [First1700000000000] };

@Module({ imports: [DatabaseModule.forService(options), HealthModule], providers: [Communities] })
class AppModule {}

describe('the database of a service', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('is migrated once, however many processes start at the same time', async () => {
    const config = { databaseUrl: database.url, databasePoolSize: 2 };
    const sources = await Promise.all(Array.from({ length: 4 }, () => openDatabase(options, config)));
    expect(await sources[0]!.query(`SELECT name FROM directory.migration`)).toEqual([{ name: 'First1700000000000' }]);
    await Promise.all(sources.map((source) => source.destroy()));
  });

  it('is there for every provider of the app, and is closed with it', async () => {
    const app = await startApp(AppModule, { DATABASE_URL: database.url });
    const { db } = app.get(Communities);
    expect(await db.query('SELECT current_schema() AS schema')).toEqual([{ schema: 'directory' }]);
    await app.http.get('/health/ready').expect(200);
    await app.close();
    expect(db.isInitialized).toBe(false);
  });

  it('keeps to its own schema, also in SQL written by hand', async () => {
    const db = await openDatabase(options, { databaseUrl: database.url, databasePoolSize: 2 });
    await db.query('INSERT INTO community (id, name) VALUES ($1, $2)', [newId(), 'Maple Court']);
    expect(await db.query(`SELECT table_schema FROM information_schema.tables WHERE table_name = 'community'`)).toEqual(
      [{ table_schema: 'directory' }],
    );
    expect(await db.query(`SELECT name FROM community WHERE name % 'maple cort'`)).toEqual([{ name: 'Maple Court' }]);
    await db.destroy();
  });

  it('leaves nothing of a migration that fails, and says why', async () => {
    const broken = { ...options, migrations: [First1700000000000, Broken1700000000001] };
    await expect(openDatabase(broken, { databaseUrl: database.url, databasePoolSize: 2 })).rejects.toThrow(
      /no_such_column/,
    );
    const db = await openDatabase(options, { databaseUrl: database.url, databasePoolSize: 2 });
    expect(await db.query(`SELECT to_regclass('directory.half') AS half`)).toEqual([{ half: null }]);
    await db.destroy();
  });

  it('makes an app not ready while it does not answer', async () => {
    const app = await startApp(AppModule, { DATABASE_URL: database.url });
    jest.spyOn(app.get(DataSource), 'query').mockRejectedValueOnce(new Error('connection terminated'));
    expect((await app.http.get('/health/ready')).status).toBe(503);
    expect((await app.http.get('/health/live')).status).toBe(200);
    expect((await app.http.get('/health/ready')).status).toBe(200);
    await app.close();
  });
});
