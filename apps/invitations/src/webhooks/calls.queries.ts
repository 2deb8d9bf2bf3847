// Calls of webhooks, a row each: what is due, who makes it, how it ended. The job of a call carries its id only.
import type { WebhookEvent } from '@portico/contracts/webhooks';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import type { Announced } from '../activity/announce.queries';
import type { CallOutcome } from './call';

/** Seconds for which a call that is being made belongs to one process. Longer than any call takes. */
const LEASE_SECONDS = 60;
/** A job that nobody took up for so long is added again. */
const OVERDUE_SECONDS = 15;
/** Days for which ended calls are kept. */
const KEPT_DAYS = 30;

/** A call that may be handed to the queue. */
export interface DueCall {
  id: string;
  attempts: number;
}

/** A call that is ours to make. */
export interface ClaimedCall extends DueCall {
  eventId: string;
  webhookId: string;
  url: string;
  sealedSecret: Buffer;
  event: WebhookEvent;
  happenedAt: Date;
  payload: unknown;
}

/** A call for each enabled webhook that listens; an announcement that comes again makes none. */
export async function insertCalls(tx: EntityManager, announced: readonly Announced[]): Promise<DueCall[]> {
  const listeners = await tx.query<{ webhookId: string; eventId: string }[]>(
    `SELECT webhook.id AS "webhookId", told.id AS "eventId"
       FROM jsonb_to_recordset($1::jsonb) AS told (id uuid, "organizationId" uuid, event text)
       JOIN webhook ON enabled AND organization_id = told."organizationId" AND told.event = ANY(events)
      ORDER BY told.id, webhook.id`,
    [JSON.stringify(announced)],
  );
  const events = new Map(announced.map((one) => [one.id, one]));
  const calls = listeners.map(({ webhookId, eventId }) => {
    const { event, at, payload } = events.get(eventId)!;
    return { id: newId(), webhookId, eventId, event, at, payload };
  });
  return tx.query<DueCall[]>(
    `INSERT INTO webhook_call (id, webhook_id, event_id, event, happened_at, payload)
     SELECT call.id, webhook.id, call."eventId", call.event, call.at, call.payload
       FROM jsonb_to_recordset($1::jsonb) AS call
         (id uuid, "webhookId" uuid, "eventId" uuid, event text, at timestamptz, payload jsonb)
       JOIN webhook ON webhook.id = call."webhookId"
         ON CONFLICT DO NOTHING
  RETURNING id, attempts`,
    [JSON.stringify(calls)],
  );
}

/** Calls whose time has come and that no job carries: failed before, lost by the queue, or dropped by a process that died. */
export function overdueCalls(tx: EntityManager, most: number): Promise<DueCall[]> {
  return tx.query<DueCall[]>(
    `SELECT webhook_call.id, attempts FROM webhook_call JOIN webhook ON webhook.id = webhook_id
      WHERE ended_at IS NULL AND enabled AND not_before <= now()
        AND (carried_at IS NULL OR carried_at < not_before OR carried_at < now() - $2 * interval '1 second')
      ORDER BY not_before LIMIT $1`,
    [most, OVERDUE_SECONDS],
  );
}

/** Notes that their jobs are in the queue. */
export async function markCarried(tx: EntityManager, callIds: readonly string[]): Promise<void> {
  await tx.query('UPDATE webhook_call SET carried_at = now() WHERE id = ANY($1::uuid[])', [callIds]);
}

/** Takes a due call, for one attempt; undefined where it is not due, being made, ended, or its webhook switched off. */
export async function claimCall(tx: EntityManager, callId: string): Promise<ClaimedCall | undefined> {
  const [rows] = await tx.query<[ClaimedCall[], number]>(
    `UPDATE webhook_call SET attempts = attempts + 1, not_before = now() + $2 * interval '1 second', carried_at = now()
       FROM webhook
      WHERE webhook_call.id = $1 AND webhook.id = webhook_id AND enabled AND ended_at IS NULL AND not_before <= now()
  RETURNING webhook_call.id, attempts, event_id AS "eventId", webhook_id AS "webhookId", url, sealed_secret AS "sealedSecret",
            event, happened_at AS "happenedAt", payload`,
    [callId, LEASE_SECONDS],
  );
  return rows[0];
}

/** Writes how an attempt ended. @param wait seconds until the next; null ends the call */
export async function settleCall(
  tx: EntityManager,
  { id, attempts }: DueCall,
  { answer }: CallOutcome,
  wait: number | null,
): Promise<void> {
  await tx.query(
    `UPDATE webhook_call SET last_answer = $3, not_before = now() + coalesce($4::float8, 0) * interval '1 second',
            ended_at = CASE WHEN $4::float8 IS NULL THEN now() END
      WHERE id = $1 AND attempts = $2 AND ended_at IS NULL`,
    [id, attempts, answer, wait],
  );
}

/** Who answered 410 is called no more until staff switch it on again. */
export async function switchOff(tx: EntityManager, webhookId: string): Promise<void> {
  await tx.query('UPDATE webhook SET enabled = false WHERE id = $1', [webhookId]);
}

export async function forgetEndedCalls(tx: EntityManager): Promise<void> {
  await tx.query(`DELETE FROM webhook_call WHERE ended_at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
}
