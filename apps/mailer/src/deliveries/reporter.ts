// Outcomes are committed in micro-batches over all jobs of this process. A job waits for its own: status before done.
import type { Outcome } from '@portico/contracts/gate';
import type { Gate } from './ports';

const FLUSH_MS = 50;
const MOST = 500;
/** A sign of life for grants that are held without any outcome. */
const LIFE_MS = 3_000;
const LONGEST_WAIT_MS = 1_000;
/** A report that is not answered for so long may never be. */
const UNHEARD_MS = 500;

interface Entry {
  outcome: Outcome;
  done: () => void;
  failed: (error: unknown) => void;
}

export class Reporter {
  private entries: Entry[] = [];
  private readonly holds = new Set<Hold>();
  private running = false;
  /** When the report that is under way began; long ago where it failed once. */
  private unheardSince = Infinity;
  private readonly life: NodeJS.Timeout;

  /** @param mayPass whether a report that failed with this error shall be tried again */
  constructor(
    private readonly gate: Gate,
    private readonly mayPass: (error: unknown) => boolean,
  ) {
    this.life = setInterval(() => void this.showLife(), LIFE_MS);
    this.life.unref();
  }

  /** Holds the grants of a batch from the moment they were asked for, until `release`. */
  hold(batchId: string, askedAt: number, leaseMs: number): Hold {
    const hold = new Hold(batchId, askedAt, leaseMs);
    this.holds.add(hold);
    return hold;
  }

  release(hold: Hold): void {
    this.holds.delete(hold);
  }

  /** Resolves once the outcome is committed. */
  committed(outcome: Outcome): Promise<void> {
    return new Promise((done, failed) => {
      this.entries.push({ outcome, done, failed });
      if (!this.running) void this.run();
    });
  }

  /** Whether reports get through. Who is not heard must not send: what nobody knows of is sent again. */
  get isHeard(): boolean {
    return performance.now() - this.unheardSince < UNHEARD_MS;
  }

  close(): void {
    clearInterval(this.life);
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.entries.length > 0) {
      const some = this.entries.splice(0, MOST);
      const outcomes = some.map(({ outcome }) => outcome);
      await this.tell(outcomes).then(
        () => some.forEach(({ done }) => done()),
        (error: unknown) => some.forEach(({ failed }) => failed(error)),
      );
      if (this.entries.length < MOST) await pause(FLUSH_MS);
    }
    this.running = false;
  }

  private async tell(outcomes: Outcome[]): Promise<void> {
    this.unheardSince = performance.now();
    await this.tellUntilHeard(outcomes).finally(() => (this.unheardSince = Infinity));
  }

  private async tellUntilHeard(outcomes: Outcome[]): Promise<void> {
    for (let wait = 100; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        return await this.report(outcomes);
      } catch (error) {
        if (!this.mayPass(error)) throw error;
        this.unheardSince = -Infinity;
        await pause(wait);
      }
    }
  }

  private async report(outcomes: Outcome[]): Promise<void> {
    const [holds, askedAt] = [[...this.holds], performance.now()];
    await this.gate.report({ batchIds: [...new Set(holds.map(({ batchId }) => batchId))], outcomes });
    holds.forEach((hold) => hold.renew(askedAt));
  }

  private async showLife(): Promise<void> {
    if (this.holds.size === 0) return;
    // When it fails the holds run out by themselves.
    await this.report([]).catch(() => undefined);
  }
}

/** Until when the grants of one claim are ours. After that somebody else may have them, and nothing of it may be sent. */
export class Hold {
  private until: number;

  constructor(
    readonly batchId: string,
    askedAt: number,
    private readonly leaseMs: number,
  ) {
    this.until = askedAt + leaseMs;
  }

  /** A report that was sent at `askedAt` was committed: a lease that had not run out has at least half of its time from there. */
  renew(askedAt: number): void {
    if (askedAt < this.until) this.until = Math.max(this.until, askedAt + this.leaseMs / 2);
  }

  get isOurs(): boolean {
    return performance.now() < this.until;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
