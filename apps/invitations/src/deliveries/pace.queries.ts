import type { EntityManager } from 'typeorm';
import { retryAfter, takeSlots } from './pace';

/** When each of the mails that may go now goes, in milliseconds on the database's clock (null: at once); and when the others should ask again. */
export interface Pace {
  slots: (number | null)[];
  retryInMs: number | null;
}

/** Takes send slots for up to `wanted` mails; claims of all mailers come one after another here, until `tx` ends. */
export async function pace(tx: EntityManager, wanted: number, ratePerSecond: number, single: boolean): Promise<Pace> {
  const [row] = await tx.query<{ next: number | null }[]>(
    `SELECT CASE WHEN isfinite(next_slot) THEN extract(epoch FROM next_slot)::float8 * 1000 END AS next
       FROM pace WHERE name = 'deliver' FOR UPDATE`,
  );
  // Asked only now: the lock may have been waited for.
  const [clock] = await tx.query<{ now: number }[]>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now',
  );
  const now = clock!.now;
  const taken = takeSlots(wanted, ratePerSecond, now, row?.next ?? 0, single);
  await tx.query(`UPDATE pace SET next_slot = to_timestamp($1::float8 / 1000) WHERE name = 'deliver'`, [taken.next]);
  return {
    slots: Array.from({ length: taken.count }, (_, place) => taken.first + place * taken.spacing),
    retryInMs: taken.count < wanted ? retryAfter(taken, now) : null,
  };
}
