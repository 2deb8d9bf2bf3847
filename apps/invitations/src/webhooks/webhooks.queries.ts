import type { ListQuery, Page } from '@portico/contracts/lists';
import type { WebhookBody, WebhookEvent, WebhookPatch, WebhookView } from '@portico/contracts/webhooks';
import { Conditions } from '@portico/platform/conditions';
import { newId } from '@portico/platform/ids';
import { keysetPage, newestFirst } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';
import { holds } from './call';

interface WebhookRow {
  id: string;
  url: string;
  events: WebhookEvent[];
  enabled: boolean;
  createdAt: Date;
}

const columns = 'id, url, events, enabled, created_at AS "createdAt"';

export async function insertWebhook(
  tx: EntityManager,
  organizationId: string,
  { url, events }: WebhookBody,
  sealedSecret: Buffer,
): Promise<WebhookView> {
  const [row] = await tx.query<WebhookRow[]>(
    `INSERT INTO webhook (id, organization_id, url, events, sealed_secret) VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`,
    [newId(), organizationId, url, [...new Set(events)], sealedSecret],
  );
  return viewOf(row!);
}

/** Whatever is left out stays; a change frees it from being held back. @returns undefined where there is no such webhook. */
export async function updateWebhook(
  tx: EntityManager,
  organizationId: string,
  id: string,
  { url, events, enabled }: WebhookPatch,
): Promise<WebhookView | undefined> {
  const [rows] = await tx.query<[WebhookRow[], number]>(
    `UPDATE webhook SET url = coalesce($3, url), events = coalesce($4, events), enabled = coalesce($5, enabled),
            failures = 0, held_until = now()
      WHERE id = $1 AND organization_id = $2 RETURNING ${columns}`,
    [id, organizationId, url ?? null, events ? [...new Set(events)] : null, enabled ?? null],
  );
  return rows[0] && viewOf(rows[0]);
}

/** Its calls go with it. @returns whether there was one. */
export async function deleteWebhook(tx: EntityManager, organizationId: string, id: string): Promise<boolean> {
  const [, gone] = await tx.query<[unknown, number]>('DELETE FROM webhook WHERE id = $1 AND organization_id = $2', [
    id,
    organizationId,
  ]);
  return gone > 0;
}

/** The webhook answers: nothing holds it back. */
export async function release(tx: EntityManager, webhookId: string): Promise<void> {
  await tx.query('UPDATE webhook SET failures = 0 WHERE id = $1 AND failures > 0', [webhookId]);
}

/** The webhook fails: after a while it is tried again, by one call. Calls that fail while it is held back count no more. */
export async function holdBack(tx: EntityManager, webhookId: string): Promise<void> {
  await tx.query(
    `UPDATE webhook SET failures = failures + 1,
            held_until = now() + ($2::int[])[least(failures + 1, cardinality($2::int[]))] * interval '1 second'
      WHERE id = $1 AND held_until <= now()`,
    [webhookId, holds],
  );
}

/** Who answered 410 is called no more until staff switch it on again. */
export async function switchOff(tx: EntityManager, webhookId: string): Promise<void> {
  await tx.query('UPDATE webhook SET enabled = false WHERE id = $1', [webhookId]);
}

/** A page, newest first. */
export function webhooksOf(tx: EntityManager, organizationId: string, query: ListQuery): Promise<Page<WebhookView>> {
  const where = new Conditions().and('organization_id = ?', organizationId);
  return keysetPage(tx, { ...newestFirst, select: columns, from: 'webhook', where }, query, viewOf);
}

function viewOf({ id, url, events, enabled, createdAt }: WebhookRow): WebhookView {
  return { id, url, events, enabled, createdAt: createdAt.toISOString() };
}
