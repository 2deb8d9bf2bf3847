import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import { hashOf } from '@portico/platform/secret';
import { DataSource } from 'typeorm';
import { GatewayConfig } from '../config';
import { limits, quotaOf } from './limit';
import type { Count, LimitName } from './limit';

interface CountRow {
  used: number;
  resetsInSeconds: number;
}

/** Counts requests in the database, so that all replicas count together. What is counted by is kept as a hash. */
@Injectable()
export class LimitsService {
  constructor(
    private readonly db: DataSource,
    private readonly config: GatewayConfig,
  ) {}

  /** Counts one more and says how the count stands then. */
  async take(name: LimitName, by: string): Promise<Count> {
    const [row] = await this.db.query<CountRow[]>(
      `INSERT INTO rate_limit AS kept (key, used, resets_at) VALUES ($1, 1, now() + make_interval(secs => $2))
       ON CONFLICT (key) DO UPDATE SET
         used = CASE WHEN kept.resets_at <= now() THEN 1 ELSE kept.used + 1 END,
         resets_at = CASE WHEN kept.resets_at <= now() THEN EXCLUDED.resets_at ELSE kept.resets_at END
       RETURNING used, ${resetsIn}`,
      [keyOf(name, by), limits[name].windowSeconds],
    );
    return this.count(name, row);
  }

  /** How the count stands, without counting. */
  async peek(name: LimitName, by: string): Promise<Count> {
    const [row] = await this.db.query<CountRow[]>(
      `SELECT used, ${resetsIn} FROM rate_limit WHERE key = $1 AND resets_at > now()`,
      [keyOf(name, by)],
    );
    return this.count(name, row);
  }

  /** Forgets counts whose window is over. */
  async sweep(): Promise<void> {
    await this.db.query('DELETE FROM rate_limit WHERE resets_at <= now()');
  }

  private count(name: LimitName, row: CountRow | undefined): Count {
    const { windowSeconds } = limits[name];
    const quota = quotaOf(name, this.config.rateLimitFactor);
    return { name, quota, windowSeconds, used: row?.used ?? 0, resetsInSeconds: row?.resetsInSeconds ?? windowSeconds };
  }
}

const resetsIn = `greatest(1, ceil(extract(epoch FROM resets_at - now())))::int AS "resetsInSeconds"`;

/** Refuses with 429 and says when to come again. */
export function tooMany({ resetsInSeconds }: Count): Problem {
  const detail = `There were too many of these requests; try again in ${resetsInSeconds} seconds.`;
  return new Problem('rate.limited', detail, { retryAfterSeconds: resetsInSeconds });
}

function keyOf(name: LimitName, by: string): string {
  return `${name}:${hashOf(by).toString('base64url')}`;
}
