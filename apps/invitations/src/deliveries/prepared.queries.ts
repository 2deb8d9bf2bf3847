// The rows of a message: made at Generate, in batches; cut into new ones when they come back; cancelled or taken up again all at once.
import type { RecipientProblem } from '@portico/contracts/deliveries';
import { emailKeyOf } from '@portico/contracts/email';
import type { MessagePurpose } from '@portico/contracts/messages';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import { movesOf } from '../states/transitions';
import { dueAgain } from './conditions.queries';
import { transitions } from './delivery';
import { newsColumns, tellOutcomes, type OutcomeNews } from './outcome-news.queries';
import type { MailSender } from './queue-mail.queries';

/** One recipient of a message as frozen at review; with a problem they are left out, and then there may be no address. */
export interface PreparedMail {
  /** `newId()` in the order of the list: rows are mailed in the order of their ids. */
  id: string;
  residentId: string;
  name: string;
  email: string | null;
  propertyName: string;
  /** A language tag, as directory has it. */
  locale: string | null;
  /** What fills the content's slots, but for `activationUrl`, `linkDays` and `expiresAt`. */
  values: Record<string, string>;
  problem: RecipientProblem | null;
  /** One of `batchesFor`; null for who is left out. */
  batchId: string | null;
}

/** What all rows of a message share. */
export interface PreparedFrame {
  organizationId: string;
  communityId: string;
  messageId: string;
  purpose: MessagePurpose;
  contentId: string;
  sender: MailSender;
  /** How many days a link lives from sending; for a notice it means nothing. */
  linkDays: number;
  /** The community's zone, in which the mail tells the date. */
  timezone: string;
}

/** Writes the rows of one page of recipients, each `prepared` or `excluded` with its problem. One statement, whatever their number. */
export async function prepareMails(
  tx: EntityManager,
  frame: PreparedFrame,
  mails: readonly PreparedMail[],
): Promise<void> {
  await tx.query(
    `INSERT INTO delivery (id, organization_id, community_id, message_id, purpose, batch_id, status, problem, resident_id, link_days,
                           timezone, name, email, email_key, property_name, locale, content_id, "values", sender)
     SELECT mail.id, $2, $3, $4, $5, mail."batchId", CASE WHEN mail.problem IS NULL THEN 'prepared' ELSE 'excluded' END, mail.problem,
            mail."residentId", $6, $7, mail.name, mail.email, mail."emailKey", mail."propertyName", coalesce(mail.locale, 'en'), $8,
            mail."values", $9::jsonb
       FROM jsonb_to_recordset($1::jsonb) AS mail
         (id uuid, "residentId" uuid, name text, email text, "emailKey" text, "propertyName" text, locale text, "values" jsonb, problem text,
          "batchId" uuid)
      ORDER BY mail.id`,
    [
      JSON.stringify(mails.map((mail) => ({ ...mail, emailKey: emailKeyOf(mail.email) }))),
      frame.organizationId,
      frame.communityId,
      frame.messageId,
      frame.purpose,
      frame.linkDays,
      frame.timezone,
      frame.contentId,
      JSON.stringify(frame.sender),
    ],
  );
}

/**
 * Makes batches of `size` for so many mails that are about to be written, behind those that the message has: at Send no row is touched.
 *
 * @returns the batch of each mail, place by place.
 */
export async function batchesFor(tx: EntityManager, messageId: string, mails: number, size: number): Promise<string[]> {
  const ids = Array.from({ length: Math.ceil(mails / size) }, newId);
  await tx.query(
    `INSERT INTO batch (id, message_id, number)
     SELECT id, $2, (SELECT coalesce(max(number), -1) FROM batch WHERE message_id = $2) + place
       FROM unnest($1::uuid[]) WITH ORDINALITY AS made (id, place)`,
    [ids, messageId],
  );
  return Array.from({ length: mails }, (_, place) => ids[Math.floor(place / size)]!);
}

/**
 * Cuts a message's prepared rows that have no batch (any more) into batches of `size`, in order; `most` batches at a time.
 *
 * @returns the new batches, first to last; fewer than `most` means that none is left.
 */
export async function newBatches(tx: EntityManager, messageId: string, size: number, most = 50): Promise<string[]> {
  return cut(tx, `message_id = $1 AND status = 'prepared' AND batch_id IS NULL`, messageId, size, most);
}

/** The same for deferred rows whose time has come: they leave their old batches, so that few full ones go out and not many small ones. */
export async function dueAgainBatches(
  tx: EntityManager,
  messageId: string,
  size: number,
  most = 50,
): Promise<string[]> {
  return cut(
    tx,
    `message_id = $1 AND ${dueAgain()}
             AND EXISTS (SELECT FROM batch WHERE batch.id = delivery.batch_id AND done_at IS NOT NULL)`,
    messageId,
    size,
    most,
  );
}

/** Cancels what of a message has not been handed to the relay. Links that were made for it are told of now: no mail will. */
export async function cancelUnsent(tx: EntityManager, messageId: string): Promise<void> {
  const linked = await tx.query<OutcomeNews[]>(
    `WITH gone AS (
       UPDATE delivery SET status = 'cancelled', reason = 'cancelled', sealed_url = NULL
        WHERE message_id = $1 AND status IN ('prepared', 'deferred') RETURNING ${newsColumns}),
     noted AS (INSERT INTO delivery_event (delivery_id, type) SELECT id, 'cancelled' FROM gone)
     SELECT * FROM gone WHERE "invitationId" IS NOT NULL`,
    [messageId],
  );
  await tellOutcomes(tx, linked);
}

/**
 * Makes the failed and the bounced of a message due again, at the address that the resident has now, where that one is not
 * suppressed. The next claim makes them a fresh link. With `deliveryId` that one alone; what a crash left uncertain, which may have
 * arrived, only with `includeUncertain`. Their fences move on: what is reported late of the try before is not of this one.
 *
 * @returns how many; they wait for `newBatches`, which `message.due` calls.
 */
export async function reopenFailed(
  tx: EntityManager,
  messageId: string,
  { deliveryId = null, includeUncertain = false }: { deliveryId?: string | null; includeUncertain?: boolean },
): Promise<number> {
  const { from, to } = movesOf(transitions, 'retry');
  const rows = await tx.query<{ id: string }[]>(
    `WITH again AS (
       SELECT delivery.id, coalesce(standing.email, delivery.email) AS email, coalesce(standing.email_key, delivery.email_key) AS email_key
         FROM delivery LEFT JOIN standing USING (resident_id)
        WHERE message_id = $1 AND delivery.status = ANY($2::text[]) AND ($3::uuid IS NULL OR delivery.id = $3)
          AND (delivery.reason IS DISTINCT FROM 'uncertain' OR $5)
          AND (standing.resident_id IS NULL OR standing.email_key IS NOT NULL AND NOT standing.removed)
        ORDER BY delivery.id FOR UPDATE OF delivery),
     reopened AS (
       UPDATE delivery SET status = move.becomes, reason = NULL, batch_id = NULL, attempts = 0, first_tried_at = NULL, not_before = NULL,
              fence = fence + 1, sent_at = NULL, invitation_id = NULL, link_generation = NULL, link_expires_at = NULL, email = again.email, email_key = again.email_key
         FROM again, unnest($2::text[], $4::text[]) AS move (status, becomes)
        WHERE delivery.id = again.id AND delivery.status = move.status
          AND NOT EXISTS (SELECT FROM suppression
                           WHERE suppression.organization_id = delivery.organization_id AND suppression.email_key = again.email_key)
       RETURNING delivery.id)
     INSERT INTO delivery_event (delivery_id, type) SELECT id, 'retried' FROM reopened RETURNING delivery_id AS id`,
    [messageId, from, deliveryId, to, includeUncertain],
  );
  return rows.length;
}

async function cut(tx: EntityManager, which: string, messageId: string, size: number, most: number): Promise<string[]> {
  const ids = Array.from({ length: most }, newId);
  const made = await tx.query<{ id: string }[]>(
    `WITH due AS MATERIALIZED (
       SELECT id FROM delivery WHERE ${which} ORDER BY id LIMIT $2::int * cardinality($3::uuid[]) FOR UPDATE SKIP LOCKED),
     placed AS (SELECT id, (row_number() OVER (ORDER BY id) - 1) / $2 AS place FROM due),
     made AS (
       INSERT INTO batch (id, message_id, number)
       SELECT ($3::uuid[])[place + 1], $1, (SELECT coalesce(max(number), -1) + 1 FROM batch WHERE message_id = $1) + place
         FROM (SELECT DISTINCT place FROM placed) AS places
       RETURNING id, number),
     moved AS (
       UPDATE delivery SET batch_id = ($3::uuid[])[placed.place + 1] FROM placed WHERE delivery.id = placed.id)
     SELECT id FROM made ORDER BY number`,
    [messageId, size, ids],
  );
  return made.map((row) => row.id);
}
