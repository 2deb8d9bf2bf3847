import { createServer } from 'node:net';
import { join } from 'node:path';
import { eventually } from '@portico/testing/eventually';
import { freePort } from '@portico/testing/free-port';
import { startProcess } from '@portico/testing/process';
import type { TestProcess } from '@portico/testing/process';

const fixture = (name: string): string => join(__dirname, '../testing/fixtures', name);
const secret = 'the-internal-secret-of-this-test-32';

describe('a service', () => {
  let port: number;
  let started: TestProcess[];
  beforeEach(async () => {
    port = await freePort();
    started = [];
  });
  afterEach(() => started.forEach((one) => one.kill('SIGKILL')));

  const run = (env: Record<string, string>, file = 'service.ts'): TestProcess => {
    const one = startProcess(fixture(file), {
      PORT: String(port),
      INTERNAL_SECRET: secret,
      NODE_ENV: 'production',
      ...env,
    });
    started.push(one);
    return one;
  };
  const ready = (): Promise<void> =>
    eventually(async () => expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200), {
      timeoutMs: 20_000,
    });

  it('says that it listens, lets requests come to their end on SIGTERM and exits with 0', async () => {
    const service = run({});
    await ready();
    expect(service.output()).toMatch(new RegExp(`"port":${port},"msg":"listening"`));
    const slow = fetch(`http://127.0.0.1:${port}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 150));
    service.kill('SIGTERM');
    expect(await (await slow).text()).toBe('done');
    expect(await service.ended).toBe(0);
  });

  it('does not wait for an answer that never ends', async () => {
    const service = run({});
    await ready();
    const stream = fetch(`http://127.0.0.1:${port}/slow/stream`).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 150));
    service.kill('SIGINT');
    expect(await stream).toBe('cut');
    expect(await service.ended).toBe(0);
  });

  it('does not start in production where it is told to die', async () => {
    const service = run({ CRASH_AT: 'after-claim' });
    expect(await service.ended).toBe(1);
    expect(service.output()).toContain('CRASH_AT: must be one of');
    const elsewhere = run({ CRASH_AT: 'anywhere', NODE_ENV: 'test' });
    expect(await elsewhere.ended).toBe(1);
    expect(elsewhere.output()).toContain('CRASH_AT: must be one of');
  });

  it('names the port that is taken, in one line', async () => {
    const taken = createServer().listen(port, '127.0.0.1');
    const service = run({});
    expect(await service.ended).toBe(1);
    expect(service.output().trim().split('\n').at(-1)).toBe(
      `sample cannot start: port ${port} is in use; set PORT to another one.`,
    );
    taken.close();
  });

  it('names the settings that are wrong, not their values', async () => {
    const service = run({ INTERNAL_SECRET: 'too-short', PORT: '' });
    expect(await service.ended).toBe(1);
    expect(service.output()).toMatch(
      /sample cannot start: These settings are wrong or missing:\n {2}PORT: is missing\n {2}INTERNAL_SECRET: must be longer/,
    );
    expect(service.output()).not.toMatch(/too-short/);
  });

  it('ends by itself when the parent that asked for it was killed', async () => {
    const parent = run({}, 'parent.ts');
    await ready();
    parent.kill('SIGKILL');
    await parent.ended;
    await eventually(() => expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow('fetch failed'));
    const pid = Number(/child (\d+)/.exec(parent.output())?.[1]);
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
  });
});
