// How many mails to claim at once: as many as leave within about a second. So a slow relay does not make a single mail wait
// behind whole batches: the job goes back into the queue after each stride, where the more urgent one is taken first.

const STRIDE_SECONDS = 1;
const FIRST = 50;
const LEAST = 1;
const MOST = 1_000;

export class Stride {
  private perSecond = FIRST / STRIDE_SECONDS;

  /** How many to claim next. */
  get length(): number {
    return Math.min(MOST, Math.max(LEAST, Math.round(this.perSecond * STRIDE_SECONDS)));
  }

  /** Learns from `count` mails of one job that took `ms` milliseconds; from less than was granted, at once. */
  learn(count: number, ms: number, wasTooMany = false): void {
    const measured = (count * 1_000) / Math.max(1, ms);
    if (wasTooMany) this.perSecond = Math.min(this.perSecond, measured);
    else if (count > 0) this.perSecond = (this.perSecond + measured) / 2;
  }
}
