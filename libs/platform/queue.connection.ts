// Where the queues live: in Redis when REDIS_URL is set, else in PostgreSQL, schema `bullmq`. Nobody else knows which.
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { runMigrations } from 'bullmq';
import type { RedisOptions } from 'bullmq';
import { IsOptional, IsString } from 'class-validator';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { loadConfig, ConfigError } from './config';
import { underMigrationLock } from './database';

/** BullMQ's locks on PostgreSQL are taken by the workers' clocks: two that differ by more run a job twice. */
const MAX_CLOCK_SKEW_MS = 5_000;
/** Connections of one process for queue commands; each worker adds one to listen on. */
const POOL_SIZE = 4;

class QueueConfig {
  @IsOptional()
  @IsString()
  redisUrl?: string;

  @IsOptional()
  @IsString()
  databaseUrl?: string;
}

/** The one connection setting of all queues of a process, proved to answer before any queue is made. */
@Injectable()
export class QueueConnection implements OnApplicationShutdown {
  constructor(
    readonly options: Pool | RedisOptions,
    private readonly probe: Redis | Pool,
  ) {}

  /** Connects by REDIS_URL, or by DATABASE_URL. */
  static async open(): Promise<QueueConnection> {
    const { redisUrl, databaseUrl } = loadConfig(QueueConfig);
    if (redisUrl) return openRedis(redisUrl);
    if (databaseUrl) return openPostgres(databaseUrl);
    throw new ConfigError([
      { variable: 'DATABASE_URL', reason: 'is missing, and so is REDIS_URL: one of them holds the queues' },
    ]);
  }

  /** Throws when the queues cannot be reached, or must not be used. */
  async check(): Promise<void> {
    await (this.probe instanceof Pool ? checkPostgres(this.probe) : checkRedis(this.probe));
  }

  async onApplicationShutdown(): Promise<void> {
    await (this.probe instanceof Pool ? this.probe.end() : this.probe.quit().catch(() => undefined));
  }
}

async function openRedis(url: string): Promise<QueueConnection> {
  // Fail fast: who adds a job gets an error at once and tries again later, instead of waiting for Redis without end.
  const failFast = { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 10_000 };
  let answered = false;
  let reason: Error | undefined;
  // At the start a Redis that does not answer ends the start; later it is waited for.
  const retryStrategy = (times: number): number | null => (answered ? soon(times) : null);
  const probe = new Redis(url, { ...failFast, lazyConnect: true, retryStrategy });
  probe.on('error', (error) => (reason = error));
  try {
    await probe.connect();
    answered = true;
    await checkRedis(probe);
  } catch (error) {
    answered = false;
    if (probe.status !== 'end') probe.disconnect();
    throw new Error(`Redis (REDIS_URL) cannot be used: ${(reason ?? (error as Error)).message}`, { cause: error });
  }
  return new QueueConnection({ url, ...failFast, retryStrategy: soon }, probe);
}

/** When to look again for a Redis that went away, in milliseconds: BullMQ's own way would be up to 20 seconds late. */
function soon(times: number): number {
  return Math.min(times * 100, 2_000);
}

async function openPostgres(databaseUrl: string): Promise<QueueConnection> {
  await underMigrationLock(databaseUrl, (client) => runMigrations(client, 'bullmq'));
  const pool = new Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    application_name: 'portico queues',
    options: '-c search_path=bullmq',
    keepAlive: true,
  });
  pool.setMaxListeners(0); // each queue and worker adds one
  pool.on('error', () => undefined); // an idle connection that broke is replaced by the next query
  await checkPostgres(pool);
  return new QueueConnection(pool, pool);
}

/** A Redis that may throw keys away would lose jobs in silence. */
async function checkRedis(redis: Redis): Promise<void> {
  const memory = await redis.info('memory');
  const evicts = !memory.includes('maxmemory:0\r\n') && !memory.includes('maxmemory_policy:noeviction');
  if (evicts) throw new Error('its maxmemory-policy is not noeviction');
}

async function checkPostgres(pool: Pool): Promise<void> {
  const before = Date.now();
  const { rows } = await pool.query<{ now: string }>('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now');
  const theirs = Number(rows[0]?.now);
  const skew = Math.max(before - theirs, theirs - Date.now());
  if (skew > MAX_CLOCK_SKEW_MS)
    throw new Error(`the clocks of this machine and of PostgreSQL differ by ${Math.round(skew)} ms`);
}
