import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, type SeenProcess } from './process-identity';

/**
 * Ends a process that is not our child: asks with `signal`, and kills it when it still lives after `graceMs`.
 * A process that has its id now but is another one is left alone. True when there was something to end.
 */
export async function endProcess(seen: SeenProcess, signal: NodeJS.Signals, graceMs: number): Promise<boolean> {
  if (!(await isAlive(seen))) return false;
  tell(seen.pid, signal);
  if (!(await isGone(seen, graceMs))) {
    tell(seen.pid, 'SIGKILL');
    await isGone(seen, 5000);
  }
  return true;
}

async function isGone(seen: SeenProcess, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; await wait(50)) {
    if (!(await isAlive(seen))) return true;
  }
  return false;
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself in between.
  }
}
