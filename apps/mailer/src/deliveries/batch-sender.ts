// The whole sender: claim, make, send at the slots, commit what became of it. It decides nothing about whom to mail.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimAnswer, Grant } from '@portico/contracts/gate';
import type { DeliverBatch } from '@portico/contracts/queues';
import type { Intents } from './intents';
import { returned, Unmade, type Facts, type Gate, type MailMaker, type Relay, type Relays } from './ports';
import type { Hold, Reporter } from './reporter';
import type { ServerClock } from './server-clock';
import type { Stride } from './stride';

/** A slot may be used so late, in milliseconds; then it is given back, for a late mail would crowd those after it. */
const TOLERANCE_MS = 40;
/** A connection is asked for so long before the slot. */
const READY_MS = 60;
/** So often it is looked whether reports get through again. */
const LOOK_MS = 25;
/** What has no slot is begun within this time or given back: so a pause holds after two seconds, however slow the relay is. */
const LONGEST_MS = 1_700;

/** A stride of grants in work. */
interface Work {
  answer: ClaimAnswer;
  /** By our clock. */
  grantedAt: number;
  relay: Relay;
  hold: Hold;
  /** A single mail passes those of batches. */
  urgent: boolean;
  committed: Promise<void>[];
  accepted: number;
  returned: number;
}

export class BatchSender {
  private stopping = false;

  constructor(
    private readonly gate: Gate,
    private readonly relays: Relays,
    private readonly mails: MailMaker,
    private readonly reporter: Reporter,
    private readonly intents: Intents,
    private readonly clock: ServerClock,
    private readonly stride: Stride,
  ) {}

  /**
   * Sends what the gate grants of a batch, one stride of it; every outcome is committed before this resolves.
   *
   * @returns in how many milliseconds the job should come again; null when nothing is left to do.
   */
  async send({ batchId }: DeliverBatch): Promise<number | null> {
    const askedAt = performance.now();
    const answer = await this.gate.claim({ batchId, limit: this.stride.length });
    const grantedAt = performance.now();
    if (answer.answeredAt !== null) this.clock.note(answer.answeredAt, grantedAt);
    if (answer.grants.length === 0) return answer.retryInMs;
    const hold = this.reporter.hold(batchId, askedAt, answer.leaseMs);
    const urgent = answer.grants.length === 1;
    const relay = await this.relays.get(answer.relay!).catch(() => unreachable);
    const work: Work = { answer, grantedAt, relay, hold, urgent, committed: [], accepted: 0, returned: 0 };
    try {
      await this.sendAll(work);
      this.learn(work);
      await Promise.all(work.committed);
    } finally {
      this.reporter.release(hold);
    }
    return again(work);
  }

  /** No further mail is begun; what was granted is given back. */
  stop(): void {
    this.stopping = true;
  }

  private async sendAll(work: Work): Promise<void> {
    const grants = work.answer.grants.values();
    const lanes = Math.min(work.relay.connections, work.answer.grants.length);
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (const grant of grants) this.report(work, grant, await this.sendOne(work, grant));
      }),
    );
  }

  private report(work: Work, { deliveryId, fence }: Grant, facts: Facts): void {
    if (facts.kind === 'returned') work.returned += 1;
    if (facts.kind === 'accepted') work.accepted += 1;
    const committed = this.reporter.committed({ deliveryId, fence, ...facts });
    committed.catch(() => undefined); // waited for at the end of the stride
    work.committed.push(committed);
  }

  private async sendOne(work: Work, grant: Grant): Promise<Facts> {
    try {
      const mail = await this.mails.make(grant);
      const slot = this.slotOf(work.answer, grant);
      // A connection that waits for a far slot would be missing at a near one.
      if (slot !== null) await until(slot - READY_MS);
      return await work.relay.send(mail, work.urgent, async () => {
        if (grant.intent && !(await this.intents.taken(grant))) return false;
        if (slot !== null) await until(slot);
        while (!this.reporter.isHeard && this.mayLeave(work, slot)) await sleep(LOOK_MS);
        return this.mayLeave(work, slot);
      });
    } catch (error) {
      // Whatever is wrong here concerns us and not the recipient: others are sent meanwhile, and this one is due again.
      return error instanceof Unmade ? { ...returned, kind: 'unmade', reply: error.message } : returned;
    }
  }

  private slotOf({ answeredAt }: ClaimAnswer, { sendInMs }: Grant): number | null {
    return sendInMs === null || answeredAt === null ? null : this.clock.ours(answeredAt + sendInMs);
  }

  private mayLeave({ hold, grantedAt }: Work, slot: number | null): boolean {
    if (this.stopping || !hold.isOurs) return false;
    const latest = slot === null ? grantedAt + LONGEST_MS : slot + TOLERANCE_MS;
    return performance.now() <= latest;
  }

  /** How fast it goes is learnt from what had no slots. */
  private learn({ answer: { grants }, grantedAt, returned: unused }: Work): void {
    if (grants.some(({ sendInMs }) => sendInMs !== null)) return;
    this.stride.learn(grants.length - unused, performance.now() - grantedAt, unused > 0);
  }
}

/** In place of a relay that cannot be reached for now. */
const unreachable: Relay = { connections: 1, send: () => Promise.resolve(returned) };

/** A timer may fire a little early; a slot is never used early. */
async function until(moment: number): Promise<void> {
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now()) await sleep(Math.ceil(left));
}

/** Whatever was not accepted may be due again at once, over another relay: the gate knows. */
function again({ answer: { grants, retryInMs }, grantedAt, accepted }: Work): number | null {
  if (accepted < grants.length) return 0;
  return retryInMs === null ? null : Math.max(0, retryInMs - (performance.now() - grantedAt));
}
