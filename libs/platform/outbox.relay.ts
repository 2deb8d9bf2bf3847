// Reads the outbox: woken by a notification, and every second in case one was lost. Any number of processes may run it.
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Client } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/** By topic, what to do with payloads; they come in the order in which they were remembered. A throw means: all of them again later. */
export type OutboxHandlers = Record<string, (payloads: never[]) => Promise<void>>;

interface OutboxRow {
  id: string;
  payload: never;
  attempts: number;
}

const POLL_MS = 1_000;
const BATCH = 100;

/** Takes rows of a topic, hands them to its handler and deletes them in one transaction; a topic is read by one process at a time. */
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly stopping = new AbortController();
  private woken = new AbortController();
  private listener: Client | undefined;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly databaseUrl: string,
    private readonly handlers: OutboxHandlers,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.woken.abort();
    await this.loop;
    await this.listener?.end().catch(() => undefined);
  }

  /** Carries out everything that is due now; for tests and tools. Errors of handlers are not thrown, their rows stay. */
  async drain(): Promise<void> {
    await Promise.all(Object.keys(this.handlers).map((topic) => this.drainTopic(topic)));
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.woken = new AbortController();
      try {
        await this.listen();
        await this.drain();
      } catch (error) {
        this.logger.error({ msg: 'the outbox cannot be read; it is tried again', err: error });
      }
      if (!this.stopping.signal.aborted)
        await sleep(POLL_MS, undefined, { signal: this.woken.signal }).catch(() => undefined);
    }
  }

  private async drainTopic(topic: string): Promise<void> {
    let more = true;
    while (more && !this.stopping.signal.aborted) {
      more = await this.db.transaction((tx) => this.carryOut(tx, topic));
    }
  }

  /** @returns whether something was carried out, so that there may be more. */
  private async carryOut(tx: EntityManager, topic: string): Promise<boolean> {
    const rows = await takeDue(tx, topic);
    const handler = this.handlers[topic];
    if (rows.length === 0 || !handler) return false;
    const ids = rows.map((row) => row.id);
    try {
      await handler(rows.map((row) => row.payload));
    } catch (error) {
      this.logger.error({ msg: `outbox: ${topic} failed for ${rows.length}; it is tried again`, err: error });
      await postpone(tx, ids);
      return true;
    }
    await tx.query('DELETE FROM outbox WHERE id = ANY($1)', [ids]);
    return true;
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true });
    client.on('error', () => this.forget(client));
    client.on('end', () => this.forget(client));
    client.on('notification', () => this.woken.abort());
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(await channelOf(this.db))}`);
    this.listener = client;
  }

  private forget(client: Client): void {
    if (this.listener === client) this.listener = undefined;
  }
}

async function channelOf(db: DataSource): Promise<string> {
  const [row] = await db.query<{ channel: string }[]>(`SELECT current_schema() || '_outbox' AS channel`);
  return row?.channel ?? '';
}

/**
 * The next rows of a topic that are due, all of the same number of attempts. The more often rows failed together the smaller
 * the company they are tried in, until one that can never succeed stands alone. `FOR UPDATE` leaves out what another process
 * carried out between this statement's snapshot and its lock.
 */
function takeDue(tx: EntityManager, topic: string): Promise<OutboxRow[]> {
  return tx.query<OutboxRow[]>(
    `WITH mine AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtext(current_schema()), hashtext($1)) AS locked),
          first AS (
            SELECT attempts FROM outbox, mine
             WHERE locked AND topic = $1 AND not_before <= now() ORDER BY id LIMIT 1)
     SELECT outbox.id, outbox.payload, outbox.attempts FROM outbox, first
      WHERE topic = $1 AND not_before <= now() AND outbox.attempts = first.attempts
      ORDER BY outbox.id
      LIMIT (SELECT greatest(1, ${BATCH} >> least(attempts, 10)) FROM first)
        FOR UPDATE OF outbox SKIP LOCKED`,
    [topic],
  );
}

async function postpone(tx: EntityManager, ids: string[]): Promise<void> {
  await tx.query(
    `UPDATE outbox SET attempts = attempts + 1, not_before = clock_timestamp() + least(30, 0.5 * 2 ^ least(attempts, 6)) * interval '1 second'
      WHERE id = ANY($1)`,
    [ids],
  );
}
