// A relay that asks for less gets less: each time half, at most once in ten seconds. A step comes back every minute. Nothing runs
// for that: how slow it is now follows from how slow it was made, and when.

/** Halvings that came together count once: the mails of one moment were all sent at the same pace. */
const ONCE_IN_MS = 10_000;
const STEP_BACK_MS = 60_000;
/** At the slowest 1/1,024 of the rate. */
const MOST_STEPS = 10;
/** What half is taken of where no rate is set, in mails a second. */
const UNLIMITED = 64;

/** How often the rate was halved, and when last, in milliseconds; `steps` were those at that time. */
export interface SlowDown {
  steps: number;
  slowedAt: number;
}

/** How many halvings are still in force at `now`. */
export function stepsAt({ steps, slowedAt }: SlowDown, now: number): number {
  return steps === 0 ? 0 : Math.max(0, steps - Math.floor((now - slowedAt) / STEP_BACK_MS));
}

/** After it asked for less at `now`. */
export function slowed(slow: SlowDown, now: number): SlowDown {
  if (slow.steps > 0 && now - slow.slowedAt < ONCE_IN_MS) return slow;
  return { steps: Math.min(MOST_STEPS, stepsAt(slow, now) + 1), slowedAt: now };
}

/** Mails a second at `now`, of the rate that is set; null for no limit. */
export function rateAt(ratePerSecond: number | null, slow: SlowDown, now: number): number | null {
  const steps = stepsAt(slow, now);
  return steps === 0 ? ratePerSecond : (ratePerSecond ?? UNLIMITED) / 2 ** steps;
}
