// What listeners outside are told. Nothing is written where nobody listens: a send to 20,000 costs no rows then.
import type { WebhookEvent } from '@portico/contracts/webhooks';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';

/** One thing that happened, for the webhooks of its organization. */
export interface Announcement {
  organizationId: string;
  event: WebhookEvent;
  payload: Record<string, unknown>;
}

/** An announcement on its way: known by its id, so that it is told once to each listener however often it is carried. */
export interface Announced extends Announcement {
  id: string;
  /** When it happened, UTC. */
  at: string;
}

/** Has the webhooks that listen for these events called once this transaction is committed (topic `webhook.event`). */
export async function announce(tx: EntityManager, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return;
  const at = new Date().toISOString();
  const announced: Announced[] = announcements.map((announcement) => ({ id: newId(), at, ...announcement }));
  const noted = await tx.query<{ id: string }[]>(
    `INSERT INTO outbox (topic, payload)
     SELECT 'webhook.event', value FROM jsonb_array_elements($1::jsonb)
      WHERE EXISTS (SELECT FROM webhook WHERE enabled AND organization_id = (value->>'organizationId')::uuid
                       AND value->>'event' = ANY(events))
  RETURNING id`,
    [JSON.stringify(announced)],
  );
  if (noted.length > 0) await tx.query(`SELECT pg_notify(current_schema() || '_outbox', 'webhook.event')`);
}
