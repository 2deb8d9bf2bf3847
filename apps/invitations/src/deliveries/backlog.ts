// How much mail could leave if there were mailers enough: what more of them are started by, and fewer.

/** So far ahead is looked: about as long as it takes until a new mailer works. */
export const HORIZON_SECONDS = 60;

/**
 * Of `due` mails those that could leave within the next minute.
 *
 * @param rate mails a second of the relay that they would go over; null for no limit, undefined where no relay works
 */
export function sendable(due: number, rate: number | null | undefined): number {
  if (rate === undefined) return 0;
  return rate === null ? due : Math.min(due, Math.ceil(rate * HORIZON_SECONDS));
}
