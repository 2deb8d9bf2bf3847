// What processes have used, as Linux tells in /proc.
import { readdir, readFile } from 'node:fs/promises';

/** USER_HZ of Linux. */
const TICKS_A_SECOND = 100;

/** CPU time of each so far, user and system, in microseconds; of a process that is gone, 0. */
export async function cpuMicros(processes: Record<string, readonly number[]>): Promise<Record<string, number>> {
  const used = async ([name, pids]: [string, readonly number[]]) => {
    const ticks = await Promise.all(pids.map(ticksOf));
    return [name, (ticks.reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND) * 1e6] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(processes).map(used)));
}

/** Peak of the resident memory, in MB. */
export async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

/** A process and all below it. PostgreSQL counts what an ended connection used to its parent, in `cutime`. */
export async function familyOf(pid: number): Promise<number[]> {
  const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(parentOf));
  const children = (parent: number): number[] =>
    all.filter((one) => one.parent === parent).flatMap(({ pid: child }) => [child, ...children(child)]);
  return [pid, ...children(pid)];
}

async function ticksOf(pid: number): Promise<number> {
  const fields = await statOf(pid);
  return fields ? [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0) : 0;
}

async function parentOf(pid: string): Promise<{ pid: number; parent: number }> {
  return { pid: Number(pid), parent: Number((await statOf(Number(pid)))?.[1] ?? 0) };
}

/** The fields after the name, which may hold anything (proc(5): state is the first of them). */
async function statOf(pid: number): Promise<string[] | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ') : null;
}
