import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlainError, reasonOf } from '../plain-error';
import { endProcess } from './end-process';
import { ProcessLog } from './process-log';
import { claimState, clearState, livingSupervisor, writeState, type SupervisorState } from './state-file';
import { SupervisedProcess, type ProcessSpec } from './supervised-process';
import type { SeenProcess } from './process-identity';

/** Where a supervisor keeps its things and what it says. */
export interface SupervisorOptions {
  dataDir: string;
  /** Where the gateway is reached; shown by a second start. */
  address: string;
  /** Gets a sentence for the person at the terminal. */
  say: (sentence: string) => void;
  /** Gets each line that a process prints. */
  line: (name: string, line: string) => void;
}

/** Starts processes, restarts what dies, stops them in order, and ends what a killed predecessor left running. */
export class Supervisor {
  private readonly processes: SupervisedProcess[] = [];
  private readonly running = new Map<string, SeenProcess>();
  private noted = Promise.resolve();
  private stopping = false;
  private deaths = 0;

  private constructor(private readonly options: SupervisorOptions) {}

  /** Becomes the one supervisor of this DATA_DIR. Throws a PlainError when there is a living one. */
  static async claim(options: SupervisorOptions): Promise<Supervisor> {
    await waitForOneThatStops(options);
    const claim = await claimState(options.dataDir, options.address);
    if ('living' in claim) {
      const { address, supervisor } = claim.living;
      throw new PlainError(`Portico already runs at ${address} (process ${supervisor.pid}). Nothing was started.`);
    }
    if (claim.left) await endLeft(claim.left, options.say);
    return new Supervisor(options);
  }

  /** Starts one process; done when it is ready. Throws a PlainError with its last words when it does not get there. */
  async start(spec: ProcessSpec): Promise<void> {
    if (this.stopping) throw new Error(`${spec.name} is not started: everything is being stopped.`);
    const log = new ProcessLog(join(this.options.dataDir, 'logs', `${spec.name}.log`), (line) =>
      this.options.line(spec.name, line),
    );
    const supervised = new SupervisedProcess(spec, log, {
      changed: (name, seen) => this.note(name, seen),
      died: (name, how, ms) => {
        this.deaths += 1;
        this.options.say(`${name} died (${how}); it is started again in ${ms / 1000} s.`);
      },
      back: (name) => this.options.say(`${name} is back.`),
    });
    this.processes.push(supervised);
    await supervised.start().catch((error: unknown) => {
      throw new PlainError(reasonOf(error));
    });
  }

  /** Stops all of it, each after those before it in `order`; what is not named there last, the latest first. */
  async stop(order: string[] = [], hard = false): Promise<void> {
    this.stopping = true;
    this.write();
    const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
    const inOrder = this.processes.toReversed().sort((a, b) => rank(a.spec.name) - rank(b.spec.name));
    if (hard) await Promise.all(inOrder.map((one) => one.stop(true)));
    for (const one of inOrder) await one.stop();
    await this.noted;
    await clearState(this.options.dataDir);
  }

  /** From now on: answers whether anything has died since. */
  countDeaths(): () => boolean {
    const before = this.deaths;
    return () => this.deaths > before;
  }

  private note(name: string, seen: SeenProcess | null): void {
    if (seen) this.running.set(name, seen);
    else this.running.delete(name);
    this.write();
  }

  private write(): void {
    const { dataDir, address } = this.options;
    this.noted = this.noted
      .then(() => writeState(dataDir, address, this.running, this.stopping))
      .catch(() => undefined);
  }
}

/** An earlier one that is just being stopped is given the time it needs. */
async function waitForOneThatStops({ dataDir, say }: SupervisorOptions): Promise<void> {
  if ((await livingSupervisor(dataDir))?.stopping) say('An earlier run is still stopping; this one starts after it.');
  while ((await livingSupervisor(dataDir))?.stopping) await wait(200);
}

async function endLeft(left: SupervisorState, say: (sentence: string) => void): Promise<void> {
  const entries = Object.entries(left.processes);
  const ended = await Promise.all(
    entries.map(([name, seen]) => endProcess(seen, name === 'postgres' ? 'SIGINT' : 'SIGTERM', 10_000)),
  );
  const names = entries.filter((_, i) => ended[i]).map(([name]) => name);
  if (names.length > 0) say(`Ended what an earlier run left running: ${names.join(', ')}.`);
}
