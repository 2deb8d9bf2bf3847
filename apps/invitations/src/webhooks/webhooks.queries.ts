import type { Page } from '@portico/contracts/lists';
import type { ListQuery } from '@portico/contracts/lists';
import type { WebhookBody, WebhookEvent, WebhookPatch, WebhookView } from '@portico/contracts/webhooks';
import { newId } from '@portico/platform/ids';
import { decodeIdCursor, encodeCursor } from '@portico/platform/keyset';
import type { EntityManager } from 'typeorm';

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

/** Whatever is left out stays. @returns undefined where there is no such webhook. */
export async function updateWebhook(
  tx: EntityManager,
  organizationId: string,
  id: string,
  { url, events, enabled }: WebhookPatch,
): Promise<WebhookView | undefined> {
  const [rows] = await tx.query<[WebhookRow[], number]>(
    `UPDATE webhook SET url = coalesce($3, url), events = coalesce($4, events), enabled = coalesce($5, enabled)
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

/** A page, newest first: ids rise with time. */
export async function webhooksOf(
  tx: EntityManager,
  organizationId: string,
  { limit, cursor }: ListQuery,
): Promise<Page<WebhookView>> {
  const rows = await tx.query<WebhookRow[]>(
    `SELECT ${columns} FROM webhook WHERE organization_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [organizationId, cursor === undefined ? null : decodeIdCursor(cursor), limit + 1],
  );
  const [{ total } = { total: 0 }] = await tx.query<{ total: number }[]>(
    'SELECT count(*)::int AS total FROM webhook WHERE organization_id = $1',
    [organizationId],
  );
  const items = rows.slice(0, limit).map(viewOf);
  return { items, nextCursor: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null, total };
}

function viewOf({ id, url, events, enabled, createdAt }: WebhookRow): WebhookView {
  return { id, url, events, enabled, createdAt: createdAt.toISOString() };
}
