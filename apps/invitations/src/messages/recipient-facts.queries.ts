import { normalizeEmail } from '@portico/contracts/email';
import type { RecipientCard } from '@portico/contracts/recipients';
import type { EntityManager } from 'typeorm';
import type { RecipientFacts } from './recipient';

/** Which of these addresses are suppressed and which of these people are registered. */
export async function recipientFacts(
  tx: EntityManager,
  organizationId: string,
  cards: readonly RecipientCard[],
): Promise<RecipientFacts> {
  const keys = cards.flatMap(({ email }) => (email === null ? [] : [normalizeEmail(email)]));
  const suppressed = await tx.query<{ key: string }[]>(
    'SELECT email_key AS key FROM suppression WHERE organization_id = $1 AND email_key = ANY($2::text[])',
    [organizationId, keys],
  );
  const registered = await tx.query<{ residentId: string }[]>(
    `SELECT resident_id AS "residentId" FROM standing
      WHERE organization_id = $1 AND resident_id = ANY($2::uuid[]) AND status IN ('active', 'inactive')`,
    [organizationId, cards.map(({ residentId }) => residentId)],
  );
  return {
    suppressed: new Set(suppressed.map(({ key }) => key)),
    registered: new Set(registered.map(({ residentId }) => residentId)),
  };
}
