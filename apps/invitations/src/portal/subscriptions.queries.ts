// Whether the address that a mail went to is mailed further. Only what was mailed counts: until then nobody but staff has seen its link.
import type { Subscription } from '@portico/contracts/subscriptions';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';

const mailed = `SELECT id, organization_id, community_id, email_key, sender, locale FROM delivery
  WHERE id = $1 AND first_tried_at IS NOT NULL AND email_key IS NOT NULL`;

/** How it stands with the address of a mail; undefined where there is no such mail. */
export async function subscriptionOf(db: EntityManager, deliveryId: string): Promise<Subscription | undefined> {
  const [row] = await db.query<Subscription[]>(
    `SELECT mail.community_id AS "communityId", mail.sender->>'name' AS "senderName", mail.locale, suppression.reason AS "stoppedBy"
       FROM (${mailed}) AS mail LEFT JOIN suppression USING (organization_id, email_key)`,
    [deliveryId],
  );
  return row;
}

/** From here on the address is not mailed, for the reason that it was not before or now for this one. Told in the mail's timeline, once. */
export async function unsubscribe(db: EntityManager, deliveryId: string): Promise<void> {
  await db.query(
    `WITH stopped AS (
       INSERT INTO suppression (id, organization_id, email_key, reason)
       SELECT $2, organization_id, email_key, 'unsubscribe' FROM (${mailed}) AS mail
           ON CONFLICT ON CONSTRAINT suppression_unique DO NOTHING RETURNING id)
     INSERT INTO delivery_event (delivery_id, type) SELECT $1, 'unsubscribed' FROM stopped`,
    [deliveryId, newId()],
  );
}

/** Takes back what `unsubscribe` did, by whichever mail; whatever else speaks against the address stays. */
export async function resubscribe(db: EntityManager, deliveryId: string): Promise<void> {
  await db.query(
    `WITH freed AS (
       DELETE FROM suppression USING (${mailed}) AS mail
        WHERE suppression.organization_id = mail.organization_id AND suppression.email_key = mail.email_key
          AND suppression.reason = 'unsubscribe' RETURNING suppression.id)
     INSERT INTO delivery_event (delivery_id, type) SELECT $1, 'resubscribed' FROM freed`,
    [deliveryId],
  );
}
