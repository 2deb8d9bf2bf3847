// That a mail is handed to the relay now is committed first, where its grant asks for it: in micro-batches over all lanes of this
// process, for each lane waits for its own.
import type { Grant, Intent } from '@portico/contracts/gate';
import type { Gate } from './ports';

const MOST = 500;

interface Entry {
  intent: Intent;
  answer: (taken: boolean) => void;
}

export class Intents {
  private entries: Entry[] = [];
  private asking = false;

  constructor(private readonly gate: Pick<Gate, 'intend'>) {}

  /**
   * Asks at once where no call is under way, else with all that gathered until it has ended.
   *
   * @returns whether it is committed; false too where the gate cannot be asked: then the mail must not go either.
   */
  taken({ deliveryId, fence }: Grant): Promise<boolean> {
    return new Promise((answer) => {
      this.entries.push({ intent: { deliveryId, fence }, answer });
      if (!this.asking) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.asking = true;
    while (this.entries.length > 0) {
      const some = this.entries.splice(0, MOST);
      const taken = await this.ask(some.map(({ intent }) => intent));
      some.forEach(({ intent, answer }) => answer(taken.has(intent.deliveryId)));
    }
    this.asking = false;
  }

  private ask(intents: Intent[]): Promise<Set<string>> {
    return this.gate.intend({ intents }).then(
      ({ deliveryIds }) => new Set(deliveryIds),
      () => new Set(),
    );
  }
}
