import type { Intent } from '@portico/contracts/gate';
import type { EntityManager } from 'typeorm';

/** Notes of rows that are still leased under these fences that they are handed to the relay now. @returns them. */
export async function intend(tx: EntityManager, intents: readonly Intent[]): Promise<string[]> {
  const [taken] = await tx.query<[{ id: string }[], number]>(
    `WITH leased AS MATERIALIZED (
       SELECT delivery.id FROM delivery JOIN unnest($1::uuid[], $2::bigint[]) AS intent (id, fence) USING (id, fence)
        WHERE status = 'sending' AND lease_until > clock_timestamp() ORDER BY delivery.id FOR UPDATE OF delivery)
     UPDATE delivery SET intended_at = clock_timestamp() FROM leased WHERE delivery.id = leased.id RETURNING delivery.id`,
    [intents.map(({ deliveryId }) => deliveryId), intents.map(({ fence }) => fence)],
  );
  return taken.map(({ id }) => id);
}
