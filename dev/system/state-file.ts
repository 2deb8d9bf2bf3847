// supervisor.json in DATA_DIR: who supervises this installation, and what was started. It outlives a killed supervisor
// and lets the next one find what was left running.
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, startOf, type SeenProcess } from './process-identity';

/** What stands in supervisor.json. */
export interface SupervisorState {
  supervisor: SeenProcess;
  /** Where the gateway is reached, for the message of a second start. */
  address: string;
  processes: Record<string, SeenProcess>;
  /** True once everything is being stopped. */
  stopping?: boolean;
}

/** The state that a living supervisor of `dataDir` wrote, or null. */
export async function livingSupervisor(dataDir: string): Promise<SupervisorState | null> {
  const state = await readState(fileOf(dataDir));
  return state && (await isAlive(state.supervisor)) ? state : null;
}

/**
 * Makes this process the supervisor of `dataDir`. Answers what a dead predecessor left (null if nothing), or the state of
 * the living one: of two that start at once one wins.
 */
export async function claimState(
  dataDir: string,
  address: string,
): Promise<{ living: SupervisorState } | { left: SupervisorState | null }> {
  await mkdir(dataDir, { recursive: true });
  const living = await livingSupervisor(dataDir);
  if (living) return { living };
  const left = await takeAway(dataDir);
  const own = `${fileOf(dataDir)}.${process.pid}`;
  await writeFile(own, JSON.stringify(await stateOf(address, {})));
  try {
    await link(own, fileOf(dataDir)); // fails if another one was faster: the file is the lock
  } catch {
    const winner = await livingSupervisor(dataDir);
    if (winner) return { living: winner };
    throw new Error(`${fileOf(dataDir)} cannot be written.`);
  } finally {
    await rm(own, { force: true });
  }
  return { left };
}

/** Notes what runs now. */
export async function writeState(
  dataDir: string,
  address: string,
  processes: Map<string, SeenProcess>,
  stopping: boolean,
): Promise<void> {
  const fresh = `${fileOf(dataDir)}.new`;
  await writeFile(
    fresh,
    JSON.stringify({ ...(await stateOf(address, Object.fromEntries(processes))), stopping }, null, 2),
  );
  await rename(fresh, fileOf(dataDir));
}

/** Removes the file at an orderly end. */
export async function clearState(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true });
}

async function takeAway(dataDir: string): Promise<SupervisorState | null> {
  const aside = `${fileOf(dataDir)}.left-${process.pid}`;
  await rename(fileOf(dataDir), aside).catch(() => undefined);
  const left = await readState(aside);
  // Taken from under somebody who started in this very moment: theirs it is.
  if (left && (await isAlive(left.supervisor))) await rename(aside, fileOf(dataDir));
  await rm(aside, { force: true });
  return left;
}

async function stateOf(address: string, processes: Record<string, SeenProcess>): Promise<SupervisorState> {
  const supervisor = { pid: process.pid, started: (await startOf(process.pid)) ?? '' };
  return { supervisor, address, processes };
}

async function readState(file: string): Promise<SupervisorState | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SupervisorState;
  } catch {
    return null; // there is none, or it was cut off by a full disk: then the ports tell
  }
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'supervisor.json');
}
