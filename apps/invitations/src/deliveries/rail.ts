// A limit while slots are taken from it: where the next slot is, and how long to wait for one. All times in milliseconds on one clock.

/** Slots are this much wider than 1/rate: a mail that leaves a little late still has at most `rate` others in its second. */
const WIDTH = 1.05;
/** Slots are given at most so far ahead; what must wait longer goes back to the queue, and lets others pass. */
const AHEAD_MS = 1_000;
/** A person waits for a single mail: it takes the next slot, even behind those that are given already. */
const AHEAD_SINGLE_MS = 1_800;
/** The first slot is not at once: the answer must reach the mailer in time. */
const LEAD_MS = 50;
/** Come again when the slots given end so soon, and not sooner than this. */
const AGAIN_MS = 500;
const SOONEST_AGAIN_MS = 250;
/** Turns are told a little further apart than slots, so that those who come find one. */
const TURN_WIDTH = 1.1;
/** A guess at how long a mail holds a connection. */
const CONNECTION_MS = 500;
/** A message takes its slots in the order of its batches, but for what is so little; else those who ask most would get most. */
const IN_TURN_MS = 200;
/** Whose turn is further away than this comes then, and is told anew: rates change. */
const LONGEST_WAIT_MS = 60_000;

/** What holds mails back, of a whole relay or of one domain. */
export interface Limit {
  /** Null for no limit. */
  ratePerSecond: number | null;
  /** How many more may be under way; null for no limit. */
  free: number | null;
  /** The last slot given; 0 where none was. */
  last: number;
}

/** A limit while slots are taken from it. */
export class Rail {
  private readonly spacing: number;
  free: number;
  last: number;

  constructor(
    limit: Limit,
    private readonly now: number,
    private readonly single: boolean,
  ) {
    this.spacing = limit.ratePerSecond === null ? 0 : (WIDTH * 1000) / limit.ratePerSecond;
    this.free = limit.free ?? Infinity;
    this.last = limit.last;
  }

  get isPaced(): boolean {
    return this.spacing > 0;
  }

  get next(): number {
    return Math.max(this.last + this.spacing, this.now + LEAD_MS);
  }

  get horizon(): number {
    return this.now + (this.single ? Math.max(AHEAD_SINGLE_MS, AHEAD_MS + this.spacing) : AHEAD_MS);
  }

  /** Whether a mail may go at `slot`; null is at once. */
  isReady(slot: number | null): boolean {
    return this.free > 0 && (!this.isPaced || (slot ?? this.next) >= this.next);
  }

  take(slot: number | null): void {
    this.free -= 1;
    if (slot !== null) this.last = slot;
  }

  /** How long until the turn of who has so many before them. */
  waitBehind(others: number): number {
    const turns = Math.max(this.spacing, this.free === Infinity ? 0 : CONNECTION_MS);
    const first = this.free > 0 ? this.next : Math.max(this.next, this.now + CONNECTION_MS);
    return Math.min(
      LONGEST_WAIT_MS,
      Math.max(SOONEST_AGAIN_MS, first - LEAD_MS - this.now + others * turns * TURN_WIDTH),
    );
  }

  /** Whether so many mails take so long that who comes behind them waits. */
  isLong(mails: number): boolean {
    return mails * this.spacing > IN_TURN_MS;
  }

  /** How long who found no slot should wait, with so many mails before theirs: so each waits its turn, and does not ask all the time. */
  retryBehind(mails: number): number {
    const wait = this.next - this.now - AGAIN_MS + mails * this.spacing;
    return Math.ceil(Math.min(LONGEST_WAIT_MS, Math.max(LEAD_MS, wait)));
  }
}
