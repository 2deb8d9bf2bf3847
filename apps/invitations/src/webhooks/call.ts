// How a webhook is called, and called again: the schedule of the Standard Webhooks specification.

const [MINUTE, HOUR] = [60, 3_600];
/** Seconds to wait after the first, second … failure; after the last there is no other. */
const waits = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** The wait is longer by up to so much, so that what failed together does not come back together. */
const JITTER = 0.1;
const LONGEST_WAIT = 24 * HOUR;

/** Seconds for which a webhook is left alone after its first, second … failure in a row; the last goes for all that follow. */
export const holds = [5, 30, 2 * MINUTE, 10 * MINUTE];

/** What the other side did. `answer` is a short word for people. */
export interface CallOutcome {
  ok: boolean;
  /** It wants no more calls (410). */
  gone: boolean;
  answer: string;
  /** Seconds that it asks us to wait. */
  retryAfter: number | null;
}

/**
 * Seconds until a call that failed is made again; null when it is given up.
 *
 * @param attempts how often it was made
 * @param chance in [0, 1)
 */
export function waitAfter(attempts: number, retryAfter: number | null, chance: number): number | null {
  const wait = waits[attempts - 1];
  if (wait === undefined) return null;
  return Math.max(wait * (1 + JITTER * chance), Math.min(retryAfter ?? 0, LONGEST_WAIT));
}

/** What a status means. @param retryAfter the header of that name: seconds or a date */
export function outcomeOf(status: number, retryAfter: string | undefined, now: Date): CallOutcome {
  const ok = status >= 200 && status < 300;
  return { ok, gone: status === 410, answer: String(status), retryAfter: ok ? null : secondsOf(retryAfter, now) };
}

/** A call that got no answer. */
export function noAnswer(why: string): CallOutcome {
  return { ok: false, gone: false, answer: why, retryAfter: null };
}

/** The job of one attempt: the queue ignores a second one while it waits. */
export function jobIdOf(callId: string, attempts: number): string {
  return `call-${callId}-${attempts}`;
}

function secondsOf(retryAfter: string | undefined, now: Date): number | null {
  if (retryAfter === undefined) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(0, (at - now.getTime()) / 1_000);
}
