import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@portico/testing/eventually';
import { startOf, type SeenProcess } from './process-identity';
import type { ProcessSpec } from './supervised-process';
import { Supervisor } from './supervisor';

let dataDir: string;
let said: string[];
let lines: string[];
const supervisors: Supervisor[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'super visor '));
  said = [];
  lines = [];
});

afterEach(async () => {
  for (const supervisor of supervisors.splice(0)) await supervisor.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the supervisor', () => {
  it('is done with starting when the process is ready, not when it runs', async () => {
    const supervisor = await claim();
    const begin = Date.now();
    await supervisor.start(scripted('slow', `setTimeout(() => ready(), 400)`));
    expect(Date.now() - begin).toBeGreaterThan(350);
  });

  it('starts again what was killed, and says so', async () => {
    const supervisor = await claim();
    await supervisor.start(scripted('worker', `ready()`));
    const sawDeath = supervisor.countDeaths();
    expect(sawDeath()).toBe(false);
    const first = await pidOf('worker');
    await rm(mark('worker'));
    process.kill(first, 'SIGKILL');
    await eventually(async () => expect(await pidOf('worker')).not.toBe(first));
    await eventually(() => expect(said).toEqual([expect.stringContaining('killed by SIGKILL'), 'worker is back.']));
    expect(sawDeath()).toBe(true);
  });

  it('gives up what never gets ready, with its last words', async () => {
    const supervisor = await claim();
    const start = supervisor.start(scripted('broken', `console.error('LINK_SECRET: is missing'); process.exit(1)`));
    await expect(start).rejects.toThrow(/broken ended 5 times before it was ready[^]*LINK_SECRET: is missing/);
  });

  it('stops each before those that it needs', async () => {
    const supervisor = await claim();
    const slowly = `process.on('SIGTERM', () => setTimeout(() => { console.log('bye'); process.exit() }, 100)); ready()`;
    for (const name of ['store', 'worker', 'edge']) await supervisor.start(scripted(name, slowly));
    await supervisor.stop(['edge', 'worker', 'store']);
    expect(lines.filter((line) => line.endsWith('bye'))).toEqual(['edge: bye', 'worker: bye', 'store: bye']);
    expect(existsSync(join(dataDir, 'supervisor.json'))).toBe(false);
  });

  it('does not start again what it stopped', async () => {
    const supervisor = await claim();
    await supervisor.start(scripted('worker', `ready()`));
    const pid = await pidOf('worker');
    await supervisor.stop();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await startOf(pid)).toBeNull();
    expect(said).toEqual([]);
  });

  it('tells a second one plainly where the first runs', async () => {
    await claim('http://localhost:3000');
    await expect(claim()).rejects.toThrow(`Portico already runs at http://localhost:3000 (process ${process.pid}).`);
  });

  it('lets a second one wait while the first is being stopped', async () => {
    const first = await claim();
    await first.start(scripted('slow', `process.on('SIGTERM', () => setTimeout(() => process.exit(), 600)); ready()`));
    const stopped = first.stop().then(() => 'stopped');
    await eventually(async () =>
      expect(await readFile(join(dataDir, 'supervisor.json'), 'utf8')).toContain('"stopping": true'),
    );
    const second = claim().then(() => 'started');
    expect(await Promise.race([stopped, second])).toBe('stopped');
    expect(await second).toBe('started');
    expect(said).toEqual(['An earlier run is still stopping; this one starts after it.']);
  });

  it('lets one of several that start at once win', async () => {
    const claims = await Promise.allSettled(Array.from({ length: 10 }, () => claim()));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('ends what a killed one left running', async () => {
    const left = await orphan();
    await leftBehind({ worker: left });
    await claim();
    expect(await startOf(left.pid)).toBeNull();
    expect(said).toEqual(['Ended what an earlier run left running: worker.']);
  });

  it('leaves a stranger alone who has the process id of a dead one', async () => {
    const stranger = await orphan();
    await leftBehind({ worker: { pid: stranger.pid, started: 'long ago' } });
    await claim();
    await new Promise((resolve) => setTimeout(resolve, 500)); // a signal would have ended it by now
    expect(await startOf(stranger.pid)).toBe(stranger.started);
    process.kill(stranger.pid, 'SIGKILL');
  });

  it('starts although its notes were cut off', async () => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'supervisor.json'), '{"supervisor":{"pi');
    const supervisor = await claim();
    await supervisor.start(scripted('worker', `ready()`));
    expect(await pidOf('worker')).toBeGreaterThan(0);
  });

  it('keeps what a process says in a file, and what it said the time before', async () => {
    for (const word of ['first', 'second']) {
      const supervisor = await claim();
      await supervisor.start(scripted('worker', `console.log('${word}'); ready()`));
      await eventually(() => expect(lines).toContain(`worker: ${word}`));
      await supervisor.stop();
      await rm(mark('worker'));
    }
    const log = join(dataDir, 'logs', 'worker.log');
    await eventually(async () => expect(await readFile(log, 'utf8')).toBe('second\n'));
    expect(await readFile(`${log}.1`, 'utf8')).toBe('first\n');
  });
});

async function claim(address = 'http://localhost:1'): Promise<Supervisor> {
  const supervisor = await Supervisor.claim({
    dataDir,
    address,
    say: (sentence) => said.push(sentence),
    line: (name, line) => lines.push(`${name}: ${line}`),
  });
  supervisors.push(supervisor);
  return supervisor;
}

/** A real process that runs `script` and stays; `ready()` in it leaves a mark that readiness is asked of. */
function scripted(name: string, script: string): ProcessSpec {
  const ready = `const ready = () => require('node:fs').writeFileSync(process.env.MARK, '1');`;
  return {
    name,
    command: process.execPath,
    args: ['-e', `${ready} ${script}; setInterval(() => 0, 1000)`],
    env: { PATH: process.env['PATH'], MARK: mark(name) },
    isReady: async () => existsSync(mark(name)),
  };
}

function mark(name: string): string {
  return join(dataDir, `${name}.ready`);
}

async function pidOf(name: string): Promise<number> {
  const pid = await eventually(async () => {
    const state = JSON.parse(await readFile(join(dataDir, 'supervisor.json'), 'utf8'));
    expect(state.processes).toHaveProperty(name);
    return state.processes[name].pid as number;
  });
  return pid;
}

async function leftBehind(processes: Record<string, SeenProcess>): Promise<void> {
  const supervisor = { pid: 999_999_999, started: 'gone' };
  await writeFile(
    join(dataDir, 'supervisor.json'),
    JSON.stringify({ supervisor, address: 'http://localhost:1', processes }),
  );
}

async function orphan(): Promise<SeenProcess> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  return { pid: child.pid!, started: (await startOf(child.pid!)) ?? '' };
}
