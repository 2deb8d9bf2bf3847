// The gate's statements: lock what may be due, look at everything that speaks against it, lease what goes.
import type { DeliveryPurpose } from '@portico/contracts/deliveries';
import type { EntityManager } from 'typeorm';
import { LEASE_SECONDS } from './batch';
import { dueNow, mayLeave } from './conditions.queries';
import { holds, probeIsDue, works } from '../relays/relay-conditions.queries';
import type { DueFacts, NotDue } from './due';
import type { MailSender } from './queue-mail.queries';

/** A locked row with what decides about it and what its mail is made of. */
export interface Candidate extends DueFacts {
  id: string;
  organizationId: string;
  communityId: string | null;
  residentId: string | null;
  purpose: DeliveryPurpose;
  name: string;
  email: string;
  /** The receiving domain. */
  domain: string;
  locale: string;
  contentId: string;
  values: Record<string, string>;
  sender: MailSender;
  sealedUrl: Buffer | null;
  invitationId: string | null;
  linkGeneration: number | null;
  linkDays: number | null;
  timezone: string | null;
}

/** A relay that mails may go over now. */
export interface OpenRelay {
  id: string;
  version: number;
  /** It is broken: one mail may try it. */
  probe: boolean;
  /** The domains whose mails are limited or slowed down; * for all. */
  limits: string[];
}

/** A batch whose turn has come. */
export interface ClaimedBatch {
  messageId: string | null;
  number: number;
  startPriority: number | null;
  /** Its message holds what a crash leaves uncertain. */
  holds: boolean;
  /** The first that is neither paused nor broken; null where there is none. */
  relay: OpenRelay | null;
}

/**
 * The batch, noted as claimed; undefined where it may not be sent now: unknown, or its message does not send. Its message stays as
 * it is until `tx` ends: once a pause is answered, nothing more is granted.
 */
export async function claimBatch(tx: EntityManager, batchId: string): Promise<ClaimedBatch | undefined> {
  const [rows] = await tx.query<[ClaimedBatch[], number]>(
    `WITH its AS MATERIALIZED (
       SELECT status, start_priority, on_uncertain FROM message WHERE id = (SELECT message_id FROM batch WHERE id = $1) FOR SHARE),
     over AS (
       SELECT id, version, broken_because IS NOT NULL AS probe,
              ARRAY(SELECT domain FROM relay_limit WHERE relay_id = relay.id AND ${holds}) AS limits
         FROM relay WHERE ${works()} OR ${probeIsDue} ORDER BY place LIMIT 1)
     UPDATE batch SET claimed_at = now()
      WHERE id = $1 AND (message_id IS NULL OR EXISTS (SELECT FROM its WHERE status = 'sending'))
  RETURNING message_id AS "messageId", number, (SELECT start_priority FROM its) AS "startPriority",
            coalesce((SELECT on_uncertain = 'hold' FROM its), false) AS holds,
            (SELECT to_jsonb(over) FROM over) AS relay`,
    [batchId],
  );
  return rows[0];
}

/**
 * Locks the rows of a batch that are due, in order, and looks at what speaks against them. Passed over are those whose mail is
 * switched off, and those that another claim holds: of fifty claims at once each row is seen by one.
 */
export function lockCandidates(tx: EntityManager, batchId: string, most: number): Promise<Candidate[]> {
  return tx.query<Candidate[]>(
    `SELECT delivery.id, delivery.organization_id AS "organizationId", delivery.community_id AS "communityId",
            delivery.resident_id AS "residentId", delivery.purpose, delivery.name, delivery.email, delivery.locale,
            split_part(delivery.email_key, '@', 2) AS domain, delivery.content_id AS "contentId", delivery."values", delivery.sender, delivery.sealed_url AS "sealedUrl",
            delivery.invitation_id AS "invitationId", delivery.link_generation AS "linkGeneration",
            delivery.link_days AS "linkDays", delivery.timezone,
            suppression.reason AS suppression, standing.status AS standing, coalesce(standing.removed, false) AS removed,
            standing.resident_id IS NOT NULL AND standing.email_key IS DISTINCT FROM delivery.email_key AS "addressChanged",
            invitation.state AS invitation, coalesce(invitation.generation <> delivery.link_generation, false) AS superseded,
            coalesce(message.id IS NOT NULL AND EXISTS (
              SELECT FROM delivery AS one WHERE one.resident_id = delivery.resident_id AND one.purpose = 'invitation'
                 AND one.message_id IS NULL AND one.created_at > message.started_at
                 AND one.status IN ('sent', 'delivered')), false) AS "mailedSince",
            coalesce(message.id IS NOT NULL AND EXISTS (
              SELECT FROM delivery AS other LEFT JOIN message AS its ON its.id = other.message_id
               WHERE other.resident_id = delivery.resident_id AND other.purpose = 'invitation' AND other.id <> delivery.id
                 AND CASE WHEN its.id IS NULL THEN other.status IN ('prepared', 'sending', 'deferred')
                          ELSE other.status IN ('prepared', 'sending', 'deferred', 'sent', 'delivered')
                               AND its.status IN ('sending', 'paused')
                               AND (its.started_at, its.id) < (message.started_at, message.id) END), false) AS "otherSend"
       FROM delivery
       LEFT JOIN message ON message.id = delivery.message_id
       LEFT JOIN standing ON standing.resident_id = delivery.resident_id
       LEFT JOIN invitation ON invitation.id = delivery.invitation_id
       LEFT JOIN suppression ON suppression.organization_id = delivery.organization_id AND suppression.email_key = delivery.email_key
      WHERE delivery.batch_id = $1
        AND ${dueNow()}
        AND ${mayLeave('delivery')}
      ORDER BY delivery.id LIMIT $2 FOR UPDATE OF delivery SKIP LOCKED`,
    [batchId, most],
  );
}

/** Ends rows that are not to be mailed. */
export async function settle(tx: EntityManager, ends: readonly ({ id: string } & NotDue)[]): Promise<void> {
  if (ends.length === 0) return;
  await tx.query(
    `WITH ended AS (
       UPDATE delivery SET status = final.status, reason = final.reason, sealed_url = NULL
         FROM jsonb_to_recordset($1::jsonb) AS final (id uuid, status text, reason text)
        WHERE delivery.id = final.id
       RETURNING delivery.id, delivery.status, delivery.reason)
     INSERT INTO delivery_event (delivery_id, type, detail) SELECT id, status, reason FROM ended ORDER BY id`,
    [JSON.stringify(ends)],
  );
}

/** Leave to send that a row has from now on. `linkExpiresAt` is what the mail says. */
export interface Lease {
  id: string;
  fence: string;
  linkExpiresAt: Date | null;
  /** The database's clock in milliseconds since 1970. */
  now: number;
}

/**
 * Leases rows for sending over a relay, each invitation with the link that it carries from now on. The days of the link begin now; but if a
 * mailer fell silent with this mail, which may have gone out, they go on: a mail that comes twice says the same. Within an hour.
 */
export function lease(
  tx: EntityManager,
  relayId: string,
  rows: readonly { id: string; invitationId: string | null; linkGeneration: number | null }[],
): Promise<Lease[]> {
  return tx.query<Lease[]>(
    `WITH leased AS (
       UPDATE delivery SET status = 'sending', fence = fence + 1, attempts = attempts + 1, reason = NULL, not_before = NULL, intended_at = NULL, relay_id = $3,
              lease_until = clock_timestamp() + $2 * interval '1 second', first_tried_at = coalesce(first_tried_at, now()),
              invitation_id = going."invitationId", link_generation = going."linkGeneration",
              link_expires_at = CASE
                WHEN link_expires_at > clock_timestamp() + link_days * interval '1 day' - interval '1 hour' THEN link_expires_at
                ELSE date_trunc('milliseconds', clock_timestamp()) + link_days * interval '1 day' END
         FROM jsonb_to_recordset($1::jsonb) AS going (id uuid, "invitationId" uuid, "linkGeneration" int)
        WHERE delivery.id = going.id
       RETURNING delivery.id, fence, link_expires_at),
     noted AS (INSERT INTO delivery_event (delivery_id, type) SELECT id, 'sending' FROM leased ORDER BY id)
     SELECT id, fence, link_expires_at AS "linkExpiresAt", extract(epoch FROM clock_timestamp())::float8 * 1000 AS now FROM leased`,
    [JSON.stringify(rows), LEASE_SECONDS, relayId],
  );
}
