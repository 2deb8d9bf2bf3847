// What listeners outside are told. Nothing is written where nobody listens: a send to 20,000 costs no rows then.
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import { rememberAll } from '../topics';
import type { Announced, Announcement } from './announcement';

/** Has the webhooks that listen for these events called once this transaction is committed (topic `webhook.event`). */
export async function announce(tx: EntityManager, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return;
  const listened = await listenedFor(tx, [...new Set(announcements.map(({ organizationId }) => organizationId))]);
  const at = new Date().toISOString();
  const heard = announcements.filter((one) => listened.has(keyOf(one)));
  await rememberAll(
    tx,
    'webhook.event',
    heard.map((announcement): Announced => ({ id: newId(), at, ...announcement })),
  );
}

async function listenedFor(tx: EntityManager, organizationIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<Pick<Announcement, 'organizationId' | 'event'>[]>(
    `SELECT DISTINCT organization_id AS "organizationId", event FROM webhook CROSS JOIN unnest(events) AS event
      WHERE enabled AND organization_id = ANY($1::uuid[])`,
    [organizationIds],
  );
  return new Set(rows.map(keyOf));
}

function keyOf({ organizationId, event }: Pick<Announcement, 'organizationId' | 'event'>): string {
  return `${organizationId} ${event}`;
}
