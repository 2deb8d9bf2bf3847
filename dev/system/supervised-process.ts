import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessLog } from './process-log';
import { startOf, type SeenProcess } from './process-identity';

/** How one process is started, asked whether it is ready, and stopped. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Runs as this user instead of ours (PostgreSQL, which refuses root). */
  user?: { uid: number; gid: number } | undefined;
  /** True once it does its work; asked again and again, an error counts as no. */
  isReady: () => Promise<boolean>;
  /** What asks it to stop in order; SIGTERM if left out. */
  stopSignal?: NodeJS.Signals;
}

const waits = [200, 500, 1000, 2000, 5000];
const triesBeforeReady = 5;
const readyWithinMs = 90_000;
const killAfterMs = 30_000;

/** What a process tells its supervisor. */
export interface ProcessEvents {
  /** A new process runs under this name, or none any more. */
  changed(name: string, seen: SeenProcess | null): void;
  /** It died by itself and is started again after `waitMs`. */
  died(name: string, how: string, waitMs: number): void;
  /** It is ready again after it had died. */
  back(name: string): void;
}

/** One process that is kept running: whatever ends it but `stop()` starts it again, after 0.2 to 5 seconds. */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private wasReady = false;
  private failures = 0;

  constructor(
    readonly spec: ProcessSpec,
    private readonly log: ProcessLog,
    private readonly events: ProcessEvents,
  ) {}

  /** Starts it; done when it is ready for the first time. Throws when it dies again and again before, or is never ready. */
  async start(): Promise<void> {
    this.launch();
    for (const until = Date.now() + readyWithinMs; Date.now() < until; await wait(50)) {
      if (this.stopping) throw new Error(`${this.spec.name} was stopped before it was ready.`);
      if (this.failures >= triesBeforeReady) throw this.neverReady(`ended ${this.failures} times before it was ready`);
      if (this.child && (await this.isReady())) {
        this.wasReady = true;
        return;
      }
    }
    throw this.neverReady(`is not ready after ${readyWithinMs / 1000} seconds`);
  }

  /** Stops it in order, and hard after 30 seconds (at once with `hard`). It is not started again. */
  async stop(hard = false): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return this.log.close();
    const gone = once(child, 'exit');
    child.kill(hard ? 'SIGKILL' : (this.spec.stopSignal ?? 'SIGTERM'));
    const killer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    await gone;
    clearTimeout(killer);
    this.log.close();
  }

  private launch(): void {
    const { command, args, env, user } = this.spec;
    // detached: Ctrl-C in a terminal reaches the supervisor alone, which then stops them in their order. cwd: another user
    // may not be allowed where we are.
    const child = spawn(command, args, {
      env,
      ...user,
      cwd: user ? '/' : process.cwd(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.log.follow(child.stdout);
    this.log.follow(child.stderr);
    child.once('spawn', () => void this.tellStarted(child));
    child.once('error', (error) => this.ended(child, error.message));
    child.once('exit', (code, signal) => this.ended(child, signal ? `killed by ${signal}` : `exit status ${code}`));
  }

  private async tellStarted(child: ChildProcess): Promise<void> {
    const started = await startOf(child.pid!);
    if (started && this.child === child) this.events.changed(this.spec.name, { pid: child.pid!, started });
  }

  private ended(child: ChildProcess, how: string): void {
    if (this.child !== child) return;
    this.child = null;
    this.events.changed(this.spec.name, null);
    if (this.stopping) return;
    const pause = waits[Math.min(this.failures, waits.length - 1)]!;
    this.failures += 1;
    if (!this.wasReady && this.failures >= triesBeforeReady) return; // start() tells
    this.events.died(this.spec.name, how, pause);
    setTimeout(() => this.relaunch(), pause);
  }

  private relaunch(): void {
    if (this.stopping) return;
    this.launch();
    if (this.wasReady) void this.waitUntilBack();
  }

  private async waitUntilBack(): Promise<void> {
    const child = this.child;
    while (this.child === child && !this.stopping) {
      if (await this.isReady()) {
        this.failures = 0;
        return this.events.back(this.spec.name);
      }
      await wait(100);
    }
  }

  private isReady(): Promise<boolean> {
    return this.spec.isReady().catch(() => false);
  }

  private neverReady(what: string): Error {
    return new Error(
      `${this.spec.name} ${what}. Its last words (all of them: ${this.log.path}):\n${this.log.lastWords()}`,
    );
  }
}
