// How relays are: broken, tried, mended, slowed down. Rows are locked before they are judged.
import type { RelayFault } from '@portico/contracts/relays';
import type { EntityManager } from 'typeorm';
import { probeSeconds } from './breaker';
import { probeIsDue, works } from './relay-conditions.queries';
import { slowed } from './slow-down';

/** A relay as it is judged. */
export interface RelayHealthRow {
  name: string;
  brokenBecause: RelayFault | null;
  /** The mail that is tried over it while it is broken. */
  probeId: string | null;
  /** Failed connections in a row. */
  failures: number;
  /** Another one could take its mails. */
  hasStandIn: boolean;
}

/** Locked until `tx` ends; undefined where it is gone. */
export async function lockRelay(tx: EntityManager, id: string): Promise<RelayHealthRow | undefined> {
  const [row] = await tx.query<RelayHealthRow[]>(
    `SELECT name, broken_because AS "brokenBecause", probe_id AS "probeId", failures,
            EXISTS (SELECT FROM relay AS other WHERE other.id <> relay.id AND ${works('other')}) AS "hasStandIn"
       FROM relay WHERE id = $1 FOR UPDATE OF relay`,
    [id],
  );
  return row;
}

/** Nothing is sent over it any more but a probe, the first after a while. */
export async function breakRelay(tx: EntityManager, id: string, because: RelayFault): Promise<void> {
  await tx.query(
    `UPDATE relay SET broken_because = $2, probes = 0, probe_id = NULL, probe_at = now() + $3 * interval '1 second' WHERE id = $1`,
    [id, because, probeSeconds(because, 0)],
  );
}

/**
 * This mail is the probe of a broken relay, unless another claim was first. The next probe waits longer: if this one succeeds, there
 * is none.
 *
 * @returns whether it is.
 */
export async function takeProbe(tx: EntityManager, id: string, deliveryId: string): Promise<boolean> {
  const [row] = await tx.query<{ because: RelayFault; probes: number }[]>(
    `SELECT broken_because AS because, probes FROM relay WHERE id = $1 AND ${probeIsDue} FOR UPDATE`,
    [id],
  );
  if (!row) return false;
  await tx.query(
    `UPDATE relay SET probes = probes + 1, probe_id = $2, probe_at = now() + $3 * interval '1 second' WHERE id = $1`,
    [id, deliveryId, probeSeconds(row.because, row.probes + 1)],
  );
  return true;
}

/** It works as if nothing had been. */
export async function mend(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `UPDATE relay SET failures = 0, broken_because = NULL, probes = 0, probe_at = NULL, probe_id = NULL WHERE id = $1`,
    [id],
  );
}

/** How many connections failed in a row. */
export async function countFailures(tx: EntityManager, id: string, failures: number): Promise<void> {
  await tx.query('UPDATE relay SET failures = $2 WHERE id = $1 AND failures <> $2', [id, failures]);
}

/** Halves the pace of mails over a relay to these domains, * for all. @returns those that were not halved just before. */
export async function slowDown(tx: EntityManager, relayId: string, domains: readonly string[]): Promise<string[]> {
  const inOrder = domains.toSorted();
  await tx.query(
    'INSERT INTO relay_limit (relay_id, domain) SELECT $1, unnest($2::text[]) ON CONFLICT (relay_id, domain) DO NOTHING',
    [relayId, inOrder],
  );
  const rows = await tx.query<{ domain: string; steps: number; slowedAt: number; now: number }[]>(
    `SELECT domain, slow_steps AS steps, extract(epoch FROM slowed_at)::float8 * 1000 AS "slowedAt",
            extract(epoch FROM now())::float8 * 1000 AS now
       FROM relay_limit WHERE relay_id = $1 AND domain = ANY($2::text[]) ORDER BY domain FOR UPDATE`,
    [relayId, inOrder],
  );
  const slower = rows.flatMap(({ domain, now, ...before }) => {
    const { steps, slowedAt } = slowed(before, now);
    return slowedAt === before.slowedAt ? [] : [{ domain, steps }];
  });
  await tx.query(
    `UPDATE relay_limit SET slow_steps = slower.steps, slowed_at = now()
       FROM jsonb_to_recordset($2::jsonb) AS slower (domain text, steps int)
      WHERE relay_id = $1 AND relay_limit.domain = slower.domain`,
    [relayId, JSON.stringify(slower)],
  );
  return slower.map(({ domain }) => domain);
}
