import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(__dirname, '..');
const read = (file: string) => readFileSync(join(checkout, file), 'utf8');
const dockerfile = read('docker/Dockerfile');
const lines = dockerfile.split('\n').filter((line) => line && !line.startsWith('#'));

describe('the Dockerfile', () => {
  it('stands on one base, pinned by its version', () => {
    const bases = lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []);
    expect(new Set(bases)).toEqual(new Set(['${NODE_IMAGE}', 'build']));
    expect(lines[0]).toMatch(/^ARG NODE_IMAGE=docker\.io\/library\/node:24\.\d+\.\d+-bookworm-slim$/);
  });

  it('installs what the lockfile says, and for running nothing of development', () => {
    const installs = lines.filter((line) => /\bnpm (ci|i|install)\b/.test(line)).map((line) => line.split('npmrc ')[1]);
    expect(installs).toEqual(['npm ci', 'npm ci --omit=dev']);
  });

  it('ends as a user by number, started without a shell', () => {
    const last = lines.slice(lines.findIndex((line) => line.endsWith('AS portico')));
    expect(last).toContain('USER 1000:1000');
    expect(last.filter((line) => /^(RUN|ADD)/.test(line))).toEqual([]);
    expect(last.filter((line) => /^(ENTRYPOINT|CMD)/.test(line))).toEqual([
      'ENTRYPOINT ["node", "--enable-source-maps"]',
      'CMD ["dist/apps/gateway/main.js"]',
    ]);
  });

  it('is given no more than it needs: the ignore file lets in what the build reads', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toContain('*');
    const letIn = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const roots = Object.values(
      (JSON.parse(read('nest-cli.json')) as { projects: Record<string, { root: string }> }).projects,
    ).map(({ root }) => root.split('/')[0]!);
    expect(letIn).toEqual(expect.arrayContaining([...new Set(roots), 'libs', 'package-lock.json', '.npmrc']));
  });
});
