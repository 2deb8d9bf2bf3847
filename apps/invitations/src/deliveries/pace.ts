// The exact rate: every mail of all mailers has a slot of its own, and slots stand further apart than the rate says.

/** Slots are this much wider than 1/rate: a mail that leaves a little late still has at most `rate` others in its second. */
const WIDTH = 1.05;
/** Slots are given at most so far ahead; what must wait longer goes back to the queue, and lets others pass. */
const AHEAD_MS = 1_000;
/** A person waits for a single mail: it takes the next slot, even behind those that are given already. */
const AHEAD_SINGLE_MS = 10_000;
/** The first slot is not at once: the answer must reach the mailer in time. */
const LEAD_MS = 50;
/** Come again when the slots given end so soon. */
const AGAIN_MS = 500;

/** Slots taken: when the first one is and how far apart they are, in milliseconds on the database's clock. */
export interface Slots {
  count: number;
  first: number;
  spacing: number;
  /** Where the next slot is now. */
  next: number;
}

/** Takes slots for `wanted` mails at `now`, after those given before. All times in milliseconds on one clock. */
export function takeSlots(
  wanted: number,
  ratePerSecond: number,
  now: number,
  nextSlot: number,
  single: boolean,
): Slots {
  const spacing = (WIDTH * 1000) / ratePerSecond;
  const first = Math.max(nextSlot, now + LEAD_MS);
  const horizon = now + (single ? AHEAD_SINGLE_MS : AHEAD_MS);
  const count = Math.max(0, Math.min(wanted, Math.floor((horizon - first) / spacing) + 1));
  return { count, first, spacing, next: count === 0 ? nextSlot : first + count * spacing };
}

/** How long those who got no slot should wait, in milliseconds. */
export function retryAfter(slots: Slots, now: number): number {
  return Math.max(LEAD_MS, Math.ceil(slots.next - now - AGAIN_MS));
}
