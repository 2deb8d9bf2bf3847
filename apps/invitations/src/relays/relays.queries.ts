// Relays as they are kept and shown. The limit of the domain * is that of the relay as a whole.
import type { ListQuery, Page } from '@portico/contracts/lists';
import type { RelayDomain, RelayDomainView, RelayFault, RelayView } from '@portico/contracts/relays';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage, type KeysetOrder } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';
import { isSlowed } from './relay-conditions.queries';
import { mend } from './relay-health.queries';

/** What of a relay may be set, its limits apart. */
export interface RelaySettings {
  name: string;
  sealedUrl: Buffer;
  paused: boolean;
}

interface RelayRow {
  id: string;
  name: string;
  paused: boolean;
  brokenBecause: RelayFault | null;
  probeAt: Date | null;
  createdAt: Date;
  ratePerSecond: number | null;
  isSlowed: boolean;
  domains: RelayDomainView[];
  slowedDomains: string[];
}

const columns = `relay.id, name, paused, broken_because AS "brokenBecause", probe_at AS "probeAt", relay.created_at AS "createdAt",
  total.rate_per_second AS "ratePerSecond", total.is_slowed AS "isSlowed",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('domain', domain, 'ratePerSecond', rate_per_second, 'connections', connections)
                             ORDER BY domain), '[]')
     FROM relay_limit WHERE relay_id = relay.id AND domain <> '*' AND (rate_per_second IS NOT NULL OR connections IS NOT NULL)) AS domains,
  (SELECT coalesce(jsonb_agg(domain ORDER BY domain), '[]')
     FROM relay_limit WHERE relay_id = relay.id AND domain <> '*' AND ${isSlowed}) AS "slowedDomains"`;
const from = `relay JOIN (SELECT relay_id, rate_per_second, ${isSlowed} AS is_slowed FROM relay_limit WHERE domain = '*') AS total
  ON total.relay_id = relay.id`;
const inOrder: KeysetOrder = { order: 'place', columns: [{ sql: 'place', type: 'integer' }] };

/** A page, in the order in which they stand in for each other. */
export function relaysPage(tx: EntityManager, query: ListQuery): Promise<Page<RelayView>> {
  return keysetPage(tx, { ...inOrder, select: columns, from, where: new Conditions() }, query, viewOf);
}

/** A relay that there is. */
export async function relayById(tx: EntityManager, id: string): Promise<RelayView> {
  const [row] = await tx.query<RelayRow[]>(`SELECT ${columns} FROM ${from} WHERE relay.id = $1`, [id]);
  return viewOf(row!);
}

/** Behind all others. */
export async function insertRelay(
  tx: EntityManager,
  id: string,
  { name, sealedUrl, paused }: RelaySettings,
): Promise<void> {
  await tx.query('INSERT INTO relay (id, name, sealed_url, paused) VALUES ($1, $2, $3, $4)', [
    id,
    name,
    sealedUrl,
    paused,
  ]);
  await tx.query(`INSERT INTO relay_limit (relay_id, domain) VALUES ($1, '*')`, [id]);
}

/** Whatever is left out stays. One that was broken works again when it is told to go on, and under a new address. @returns whether there is one. */
export async function updateRelay(
  tx: EntityManager,
  id: string,
  { name, sealedUrl, paused }: Partial<RelaySettings>,
): Promise<boolean> {
  const [, found] = await tx.query<[unknown, number]>(
    `UPDATE relay SET name = coalesce($2, name), sealed_url = coalesce($3, sealed_url), paused = coalesce($4, paused),
            version = version + CASE WHEN $3::bytea IS NULL THEN 0 ELSE 1 END
      WHERE id = $1`,
    [id, name ?? null, sealedUrl ?? null, paused ?? null],
  );
  if (paused === false || sealedUrl) await mend(tx, id);
  return found > 0;
}

/** The rate of the relay as a whole; from then on that of the settings counts no more. */
export async function setRate(tx: EntityManager, id: string, ratePerSecond: number | null): Promise<void> {
  await tx.query('UPDATE relay SET rate_by_settings = false WHERE id = $1', [id]);
  await tx.query(`UPDATE relay_limit SET rate_per_second = $2 WHERE relay_id = $1 AND domain = '*'`, [
    id,
    ratePerSecond,
  ]);
}

/** The rate that the settings say, for the relay that still has its rate from there. */
export async function setRateOfSettings(tx: EntityManager, ratePerSecond: number | undefined): Promise<void> {
  await tx.query(
    `UPDATE relay_limit SET rate_per_second = $1 FROM relay
      WHERE relay.id = relay_id AND rate_by_settings AND domain = '*' AND rate_per_second IS DISTINCT FROM $1`,
    [ratePerSecond ?? null],
  );
}

/** All limits of single domains; those not named have none any more, but stay as slow as they are. */
export async function setDomains(tx: EntityManager, id: string, domains: readonly RelayDomain[]): Promise<void> {
  await tx.query(
    `UPDATE relay_limit SET rate_per_second = NULL, connections = NULL WHERE relay_id = $1 AND domain <> '*'`,
    [id],
  );
  await tx.query(
    `INSERT INTO relay_limit (relay_id, domain, rate_per_second, connections)
     SELECT $1, domain, "ratePerSecond", connections
       FROM jsonb_to_recordset($2::jsonb) AS wanted (domain text, "ratePerSecond" float8, connections int) ORDER BY domain
         ON CONFLICT (relay_id, domain) DO UPDATE SET rate_per_second = excluded.rate_per_second, connections = excluded.connections`,
    [id, JSON.stringify(domains)],
  );
}

/** @returns whether there was one. */
export async function deleteRelay(tx: EntityManager, id: string): Promise<boolean> {
  const [, gone] = await tx.query<[unknown, number]>('DELETE FROM relay WHERE id = $1', [id]);
  return gone > 0;
}

/** Where a relay is, sealed; undefined where there is none, or it is that of the settings. */
export async function sealedUrlOf(
  tx: EntityManager,
  id: string,
): Promise<{ sealedUrl: Buffer; version: number } | undefined> {
  const [row] = await tx.query<{ sealedUrl: Buffer; version: number }[]>(
    'SELECT sealed_url AS "sealedUrl", version FROM relay WHERE id = $1 AND sealed_url IS NOT NULL',
    [id],
  );
  return row;
}

/** How fast the first relay takes mails, which says how large a batch should be; null for no limit. */
export async function firstRate(tx: EntityManager): Promise<number | null> {
  const [row] = await tx.query<{ rate: number | null }[]>(
    `SELECT rate_per_second AS rate FROM relay_limit JOIN relay ON relay.id = relay_id
      WHERE domain = '*' ORDER BY paused, broken_because NULLS FIRST, place LIMIT 1`,
  );
  return row?.rate ?? null;
}

function viewOf(row: RelayRow): RelayView {
  const { id, name, ratePerSecond, domains, paused, slowedDomains } = row;
  const isSlow = row.isSlowed || slowedDomains.length > 0;
  return {
    id,
    name,
    ratePerSecond,
    domains,
    paused,
    state: row.brokenBecause ? 'broken' : isSlow ? 'slowed' : 'working',
    reason: row.brokenBecause,
    slowedDomains,
    probeAt: row.probeAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
