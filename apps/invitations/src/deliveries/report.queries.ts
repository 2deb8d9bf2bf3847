// What became of leased rows, committed in one go for up to 500 of them. A row whose fence has moved on belongs to somebody else.
import type { EntityManager } from 'typeorm';
import { LEASE_SECONDS } from './batch';
import { works } from '../relays/relay-conditions.queries';
import type { DeliveryEventType, DeliveryPurpose, DeliveryReason } from '@portico/contracts/deliveries';
import type { StoredStatus } from './delivery';

/** A row that is still leased under the fence that was reported. */
export interface LeasedRow {
  id: string;
  batchId: string;
  organizationId: string;
  messageId: string | null;
  residentId: string | null;
  invitationId: string | null;
  linkGeneration: number | null;
  linkExpiresAt: Date | null;
  purpose: DeliveryPurpose;
  emailKey: string;
  attempts: number;
  hoursTried: number;
  /** The message was cancelled meanwhile: what was not sent will not be. */
  cancelled: boolean;
  /** Its message holds what is uncertain. */
  holds: boolean;
  /** It has failed as uncertain meanwhile. */
  gaveUp: boolean;
  /** The one it was granted for. */
  relayId: string | null;
  /** If it took part in this mail, that is news: it was broken or silent before. */
  relayHeals: boolean;
  /** Another relay could take it. */
  hasStandIn: boolean;
}

/** What a row becomes. */
export interface Ending {
  id: string;
  status: StoredStatus;
  reason: DeliveryReason | null;
  /** Seconds until it is tried again. */
  wait: number | null;
  counts: boolean;
  event: DeliveryEventType;
  detail: string | null;
}

/**
 * Holds the messages of these rows as they are until `tx` ends: a cancel waits for it, and then finds what goes back to waiting;
 * or it was first, and what goes back is cancelled. Without it a row could slip through between the two, and wait for ever.
 */
export async function holdMessages(tx: EntityManager, which: { ids: readonly string[] } | 'lost'): Promise<void> {
  const rows = which === 'lost' ? `status = 'sending' AND lease_until < clock_timestamp()` : 'id = ANY($1::uuid[])';
  await tx.query(
    `SELECT FROM message WHERE id IN (SELECT message_id FROM delivery WHERE ${rows}) ORDER BY id FOR SHARE`,
    which === 'lost' ? [] : [which.ids],
  );
}

/**
 * Locks the reported rows in order of id, and answers those that are still under the fence of their grant. One whose lease ran out,
 * but which nobody has claimed or retried since, is taken too if the relay has answered: a late truth is better than a second mail,
 * and than none.
 */
export function lockLeased(
  tx: EntityManager,
  reported: readonly { deliveryId: string; fence: number; answered: boolean }[],
): Promise<LeasedRow[]> {
  return tx.query<LeasedRow[]>(
    // Found by their ids alone, and judged then: how many rows are in a state the planner can only guess in the midst of a send.
    `WITH locked AS MATERIALIZED (
       SELECT * FROM delivery WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE)
     SELECT delivery.id, batch_id AS "batchId", delivery.organization_id AS "organizationId", message_id AS "messageId", resident_id AS "residentId",
            invitation_id AS "invitationId", link_generation AS "linkGeneration", link_expires_at AS "linkExpiresAt",
            delivery.purpose, email_key AS "emailKey", attempts,
            extract(epoch FROM now() - first_tried_at)::float8 / 3600 AS "hoursTried",
            coalesce(message.status = 'cancelled', false) AS cancelled,
            coalesce(message.on_uncertain = 'hold', false) AS holds, delivery.status = 'failed' AS "gaveUp", relay_id AS "relayId",
            coalesce(relay.failures > 0 OR relay.probe_id = delivery.id, false) AS "relayHeals",
            (SELECT count(*) FROM relay AS any_one WHERE ${works('any_one')}) > CASE WHEN ${works()} THEN 1 ELSE 0 END AS "hasStandIn"
       FROM unnest($1::uuid[], $2::bigint[], $3::boolean[]) AS reported (id, fence, answered)
       JOIN locked AS delivery ON delivery.id = reported.id AND delivery.fence = reported.fence
            AND (delivery.status = 'sending' OR reported.answered AND (delivery.status = 'prepared'
                 OR delivery.status = 'failed' AND delivery.reason = 'uncertain'))
       LEFT JOIN message ON message.id = delivery.message_id
       LEFT JOIN relay ON relay.id = delivery.relay_id
      ORDER BY delivery.id`,
    [
      reported.map(({ deliveryId }) => deliveryId),
      reported.map(({ fence }) => fence),
      reported.map(({ answered }) => answered),
    ],
  );
}

/** Writes what became of locked rows, with a line in the timeline of each. A link that was mailed, or never will be, is forgotten. */
export async function end(tx: EntityManager, endings: readonly Ending[]): Promise<void> {
  if (endings.length === 0) return;
  await tx.query(
    `WITH ended AS (
       UPDATE delivery SET status = final.status, reason = final.reason, lease_until = NULL,
              not_before = now() + final.wait * interval '1 second',
              attempts = attempts - CASE WHEN final.counts THEN 0 ELSE 1 END,
              sent_at = CASE WHEN final.status = 'sent' THEN now() ELSE sent_at END,
              link_expires_at = CASE WHEN final.status NOT IN ('prepared', 'deferred') THEN link_expires_at END,
              sealed_url = CASE WHEN final.status IN ('prepared', 'deferred') THEN sealed_url END
         FROM jsonb_to_recordset($1::jsonb) AS final (id uuid, status text, reason text, wait float8, counts boolean)
        WHERE delivery.id = final.id)
     INSERT INTO delivery_event (delivery_id, type, detail)
     SELECT id, event, detail FROM jsonb_to_recordset($1::jsonb) AS noted (id uuid, event text, detail text) ORDER BY id`,
    [JSON.stringify(endings)],
  );
}

/** Renews what a mailer still holds of a batch, once half of the lease is over: to write it each time would cost more than the mails. */
export async function renewLeases(tx: EntityManager, batchIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE delivery SET lease_until = clock_timestamp() + $2 * interval '1 second'
      WHERE batch_id = ANY($1::uuid[]) AND status = 'sending' AND lease_until > clock_timestamp()
        AND lease_until < clock_timestamp() + $2 / 2 * interval '1 second'`,
    [batchIds, LEASE_SECONDS],
  );
}
