import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from '../checkout';

const run = promisify(execFile);

/** Every line is one thing wrong: the file, what it imports, and the rule that must say so. */
const wrong: [rule: string, file: string, imported: string][] = [
  ['1-no-app-imports-an-app', 'apps/a/src/main.ts', 'apps/b/src/b'],
  ['2-apps-import-four-libs', 'apps/a/src/tooled.ts', 'dev/tool'],
  ['2-only-tests-import-testing', 'libs/clients/tested.ts', 'libs/testing/sink'],
  ['2-no-development-package-in-the-product', 'apps/a/src/careless.ts', 'supertest'],
  ['3-contracts-stand-alone', 'libs/contracts/nosy.ts', '@nestjs/common'],
  ['4-platform-and-mail-know-no-domain', 'libs/platform/knowing.ts', 'libs/contracts/messages'],
  ['4-mail-is-pure', 'libs/mail/sender.ts', 'nodemailer'],
  ['5-clients-import-contracts-and-platform', 'libs/clients/mailing.ts', 'libs/mail/content'],
  ['6-web-talks-to-the-gateway', 'apps/portal/page.ts', 'libs/contracts/portal'],
  ['7-bare-files-are-the-domain', 'apps/a/src/n/rule.ts', 'apps/a/src/n/rule.entity'],
  ['7-bare-files-know-no-framework', 'apps/a/src/n/stored.ts', 'typeorm'],
  ['7-bare-files-know-no-framework', 'apps/a/src/n/read.ts', 'node:fs'],
  ['8-invitations-points-inward', 'apps/invitations/src/invitations/i.service.ts', 'apps/invitations/src/messages/m'],
  ['8-deliveries-points-inward', 'apps/invitations/src/deliveries/d.service.ts', 'apps/invitations/src/messages/m'],
  ['9-no-cycle', 'libs/mail/snake.ts', 'libs/mail/snake'],
  ['9-names-that-say-something', 'libs/mail/text.ts', 'libs/mail/string-utils'],
  ['9-names-that-say-something', 'libs/mail/all.ts', 'libs/mail/index'],
  ['dev-uses-the-public-api', 'dev/insider.ts', 'libs/contracts/residents'],
  ['e2e-is-outside', 'e2e/peeking.spec.ts', 'libs/clients/someone'],
];

/** Folders that import each other, though no file of theirs does. */
const round: [file: string, imported: string][] = [
  ['apps/gateway/src/inner/i.service.ts', 'apps/gateway/src/outer/o'],
  ['apps/gateway/src/outer/p.service.ts', 'apps/gateway/src/inner/j'],
  ['apps/directory/src/properties/p.service.ts', 'apps/directory/src/residents/r'],
  ['apps/directory/src/residents/s.service.ts', 'apps/directory/src/properties/q'],
];

const right: [file: string, imported: string][] = [
  ['apps/a/src/n/good.ts', 'libs/contracts/words'],
  ['apps/a/src/n/good.service.ts', 'typeorm'],
  ['apps/a/src/n/good.spec.ts', 'libs/testing/sink'],
  ['apps/invitations/src/messages/good.service.ts', 'apps/invitations/src/deliveries/e'],
  ['apps/portal/src/app/good.ts', 'libs/mail/color'],
  ['libs/contracts/good.ts', 'class-validator'],
  ['libs/platform/good.ts', 'libs/contracts/problems'],
  ['libs/clients/good.ts', 'libs/platform/tenant'],
];

let house: string;
let broken: string[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'house '));
  for (const shared of ['node_modules', 'package.json', 'tsconfig.json', 'tsconfig.base.json']) {
    await symlink(join(checkout, shared), join(house, shared));
  }
  for (const [file, imported] of [...wrong.map(([, ...rest]) => rest), ...round, ...right]) {
    const ours = /^(apps|libs|dev|e2e)\//.test(imported);
    await write(file, `import '${ours ? '../'.repeat(file.split('/').length - 1) : ''}${imported}';`);
    if (ours && `${imported}.ts` !== file) await write(`${imported}.ts`, 'export const nothing = 1;');
  }
  broken = await brokenRules();
}, 60_000);

afterAll(() => rm(house, { recursive: true }));

describe('the walls of the house', () => {
  it.each(wrong)('report %s where %s imports %s', (rule, file) => {
    expect(broken).toContain(`${rule}: ${file}`);
  });

  it.each(['apps/gateway/src/inner', 'apps/directory/src/properties'])(
    'report that %s and another import each other',
    (folder) => {
      expect(broken).toContain(`8-folders-point-one-way: ${folder}`);
    },
  );

  it.each(right)('let %s import %s', (file) => {
    expect(broken.filter((line) => line.endsWith(` ${file}`))).toEqual([]);
  });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, path)), { recursive: true });
  await writeFile(join(house, path), text);
}

/** What the real tool reports of this house by the real rules. */
async function brokenRules(): Promise<string[]> {
  const tool = join(checkout, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const config = ['--config', join(checkout, '.dependency-cruiser.js'), '--preserve-symlinks', '--output-type', 'json'];
  const { stdout } = await run(process.execPath, [tool, ...config, 'apps', 'libs', 'dev', 'e2e'], { cwd: house }).catch(
    (error: { stdout: string }) => error,
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}
