import { MOST_LISTED, type RecapPerson } from '@portico/mail/recap-mail';
import type { EntityManager } from 'typeorm';

/** Those whom a message did not reach, by name. */
export function unreachedOf(tx: EntityManager, messageId: string): Promise<RecapPerson[]> {
  return tx.query<RecapPerson[]>(
    `SELECT name, email, coalesce(property_name, '') AS "propertyName",
            CASE status WHEN 'excluded' THEN 'leftOut' ELSE status END AS outcome, coalesce(problem, reason) AS reason
       FROM delivery
      WHERE message_id = $1 AND status IN ('excluded', 'failed', 'bounced', 'complained', 'suppressed', 'cancelled', 'skipped')
      ORDER BY lower(name), id LIMIT ${MOST_LISTED}`,
    [messageId],
  );
}
