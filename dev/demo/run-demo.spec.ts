// The whole of `npm run demo -- --exit`, as a script has it: needs `npm run build`, which `npm test` does first.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithBackends } from '@portico/testing/redis';
import { checkout } from '../checkout';
import { sevenFreePorts } from '@portico/testing/free-port';

const patienceMs = 180_000;

describeWithBackends('npm run demo', (backend) => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'demo data '));
    await chmod(dataDir, 0o755); // so that root's PostgreSQL can stay in it
  });

  afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

  it(
    'does the main job by itself: imports, invites, follows to the end, and opens one link',
    async () => {
      const { status, said } = await demo(dataDir, backend.env);
      expect(said).toContain('34 residents (30 owners, 4 tenants)');
      expect(said).toMatch(/Sent in [\d.]+ s: 27 sent/);
      expect(said).toContain('All 27 mails stand in the mailbox, none twice, each with a link of its own');
      expect(said).toMatch(/Rosa Baker .* opened the link: signed in without a password, and Active/);
      expect(status).toBe(0);
      const report = await readFile(join(dataDir, 'demo', 'juniper-ridge.csv'), 'utf8');
      expect(report.trim().split('\n')).toHaveLength(1 + 34);
    },
    patienceMs,
  );

  it(
    'mails nobody twice when it is run again',
    async () => {
      const before = await mailsIn(dataDir);
      const { status, said } = await demo(dataDir, backend.env);
      expect(said).toContain('0 created, 0 updated, 34 skipped');
      expect(said).toContain('nobody is mailed twice');
      expect(await mailsIn(dataDir)).toBe(before);
      expect(status).toBe(0);
    },
    patienceMs,
  );
});

async function demo(dataDir: string, env: NodeJS.ProcessEnv): Promise<{ status: number; said: string }> {
  const { PATH, HOME } = process.env;
  const port = String(await sevenFreePorts());
  const main = join(checkout, 'dist', 'dev', 'main.js');
  return new Promise((resolve) => {
    const options = { env: { PATH, HOME, DATA_DIR: dataDir, PORT: port, ...env } };
    execFile(process.execPath, [main, 'demo', '--exit'], options, (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), said: stdout + stderr });
    });
  });
}

async function mailsIn(dataDir: string): Promise<number> {
  return (await readFile(join(dataDir, 'mailbox', 'index.jsonl'), 'utf8')).trim().split('\n').length;
}
