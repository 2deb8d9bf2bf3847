// The rows of messages that were reviewed and not begun, where a resident has another address than theirs.
import type { RecipientProblem } from '@portico/contracts/deliveries';
import { emailKeyOf } from '@portico/contracts/email';
import type { MessagePurpose } from '@portico/contracts/messages';
import type { ResidentChange } from '@portico/contracts/standings';
import type { EntityManager } from 'typeorm';
import { reviewed } from './message';

export interface Review {
  id: string;
  purpose: MessagePurpose;
}

/** A row with an old address; `email` is the new one. */
export interface StaleRecipient {
  id: string;
  residentId: string;
  email: string | null;
}

/** Locks the reviewed messages in which any of these residents is, so that none begins meanwhile. */
export function lockReviews(
  tx: EntityManager,
  organizationId: string,
  residentIds: readonly string[],
): Promise<Review[]> {
  return tx.query<Review[]>(
    `SELECT id, purpose FROM message
      WHERE organization_id = $1 AND status = ANY($3::text[])
        AND id IN (SELECT message_id FROM delivery WHERE resident_id = ANY($2::uuid[]))
      ORDER BY id FOR UPDATE`,
    [organizationId, residentIds, reviewed],
  );
}

/** In the order in which they are mailed. */
export function staleRecipients(
  tx: EntityManager,
  messageId: string,
  changes: readonly ResidentChange[],
): Promise<StaleRecipient[]> {
  return tx.query<StaleRecipient[]>(
    `SELECT delivery.id, resident_id AS "residentId", change.email
       FROM delivery JOIN jsonb_to_recordset($2::jsonb) AS change ("residentId" uuid, email text, key text)
         ON change."residentId" = resident_id
      WHERE message_id = $1 AND email_key IS DISTINCT FROM change.key
      ORDER BY delivery.id FOR UPDATE OF delivery`,
    [messageId, JSON.stringify(changes.map((change) => ({ ...change, key: emailKeyOf(change.email) })))],
  );
}

/** Which of the new addresses are mailed already in this message, to somebody else. */
export async function takenAddresses(
  tx: EntityManager,
  messageId: string,
  stale: readonly StaleRecipient[],
): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }[]>(
    `SELECT DISTINCT email_key AS key FROM delivery
      WHERE message_id = $1 AND status = 'prepared' AND email_key = ANY($2::text[]) AND id <> ALL($3::uuid[])`,
    [messageId, stale.map(({ email }) => emailKeyOf(email)), stale.map(({ id }) => id)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Writes the new addresses, each row `prepared` or `excluded` with its problem. */
export async function readdress(
  tx: EntityManager,
  rows: readonly (StaleRecipient & { problem: RecipientProblem | null })[],
): Promise<void> {
  await tx.query(
    `UPDATE delivery SET email = it.email, email_key = it.key, problem = it.problem,
            status = CASE WHEN it.problem IS NULL THEN 'prepared' ELSE 'excluded' END
       FROM jsonb_to_recordset($1::jsonb) AS it (id uuid, email text, key text, problem text)
      WHERE delivery.id = it.id`,
    [JSON.stringify(rows.map((row) => ({ ...row, key: emailKeyOf(row.email) })))],
  );
}
