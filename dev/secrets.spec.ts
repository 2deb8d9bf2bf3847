import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSecrets, secretsOf } from './secrets';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'secrets '));
});

afterEach(() => rm(dataDir, { recursive: true }));

describe('the secrets of an installation', () => {
  it('are made once and stay the same', async () => {
    const first = await secretsOf(dataDir, {});
    expect(await secretsOf(dataDir, {})).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(6);
    expect(first.LINK_SECRET!.length).toBeGreaterThanOrEqual(32);
    expect(first.ADMIN_PASSWORD).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  });

  it('can be read by their owner only', async () => {
    await secretsOf(dataDir, {});
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  it('are neither made nor kept where the environment gives them, itself or by a file', async () => {
    const made = await secretsOf(dataDir, { LINK_SECRET: 'given', SESSION_SECRET_FILE: '/run/secrets/session' });
    expect(made).not.toHaveProperty('LINK_SECRET');
    expect(Object.keys(await keptSecrets(dataDir))).not.toContain('SESSION_SECRET');
  });

  it('outlive a start with a secret of its own', async () => {
    const { LINK_SECRET } = await secretsOf(dataDir, {});
    await secretsOf(dataDir, { LINK_SECRET: 'given' });
    expect((await secretsOf(dataDir, {})).LINK_SECRET).toBe(LINK_SECRET);
  });
});
