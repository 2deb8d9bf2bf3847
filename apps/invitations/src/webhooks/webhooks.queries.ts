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
  lastCallAt: Date | null;
  lastAnswer: string | null;
  failingSince: Date | null;
  waiting: number;
}

const columns = `id, url, events, enabled, created_at AS "createdAt", last_call_at AS "lastCallAt", last_answer AS "lastAnswer",
  failing_since AS "failingSince",
  (SELECT count(*)::int FROM webhook_call WHERE webhook_id = webhook.id AND ended_at IS NULL) AS waiting`;

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
            failures = 0, failing_since = NULL, held_until = now()
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
export async function release(tx: EntityManager, webhookId: string, answer: string): Promise<void> {
  await tx.query(
    'UPDATE webhook SET last_call_at = now(), last_answer = $2, failing_since = NULL, failures = 0 WHERE id = $1',
    [webhookId, answer],
  );
}

/** The webhook fails: after a while it is tried again, by one call. Calls that fail while it is held back count no more. */
export async function holdBack(tx: EntityManager, webhookId: string, answer: string): Promise<void> {
  await tx.query(
    `UPDATE webhook SET last_call_at = now(), last_answer = $2, failing_since = coalesce(failing_since, now()),
            failures = failures + (held_until <= now())::int,
            held_until = CASE WHEN held_until > now() THEN held_until
              ELSE now() + ($3::int[])[least(failures + 1, cardinality($3::int[]))] * interval '1 second' END
      WHERE id = $1`,
    [webhookId, answer, holds],
  );
}

/** Who answered 410 is called no more until staff switch it on again. */
export async function switchOff(tx: EntityManager, webhookId: string, answer: string): Promise<void> {
  await tx.query('UPDATE webhook SET last_call_at = now(), last_answer = $2, enabled = false WHERE id = $1', [
    webhookId,
    answer,
  ]);
}

/** A page, newest first. */
export function webhooksOf(tx: EntityManager, organizationId: string, query: ListQuery): Promise<Page<WebhookView>> {
  const where = new Conditions().and('organization_id = ?', organizationId);
  return keysetPage(tx, { ...newestFirst, select: columns, from: 'webhook', where }, query, viewOf);
}

function viewOf({ createdAt, lastCallAt, failingSince, ...rest }: WebhookRow): WebhookView {
  return {
    id: rest.id,
    url: rest.url,
    events: rest.events,
    enabled: rest.enabled,
    createdAt: createdAt.toISOString(),
    lastCallAt: lastCallAt?.toISOString() ?? null,
    lastAnswer: rest.lastAnswer,
    failingSince: failingSince?.toISOString() ?? null,
    waiting: rest.waiting,
  };
}
