// Which of the mails that may go find a slot, and what becomes of the others: they are told their turn, or stay and ask again.
import type { EntityManager } from 'typeorm';
import { lineBefore, nextTurn } from './batches.queries';
import type { Candidate, ClaimedBatch, OpenRelay } from './claim.queries';
import type { Turn } from './pace';
import { pace, putOff } from './pace.queries';

/** What goes, each with its slot in milliseconds on the database's clock (null: at once), and what of the others. */
export interface Paced {
  going: { row: Candidate; slot: number | null }[];
  /** When to come again for those that the relay has no slot for; null where there are none. */
  retryInMs: number | null;
  /** When the next turn is of those that were told one, now or before; null where there are none. */
  turnInMs: number | null;
}

/** Whose turn it is, before the rows of a batch are looked at. Where nothing is limited it is everybody's. */
export async function turnOf(
  tx: EntityManager,
  id: string,
  { messageId, number }: ClaimedBatch,
  { limits }: OpenRelay,
): Promise<Turn> {
  const single = messageId === null && number === 0;
  if (limits.length === 0) return { single, batchesBefore: 0, mailsBefore: 0 };
  return { single, ...(await lineBefore(tx, { id, messageId, number })) };
}

/** Where nothing is limited this asks nothing. */
export async function paced(
  tx: EntityManager,
  batchId: string,
  relay: OpenRelay,
  rows: readonly Candidate[],
  turn: Turn,
): Promise<Paced> {
  const { limits } = relay;
  const isLimited = limits.includes('*') || rows.some(({ domain }) => limits.includes(domain));
  const atOnce = { going: rows.map((row) => ({ row, slot: null })), retryInMs: null };
  const now = isLimited ? await withinLimits(tx, relay.id, rows, turn) : atOnce;
  const hasTurns = limits.some((domain) => domain !== '*');
  return { ...now, turnInMs: hasTurns ? await nextTurn(tx, batchId) : null };
}

async function withinLimits(
  tx: EntityManager,
  relayId: string,
  rows: readonly Candidate[],
  turn: Turn,
): Promise<Omit<Paced, 'turnInMs'>> {
  const domains = rows.map(({ domain }) => domain);
  const { slots, waits, retryInMs } = await pace(tx, relayId, domains, turn);
  await putOff(
    tx,
    rows.flatMap(({ id }, place) => (waits[place] === undefined ? [] : [{ id, ms: waits[place] }])),
  );
  const going = rows.flatMap((row, place) => (slots[place] === undefined ? [] : [{ row, slot: slots[place] }]));
  return { going, retryInMs };
}
