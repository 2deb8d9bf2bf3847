// Background work that repeats: never twice at once in a process, and, with onlyOne, never twice at once in all.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';

/** Runs functions again and again until the app closes. A provider: name it among those of the module that uses it. */
@Injectable()
export class Periodic implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Periodic.name);
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];

  /** Runs `fn` at once and then `ms` milliseconds after each end of it. An error is logged and does not end the repetition. */
  every(ms: number, name: string, fn: () => Promise<unknown>): void {
    this.loops.push(this.loop(ms, name, fn));
  }

  /** Ends all repetitions; waits for what runs now. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  private async loop(ms: number, name: string, fn: () => Promise<unknown>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await fn();
      } catch (error) {
        this.logger.error({ msg: `${name} failed; it is tried again`, err: error });
      }
      await sleep(ms, undefined, { signal }).catch(() => undefined);
    }
  }
}

/**
 * Runs `fn` in a transaction unless another process runs it right now under the same name.
 *
 * @returns what `fn` returned, or undefined when another one is at it.
 */
export function onlyOne<T>(
  db: DataSource,
  lockName: string,
  fn: (tx: EntityManager) => Promise<T>,
): Promise<T | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<{ mine: boolean }[]>(
      `SELECT pg_try_advisory_xact_lock(hashtext(current_schema()), hashtext($1)) AS mine`,
      [lockName],
    );
    return row?.mine ? fn(tx) : undefined;
  });
}
