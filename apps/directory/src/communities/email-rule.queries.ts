// Switching the rule that each property needs its own email (B9) for a whole community, in statements over all of it.
import type { EntityManager } from 'typeorm';

/** An email that several properties of a community have. */
export interface SharedEmail {
  email: string;
  properties: string[];
}

/** The emails that stand against the rule of one email per property, by address; `limit` at most. */
export function sharedEmails(tx: EntityManager, communityId: string, limit: number): Promise<SharedEmail[]> {
  return tx.query<SharedEmail[]>(
    `SELECT resident.email_key AS email, array_agg(DISTINCT property.name ORDER BY property.name) AS properties
       FROM resident JOIN property ON property.id = resident.property_id
      WHERE resident.community_id = $1 AND resident.email_key IS NOT NULL
      GROUP BY resident.email_key HAVING count(DISTINCT resident.property_id) > 1
      ORDER BY resident.email_key LIMIT $2`,
    [communityId, limit],
  );
}

/** Gives every email of the community to the property that has it: what the rule needs before it is switched on. */
export async function giveEmailsToProperties(tx: EntityManager, communityId: string): Promise<void> {
  await tx.query(
    `INSERT INTO email_claim (community_id, email_key, property_id)
     SELECT DISTINCT community_id, email_key, property_id FROM resident WHERE community_id = $1 AND email_key IS NOT NULL`,
    [communityId],
  );
}

/** Takes every email back: what follows when the rule is switched off. */
export async function takeEmailsBack(tx: EntityManager, communityId: string): Promise<void> {
  await tx.query('DELETE FROM email_claim WHERE community_id = $1', [communityId]);
}
