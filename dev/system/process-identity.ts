// A process id alone proves nothing: ids are used again. With the time it started it names one process.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process that was seen alive. */
export interface SeenProcess {
  pid: number;
  /** When it started, in the words of the operating system; compared, never read. */
  started: string;
}

/** When `pid` started, or null if there is no such process (a zombie is none). */
export async function startOf(pid: number): Promise<string | null> {
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
}

/** True while exactly this process lives, not another one that got its id. */
export async function isAlive(seen: SeenProcess): Promise<boolean> {
  return (await startOf(seen.pid)) === seen.started;
}

/** The command line of `pid`, or an empty text. */
export async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
  }
  return ps(pid, 'command=');
}

async function startFromProc(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold anything; state is the 1st field after it, the start (in ticks since boot) the 20th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!stat || fields[0] === 'Z') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()} ${fields[19]}`;
}

async function startFromPs(pid: number): Promise<string | null> {
  const state = await ps(pid, 'state=');
  return !state || state.startsWith('Z') ? null : ps(pid, 'lstart=');
}

async function ps(pid: number, column: string): Promise<string> {
  const { stdout } = await run('ps', ['-o', column, '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim();
}
