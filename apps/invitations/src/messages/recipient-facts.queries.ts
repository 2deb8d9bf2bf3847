import type { RecipientCard } from '@portico/contracts/recipients';
import type { EntityManager } from 'typeorm';
import { suppressedAmong } from '../suppressions/suppressions.queries';
import type { RecipientFacts } from './recipient';

/** Which of these addresses are suppressed and which of these people are registered. */
export async function recipientFacts(
  tx: EntityManager,
  organizationId: string,
  cards: readonly Pick<RecipientCard, 'residentId' | 'email'>[],
): Promise<RecipientFacts> {
  const registered = await tx.query<{ residentId: string }[]>(
    `SELECT resident_id AS "residentId" FROM standing
      WHERE organization_id = $1 AND resident_id = ANY($2::uuid[]) AND status IN ('active', 'inactive')`,
    [organizationId, cards.map(({ residentId }) => residentId)],
  );
  return {
    suppressed: await suppressedAmong(
      tx,
      organizationId,
      cards.flatMap(({ email }) => email ?? []),
    ),
    registered: new Set(registered.map(({ residentId }) => residentId)),
  };
}
