import { SingleBar } from 'cli-progress';
import { styled } from '../terminal';

const plainEveryMs = 2000;

/** How far one step is. */
export interface Progress {
  update(done: number, total: number, note?: string): void;
  /** Takes the bar away; what came of the step is said by a line of its own. */
  end(): void;
}

/** A bar at a terminal; elsewhere a plain line now and then. */
export function progress(title: string): Progress {
  return process.stdout.isTTY ? bar(title) : plainLines(title);
}

/** For a step that nobody watches. */
export const unseen: Progress = { update: () => undefined, end: () => undefined };

/** Says that a step is done. */
export function done(sentence: string): void {
  console.log(`${styled('green', '✔')} ${sentence}`);
}

/** Says that something is not as it should be. */
export function failed(sentence: string): void {
  console.log(`${styled('red', '✘')} ${sentence}`);
}

/** Something worth knowing about the step before. */
export function detail(sentence: string): void {
  console.log(`    ${styled('dim', sentence)}`);
}

/** 1,240 */
export function figure(n: number): string {
  return n.toLocaleString('en-US');
}

function bar(title: string): Progress {
  const format = `  ${title.padEnd(11)} {bar} {value}/{total}  {note}`;
  const shown = new SingleBar({
    format,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 32,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  let started = false;
  return {
    update(value, total, note = '') {
      if (!started) shown.start(total, value, { note });
      started = true;
      shown.setTotal(Math.max(total, 1));
      shown.update(value, { note });
    },
    end: () => started && shown.stop(),
  };
}

function plainLines(title: string): Progress {
  let last = 0;
  return {
    update(value, total, note = '') {
      if (Date.now() - last < plainEveryMs) return;
      last = Date.now();
      console.log(`  ${title}: ${figure(value)} of ${figure(total)} ${note}`.trimEnd());
    },
    end: () => undefined,
  };
}
