/** As many mails at a time as the relay has connections. Who comes first is served first; a single mail passes those that wait. */
export class Permits {
  private readonly waiting: (() => void)[] = [];
  private readonly urgent: (() => void)[] = [];

  constructor(private free: number) {}

  /** Runs `work` with a permit. */
  async with<T>(urgent: boolean, work: () => Promise<T>): Promise<T> {
    await this.take(urgent);
    try {
      return await work();
    } finally {
      this.give();
    }
  }

  private take(urgent: boolean): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => (urgent ? this.urgent : this.waiting).push(resolve));
  }

  private give(): void {
    const next = this.urgent.shift() ?? this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}
