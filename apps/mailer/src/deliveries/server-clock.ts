// Slots are counted by the database's clock; this tells when they are by ours. An answer takes some time to arrive, and the
// shortest of late tells the difference of the clocks best: with it a slow answer does not shift the slots in it.

/** So many answers are looked back at: clocks drift, and the difference must follow. */
const REMEMBERED = 50;

export class ServerClock {
  private readonly differences: number[] = [];

  /** Notes an answer: their time when it was given, our time when it arrived, both in milliseconds. */
  note(answeredAt: number, arrivedAt: number): void {
    this.differences.push(arrivedAt - answeredAt);
    if (this.differences.length > REMEMBERED) this.differences.shift();
  }

  /** Their time by our clock; never before the true moment. */
  ours(theirs: number): number {
    return theirs + Math.min(...this.differences);
  }
}
