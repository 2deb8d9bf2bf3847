// One database, a schema for each service. TypeORM holds the connections and runs the migrations; queries are SQL.
import { Logger, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource, EntityManager } from 'typeorm';
import type { DataSourceOptions, Logger as QueryLogger } from 'typeorm';
import { DatabaseServiceConfig, loadConfig } from './config';

export interface SchemaOptions {
  /** The service's schema; it is first in the search path, `public` second. */
  schema: string;
  migrations: NonNullable<DataSourceOptions['migrations']>;
}

/** Only one process at a time migrates, of all services: they share the extensions. */
const MIGRATION_LOCK = 0x706f7274;

/** The service's DataSource and EntityManager, for all modules. Reads DATABASE_URL and DATABASE_POOL_SIZE; migrates at the start. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly db: DataSource) {}

  static forService(options: SchemaOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: DataSource, useFactory: () => openDatabase(options, loadConfig(DatabaseServiceConfig)) },
        { provide: EntityManager, useFactory: (db: DataSource) => db.manager, inject: [DataSource] },
      ],
      exports: [DataSource, EntityManager],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.db.isInitialized) await this.db.destroy();
  }
}

/** Opens and migrates a schema. Also for tests and tools that need no app. */
export async function openDatabase(
  options: SchemaOptions,
  config: Pick<DatabaseServiceConfig, 'databaseUrl' | 'databasePoolSize'>,
): Promise<DataSource> {
  return underMigrationLock(config.databaseUrl, async (client) => {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(options.schema)}`);
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public');
    const db = await new DataSource(dataSourceOptions(options, config)).initialize();
    await db.runMigrations({ transaction: 'each' }).catch(async (error: unknown) => {
      await db.destroy();
      throw error;
    });
    return db;
  });
}

/** Runs `work` while no other process of ours changes a schema of this database. */
export async function underMigrationLock<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

function dataSourceOptions(
  { schema, migrations }: SchemaOptions,
  config: Pick<DatabaseServiceConfig, 'databaseUrl' | 'databasePoolSize'>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    schema,
    migrations,
    migrationsTableName: 'migration',
    applicationName: `portico ${schema}`,
    poolSize: config.databasePoolSize,
    synchronize: false,
    logger: new DatabaseLog(),
    // Short statements only: compiling one, or calling parallel workers for it, costs more than it saves; and what they look up by its
    // key is in memory or on a solid disk, where reading here and there costs little more than reading in order.
    extra: {
      options: `-c search_path=${schema},public -c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1`,
      keepAlive: true,
    },
  };
}

/** What TypeORM says goes to our log; queries and their parameters never do, for these hold names and addresses. */
class DatabaseLog implements QueryLogger {
  private readonly logger = new Logger('Database');

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    this.logger[level === 'warn' ? 'warn' : 'debug'](message);
  }

  logMigration(message: string): void {
    this.logger.debug(message);
  }

  logQuery(): void {}
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
}
