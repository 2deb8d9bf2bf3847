// Which mail brought a link, and the lines in its timeline that tell of those who looked at it.
import type { LinkVisitor } from '@portico/contracts/deliveries';
import { hashOf } from '@portico/platform/secret';
import type { EntityManager } from 'typeorm';

/** A mail whose link is looked at. */
export interface VisitedMail {
  id: string;
  millisecondsSinceSent: number | null;
}

/** The mail that brought the link of a token; undefined where the link was never issued, or not mailed. */
export async function mailOfLink(db: EntityManager, token: string): Promise<VisitedMail | undefined> {
  const [row] = await db.query<VisitedMail[]>(
    `SELECT delivery.id, extract(epoch FROM now() - delivery.sent_at)::float8 * 1000 AS "millisecondsSinceSent"
       FROM invitation_link JOIN invitation ON invitation.id = invitation_link.invitation_id
       JOIN delivery ON delivery.resident_id = invitation.resident_id AND delivery.invitation_id = invitation.id
            AND delivery.link_generation = invitation_link.generation
      WHERE token_hash = $1 ORDER BY delivery.id DESC LIMIT 1`,
    [hashOf(token)],
  );
  return row;
}

/** Notes a visit, unless one by the like was noted in the last ten minutes; of many at once too only one is. */
export async function noteVisit(tx: EntityManager, deliveryId: string, visitor: LinkVisitor): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`visits of ${deliveryId}`]);
  await tx.query(
    `INSERT INTO delivery_event (delivery_id, type, detail)
     SELECT $1, 'link_fetched', $2
      WHERE NOT EXISTS (SELECT FROM delivery_event
                         WHERE delivery_id = $1 AND type = 'link_fetched' AND detail = $2 AND at > now() - interval '10 minutes')`,
    [deliveryId, visitor],
  );
}
