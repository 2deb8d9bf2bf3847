// The same request twice is run once. The row is the lock: whoever inserts it runs, the others wait for what becomes of it.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import { newId } from '@portico/platform/ids';
import { DataSource } from 'typeorm';
import { withoutSecrets } from './print';

/** One request as it is known again: by organization (or address), route and key. */
export interface Repeatable {
  namespace: string;
  route: string;
  key: string;
  print: Buffer;
}

interface Kept {
  print: Buffer;
  done: boolean;
  answer: unknown;
}

/** A runner that says nothing for so long has died; it says something every third of it. */
const LEASE_SECONDS = 30;
const POLL_MS = 100;
const PATIENCE_MS = 120_000;

@Injectable()
export class IdempotencyService {
  constructor(private readonly db: DataSource) {}

  /**
   * Runs `work`, or answers what it answered before, less its secrets. What fails is not kept.
   *
   * @throws Problem `idempotency.key_reused` when the key was used with another request within 24 hours.
   */
  async once(request: Repeatable, work: () => Promise<unknown>): Promise<unknown> {
    const patience = Date.now() + PATIENCE_MS;
    while (Date.now() < patience) {
      const runner = newId();
      if (await this.begin(request, runner)) return this.run(request, runner, work);
      const kept = await this.kept(request);
      if (kept && !kept.print.equals(request.print)) throw new Problem('idempotency.key_reused');
      if (kept?.done) return kept.answer ?? undefined;
      await sleep(POLL_MS);
    }
    throw new Problem('service.unavailable', 'The first request with this key is still running.', {
      retryAfterSeconds: 5,
    });
  }

  /** Forgets what is older than 24 hours. */
  async sweep(): Promise<void> {
    await this.db.query(`DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'`);
  }

  /** Takes the row if there is none, if it is too old, or if its runner died half-way. */
  private async begin({ namespace, route, key, print }: Repeatable, runner: string): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      `INSERT INTO idempotency_key AS kept (namespace, route, key, print, runner, lease_until)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
       ON CONFLICT (namespace, route, key) DO UPDATE SET print = EXCLUDED.print, runner = EXCLUDED.runner,
         lease_until = EXCLUDED.lease_until, created_at = now(), done_at = NULL, answer = NULL
       WHERE kept.created_at < now() - interval '24 hours' OR (kept.done_at IS NULL AND kept.lease_until < now())
       RETURNING 1`,
      [namespace, route, key, print, runner, LEASE_SECONDS],
    );
    return rows.length > 0;
  }

  private async run(request: Repeatable, runner: string, work: () => Promise<unknown>): Promise<unknown> {
    const beat = setInterval(() => void this.renew(runner).catch(() => undefined), (LEASE_SECONDS * 1000) / 3);
    try {
      const answer = await work();
      await this.finish(request, runner, answer);
      return answer;
    } catch (error) {
      await this.db.query(
        'DELETE FROM idempotency_key WHERE runner = $1 AND namespace = $2 AND route = $3 AND key = $4',
        [runner, ...nameOf(request)],
      );
      throw error;
    } finally {
      clearInterval(beat);
    }
  }

  private async finish(request: Repeatable, runner: string, answer: unknown): Promise<void> {
    const text = answer === undefined ? null : JSON.stringify(withoutSecrets(answer));
    await this.db.query(
      `UPDATE idempotency_key SET done_at = now(), answer = $5
        WHERE runner = $1 AND namespace = $2 AND route = $3 AND key = $4`,
      [runner, ...nameOf(request), text],
    );
  }

  private async renew(runner: string): Promise<void> {
    await this.db.query(
      'UPDATE idempotency_key SET lease_until = now() + make_interval(secs => $2) WHERE runner = $1 AND done_at IS NULL',
      [runner, LEASE_SECONDS],
    );
  }

  private async kept({ namespace, route, key }: Repeatable): Promise<Kept | undefined> {
    const [row] = await this.db.query<Kept[]>(
      `SELECT print, done_at IS NOT NULL AS done, answer FROM idempotency_key WHERE namespace = $1 AND route = $2 AND key = $3`,
      [namespace, route, key],
    );
    return row;
  }
}

function nameOf({ namespace, route, key }: Repeatable): [string, string, string] {
  return [namespace, route, key];
}
