// The whole of `npm start`, as a person has it: needs `npm run build`, which `npm test` does first.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@portico/testing/eventually';
import { checkout } from './checkout';
import { sevenFreePorts } from '@portico/testing/free-port';
import type { Community, Page } from './demo/shapes';
import { startOf } from './system/process-identity';
import type { SupervisorState } from './system/state-file';

const patience = { timeoutMs: 60_000, everyMs: 100 };
let dataDir: string;
let port: number;

interface Run {
  process: ChildProcess;
  said: () => string;
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'por tico '));
  await chmod(dataDir, 0o755); // so that root's PostgreSQL can stay in it
  port = await sevenFreePorts();
});

afterAll(async () => {
  const left = await state().catch(() => null);
  for (const { pid } of left ? [left.supervisor, ...Object.values(left.processes)] : []) kill(pid);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

describe('npm start', () => {
  let first: Run;

  it('starts all of it with nothing set, and prints where it is and how to sign in', async () => {
    first = start();
    await eventually(() => expect(first.said()).toContain('Ctrl-C stops everything'), patience);
    expect(first.said()).toMatch(
      new RegExp(`http://localhost:${port}/api/docs[^]*admin@portico\\.example[^]*portico_`),
    );
    expect(Object.keys((await state()).processes).toSorted()).toEqual(
      ['directory', 'gateway', 'invitations', 'mailbox', 'mailer', 'postgres'].toSorted(),
    );
    expect(await status('/api/openapi.json')).toBe(200);
  });

  it('makes an invented community to look at, with residents of every standing', async () => {
    await eventually(() => expect(first.said()).toContain('Maple Court is there to look at'), patience);
    const { items } = await api('/communities?search=Maple');
    expect(items).toEqual([expect.objectContaining({ name: 'Maple Court' })]);
    expect(items[0]?.counts).toMatchObject({ properties: 12, residents: 20, active: 4, invited: 5, pending: 11 });
    const totals = await Promise.all(
      ['documents', 'requests'].map(async (list) => (await api(`/communities/${items[0]!.id}/${list}`)).total),
    );
    expect(totals).toEqual([2, 3]);
  });

  it('says plainly that it runs already', async () => {
    const second = start();
    expect(await exitOf(second)).toBe(1);
    expect(second.said()).toBe(
      `Portico already runs at http://localhost:${port} (process ${first.process.pid}). Nothing was started.\n`,
    );
  });

  it('says plainly which ports are taken, and leaves nothing behind', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'other '));
    const other = start({ DATA_DIR: elsewhere });
    expect(await exitOf(other)).toBe(1);
    expect(other.said()).toContain(`Another program listens on port ${port} (gateway)`);
    expect(other.said()).toContain('Set PORT');
    await expect(readFile(join(elsewhere, 'supervisor.json'))).rejects.toThrow('ENOENT');
    await rm(elsewhere, { recursive: true });
  });

  it.each(['gateway', 'postgres'])('has %s back after it was killed', async (name) => {
    const { pid } = (await state()).processes[name]!;
    process.kill(pid, 'SIGKILL');
    await eventually(() => expect(first.said()).toContain(`${name} is back.`), patience);
    await eventually(async () => expect(await status('/health/ready')).toBe(200), patience);
  });

  it('goes on with the same data after its supervisor was killed', async () => {
    const before = await signInLines(first);
    const left = Object.values((await state()).processes);
    process.kill(first.process.pid!, 'SIGKILL');
    await once(first.process, 'exit');
    const again = start();
    await eventually(() => expect(again.said()).toContain('Ctrl-C stops everything'), patience);
    expect(again.said()).toMatch(/Ended what an earlier run left running: .*postgres/);
    expect(await signInLines(again)).toEqual(before);
    expect((await api('/communities')).total).toBe(1);
    expect(await Promise.all(left.map(({ pid }) => startOf(pid)))).toEqual(left.map(() => null));
    first = again;
  });

  it('ends everything on Ctrl-C', async () => {
    const running = Object.values((await state()).processes);
    first.process.kill('SIGINT');
    expect(await exitOf(first)).toBe(0);
    expect(await Promise.all(running.map(({ pid }) => startOf(pid)))).toEqual(running.map(() => null));
    await expect(state()).rejects.toThrow('ENOENT');
  });
});

function start(env: NodeJS.ProcessEnv = {}): Run {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(checkout, 'dist', 'dev', 'main.js'), 'start'], {
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: String(port), ...env },
  });
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.setEncoding('utf8').on('data', (text: string) => (said += text));
  return { process: child, said: () => said };
}

async function exitOf({ process: child }: Run): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

async function signInLines({ said }: Run): Promise<string[]> {
  return said().match(/(Password|API key).*/g) ?? [];
}

async function state(): Promise<SupervisorState> {
  return JSON.parse(await readFile(join(dataDir, 'supervisor.json'), 'utf8')) as SupervisorState;
}

async function api(path: string): Promise<Page<Community>> {
  const { ADMIN_API_KEY } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as Record<string, string>;
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    headers: { authorization: `Bearer ${ADMIN_API_KEY}` },
  });
  return (await response.json()) as Page<Community>;
}

async function status(path: string): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}${path}`)).status;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended before
  }
}
