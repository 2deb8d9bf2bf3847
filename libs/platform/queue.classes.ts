// BullMQ's classes, told by their connection which backend to use: so two apps in one process may use different ones.
import { Logger } from '@nestjs/common';
import { createPostgresBackend, createRedisBackend, Queue, Worker } from 'bullmq';
import type { Processor, QueueOptions, RedisOptions, WorkerOptions } from 'bullmq';
import { Pool } from 'pg';

type Connected<T> = Omit<T, 'connection'> & { connection: Pool | RedisOptions };

const WORKER_DEFAULTS = {
  // Lock times on PostgreSQL come from the workers' clocks: long enough to bear a few seconds between them.
  lockDuration: 60_000,
  stalledInterval: 15_000,
  // The rows say whether a job's work is done; a job whose worker died again and again must still be carried.
  maxStalledCount: 1_000_000,
};

/** A queue on either backend. Errors of its connection are logged; those of its calls are thrown. */
export class PortableQueue extends Queue {
  constructor(name: string, options: Connected<QueueOptions>) {
    super(name, options, backendOf(options.connection));
    logErrors(this, name);
  }
}

/** A worker on either backend, with our defaults. Its own connection waits for Redis as long as it takes. */
export class PortableWorker extends Worker {
  constructor(name: string, processor: Processor | null, options: Connected<WorkerOptions>) {
    const connection = listening(options.connection);
    super(name, processor, { ...WORKER_DEFAULTS, ...options, connection }, backendOf(connection));
    logErrors(this, name);
  }
}

/** BullMQ's types know its classes with Redis only; the classes themselves know nothing of either. */
function backendOf(connection: Pool | RedisOptions | undefined): typeof createRedisBackend {
  // BullMQ would try localhost; and Nest leaves the setting out when what makes it has failed.
  if (!connection) throw new Error('The queues cannot be reached.');
  return connection instanceof Pool
    ? (createPostgresBackend as unknown as typeof createRedisBackend)
    : createRedisBackend;
}

function listening(connection: Pool | RedisOptions): Pool | RedisOptions {
  if (!(connection instanceof Pool)) {
    return { ...connection, enableOfflineQueue: true, maxRetriesPerRequest: null, commandTimeout: undefined };
  }
  connection.options.max += 1; // the worker keeps a connection of the shared pool for LISTEN
  return connection;
}

/** One line when the connection breaks, not one for each attempt to reconnect. */
function logErrors(queue: { on(event: 'error', listener: (error: Error) => void): unknown }, name: string): void {
  const logger = new Logger('Queue');
  let last = '';
  queue.on('error', (error) => {
    if (error.message !== last) logger.error({ msg: `queue ${name}: ${error.message}` });
    last = error.message;
  });
}
