// Calls of webhooks, a row each: what is due, who makes it, how it ended. The job of a call carries its id only.
import type { WebhookEvent } from '@portico/contracts/webhooks';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import type { Announced } from './announcement';
import type { CallOutcome } from './call';

/** Calls of one webhook that are on their way or being made at once. */
const MOST_AT_ONCE = 5;
/** Seconds for which a call that is being made belongs to one process. Longer than any call takes. */
const LEASE_SECONDS = 30;
/** A job that nobody took up for so long is added again: with the round of WebhookCalls, within 15 seconds. */
const OVERDUE_SECONDS = 12;
/** Days after which a call is given up, if its webhook was held back or off for so long that its attempts were not made. */
const GIVE_UP_DAYS = 7;
/** Days for which ended calls are kept. */
const KEPT_DAYS = 30;

/** A call that may be handed to the queue. `turn`: its place among those of its webhook, from 1. */
export interface DueCall {
  id: string;
  attempts: number;
  turn: number;
}

/** A call that is ours to make. */
export interface ClaimedCall {
  id: string;
  attempts: number;
  eventId: string;
  webhookId: string;
  url: string;
  sealedSecret: Buffer;
  event: WebhookEvent;
  happenedAt: Date;
  payload: unknown;
}

/** A call for each enabled webhook that listens; an announcement that comes again makes none. */
export async function insertCalls(tx: EntityManager, announced: readonly Announced[]): Promise<void> {
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
  await tx.query(
    `INSERT INTO webhook_call (id, webhook_id, event_id, event, happened_at, payload)
     SELECT call.id, webhook.id, call."eventId", call.event, call.at, call.payload
       FROM jsonb_to_recordset($1::jsonb) AS call
         (id uuid, "webhookId" uuid, "eventId" uuid, event text, at timestamptz, payload jsonb)
       JOIN webhook ON webhook.id = call."webhookId"
         ON CONFLICT DO NOTHING`,
    [JSON.stringify(calls)],
  );
}

/**
 * Takes calls whose time has come and that no job carries: new, failed before, lost by the queue, or dropped by a process that
 * died. No webhook gets more than its few at once, one that failed the last time a single trial; the first of each come first.
 *
 * @param webhookId of this one alone; null for all
 */
export async function takeDueCalls(tx: EntityManager, webhookId: string | null, most: number): Promise<DueCall[]> {
  const [rows] = await tx.query<[DueCall[], number]>(
    `WITH listener AS (
       SELECT webhook.id, busy, CASE WHEN failures = 0 THEN $3::int ELSE 1 END - busy AS room
         FROM webhook CROSS JOIN LATERAL (
           SELECT count(*)::int AS busy FROM webhook_call
            WHERE webhook_id = webhook.id AND ended_at IS NULL AND carried_at IS NOT NULL
              AND (not_before > now() OR carried_at > now() - $4 * interval '1 second')) AS on_the_way
        WHERE enabled AND held_until <= now() AND ($1::uuid IS NULL OR webhook.id = $1)),
     due AS (
       SELECT call.id, busy + row_number() OVER (PARTITION BY listener.id ORDER BY call.not_before, call.id) AS turn
         FROM listener CROSS JOIN LATERAL (
           SELECT id, not_before FROM webhook_call
            WHERE webhook_id = listener.id AND ended_at IS NULL AND not_before <= now()
              AND (carried_at IS NULL OR carried_at <= now() - $4 * interval '1 second')
            ORDER BY not_before, id LIMIT greatest(listener.room, 0) FOR UPDATE SKIP LOCKED) AS call
        ORDER BY turn, call.not_before LIMIT $2)
     UPDATE webhook_call SET carried_at = now() FROM due WHERE webhook_call.id = due.id
  RETURNING webhook_call.id, attempts, turn::int`,
    [webhookId, most, MOST_AT_ONCE, OVERDUE_SECONDS],
  );
  return rows;
}

/** Takes a due call, for one attempt; undefined where it is not due, being made, ended, or its webhook off or held back. */
export async function claimCall(tx: EntityManager, callId: string): Promise<ClaimedCall | undefined> {
  const [rows] = await tx.query<[ClaimedCall[], number]>(
    `UPDATE webhook_call SET attempts = attempts + 1, not_before = now() + $2 * interval '1 second', carried_at = now()
       FROM webhook
      WHERE webhook_call.id = $1 AND webhook.id = webhook_id AND enabled AND held_until <= now() AND ended_at IS NULL AND not_before <= now()
  RETURNING webhook_call.id, attempts, event_id AS "eventId", webhook_id AS "webhookId", url, sealed_secret AS "sealedSecret",
            event, happened_at AS "happenedAt", payload`,
    [callId, LEASE_SECONDS],
  );
  return rows[0];
}

/** Writes how an attempt ended. @param wait seconds until the next; null ends the call */
export async function settleCall(
  tx: EntityManager,
  { id, attempts }: ClaimedCall,
  { answer }: CallOutcome,
  wait: number | null,
): Promise<void> {
  await tx.query(
    `UPDATE webhook_call SET last_answer = $3, carried_at = NULL, not_before = now() + coalesce($4::float8, 0) * interval '1 second',
            ended_at = CASE WHEN $4::float8 IS NULL THEN now() END
      WHERE id = $1 AND attempts = $2 AND ended_at IS NULL`,
    [id, attempts, answer, wait],
  );
}

export async function giveUpOldCalls(tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE webhook_call SET ended_at = now() WHERE ended_at IS NULL AND created_at < now() - $1 * interval '1 day'`,
    [GIVE_UP_DAYS],
  );
}

export async function forgetEndedCalls(tx: EntityManager): Promise<void> {
  await tx.query(`DELETE FROM webhook_call WHERE ended_at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
}
