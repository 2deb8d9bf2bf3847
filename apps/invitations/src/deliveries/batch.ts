// Batches carry deliveries to a mailer. Small enough that messages take turns and none holds a mailer for long.

/** A batch is a second's worth of mails, but never more than this, and not so few that the queue is all jobs. */
export const LARGEST_BATCH = 100;
const SMALLEST_BATCH = 10;

/** A person waits for a mail that comes alone, such as a sign-in link: it passes every other. */
const URGENT = 1;
/** BullMQ's lowest priority is this number. */
const LOWEST_PRIORITY = 2_097_152;

/** How long a claim holds a row, in seconds, unless a report renews it: with the reconciler's round, a dead mailer's rows go on within 15 s. */
export const LEASE_SECONDS = 12;

/** How many deliveries a batch holds at `ratePerSecond`; null is no limit. */
export function batchSize(ratePerSecond: number | null): number {
  return Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, Math.floor(ratePerSecond ?? LARGEST_BATCH)));
}

/**
 * A batch's place in the queue, for start-time fair queueing: where the queue stood when its message started, plus its number
 * within the message. Messages side by side get equal shares, and all of them let a mail that comes alone pass.
 *
 * @param startPriority null for mails that belong to no message: number 0 holds one alone, the others many that were wanted together
 */
export function batchPriority(startPriority: number | null, number: number): number {
  if (startPriority === null && number === 0) return URGENT;
  return Math.min(LOWEST_PRIORITY, Math.max(URGENT + 1, (startPriority ?? URGENT) + number));
}

/** The job of a batch: the same id again is ignored by the queue while that job waits. `carry` rises where a job hangs in a dead mailer. */
export function jobIdOf(batchId: string, carry: number): string {
  return carry === 0 ? `batch-${batchId}` : `batch-${batchId}-${carry}`;
}
