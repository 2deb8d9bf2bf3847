import type { EntityManager } from 'typeorm';
import { holds } from '../relays/relay-conditions.queries';
import { rateAt } from '../relays/slow-down';
import { planOf, type Plan, type Turn } from './pace';
import type { Limit } from './rail';

interface LimitRow {
  domain: string;
  ratePerSecond: number | null;
  connections: number | null;
  steps: number;
  slowedAt: number;
  last: number;
}

/**
 * Takes send slots over a relay for mails to these domains; claims of all mailers that share a limit come one after another here,
 * until `tx` ends. Times in milliseconds on the database's clock.
 */
export async function pace(tx: EntityManager, relayId: string, domains: readonly string[], turn: Turn): Promise<Plan> {
  const rows = await lockLimits(tx, relayId, [...new Set(domains), '*']);
  const { now, busy } = await clockAndBusy(tx, relayId, rows);
  const limits = new Map<string, Limit>(
    rows.map((row) => [
      row.domain,
      {
        ratePerSecond: rateAt(row.ratePerSecond, row, now),
        free: row.connections === null ? null : row.connections - (busy[row.domain] ?? 0),
        last: row.last,
      },
    ]),
  );
  const plan = planOf(domains, limits, now, turn);
  const moved = rows.flatMap(({ domain, last }) => {
    const slot = plan.lasts.get(domain)!;
    return slot === last ? [] : [{ domain, slot }];
  });
  if (moved.length > 0) await keepLast(tx, relayId, moved);
  return plan;
}

function lockLimits(tx: EntityManager, relayId: string, domains: readonly string[]): Promise<LimitRow[]> {
  return tx.query<LimitRow[]>(
    `SELECT domain, rate_per_second AS "ratePerSecond", connections, slow_steps AS steps,
            extract(epoch FROM slowed_at)::float8 * 1000 AS "slowedAt", extract(epoch FROM last_slot)::float8 * 1000 AS last
       FROM relay_limit WHERE relay_id = $1 AND domain = ANY($2::text[]) AND ${holds} ORDER BY domain FOR UPDATE`,
    [relayId, domains],
  );
}

/** Asked only now: the lock may have been waited for. What is under way is counted where somebody limits it. */
async function clockAndBusy(
  tx: EntityManager,
  relayId: string,
  rows: readonly LimitRow[],
): Promise<{ now: number; busy: Record<string, number> }> {
  const counted = rows.flatMap(({ domain, connections }) => (connections === null ? [] : [domain]));
  const [row] = await tx.query<{ now: number; busy: Record<string, number> }[]>(
    `SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now,
            (SELECT coalesce(jsonb_object_agg(domain, mails), '{}') FROM (
               SELECT split_part(email_key, '@', 2) AS domain, count(*) AS mails FROM delivery
                WHERE cardinality($2::text[]) > 0 AND status = 'sending' AND relay_id = $1
                  AND split_part(email_key, '@', 2) = ANY($2::text[]) GROUP BY 1) AS under_way) AS busy`,
    [relayId, counted],
  );
  return row!;
}

async function keepLast(
  tx: EntityManager,
  relayId: string,
  moved: readonly { domain: string; slot: number }[],
): Promise<void> {
  await tx.query(
    `UPDATE relay_limit SET last_slot = to_timestamp(moved.slot / 1000)
       FROM jsonb_to_recordset($2::jsonb) AS moved (domain text, slot float8)
      WHERE relay_id = $1 AND relay_limit.domain = moved.domain`,
    [relayId, JSON.stringify(moved)],
  );
}

/** Lets the turn of these mails come later: until then they are not due, and hold up nobody. */
export async function putOff(tx: EntityManager, waits: readonly { id: string; ms: number }[]): Promise<void> {
  if (waits.length === 0) return;
  await tx.query(
    `UPDATE delivery SET not_before = now() + wait.ms * interval '1 millisecond'
       FROM jsonb_to_recordset($1::jsonb) AS wait (id uuid, ms float8) WHERE delivery.id = wait.id`,
    [JSON.stringify(waits)],
  );
}
