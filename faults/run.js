// `npm run test:faults [-- PART-OF-A-NAME] [--backend=redis|postgres]`: runs the faults and prints what became of each.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');

const { values, positionals } = parseArgs({ allowPositionals: true, options: { backend: { type: 'string' } } });
const folder = mkdtempSync(path.join(tmpdir(), 'portico-faults-'));
const figures = path.join(folder, 'figures.jsonl');
writeFileSync(figures, '');

const filter = positionals.length > 0 ? ['-t', positionals.join(' ')] : [];
const jest = [
  require.resolve('jest/bin/jest'),
  '--config',
  path.join(__dirname, 'jest.config.js'),
  '--verbose',
  ...filter,
];
const env = { ...process.env, FAULTS_FIGURES: figures, FAULTS_BACKEND: values.backend ?? '' };
const { status } = spawnSync(process.execPath, jest, { stdio: 'inherit', env });

const rows = readFileSync(figures, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const columns = ['fault', 'queues in', 'mails', 'lost', 'doubled', 'uncertain', 'seconds to recover'];
const lines = [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
process.stdout.write(`\n${lines.join('\n')}\n\n`);
rmSync(folder, { recursive: true });
process.exit(status ?? 1);
