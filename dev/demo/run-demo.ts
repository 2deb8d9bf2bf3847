import { parseArgs } from 'node:util';
import { readSettings } from '../settings';
import { styled } from '../terminal';
import { printWelcome } from '../welcome';
import { apiOf, findOrStart, residentSideOf } from './demo-system';
import { runSteps } from './demo-steps';
import { inventedRoster, readRoster } from './roster';

const options = { exit: { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false } } as const;

/**
 * `npm run demo [-- FILE.csv] [--exit] [--verbose]`: sets up and does the main job by itself. Leaves the system open to look
 * at; `--exit` ends it. The exit status says whether all went well.
 */
export async function runDemo(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const settings = readSettings(process.env);
  const roster = positionals[0] ? await readRoster(positionals[0]) : await inventedRoster('juniper-ridge');
  const system = await findOrStart(settings, values.verbose);
  if (!system) return;
  const interrupted = system.started?.interrupted ?? new Promise<void>(() => undefined);
  try {
    console.log(`\n${styled('bold', `${roster.community}: from a roster to its residents' first sign-in`)}\n`);
    const steps = runSteps({
      api: await apiOf(settings),
      side: residentSideOf(settings),
      roster,
      dataDir: settings.dataDir,
      sawDeath: () => system.started?.sawDeath() ?? false,
    });
    const wrong = await Promise.race([steps, interrupted.then(() => ['interrupted'])]);
    process.exitCode = wrong.length === 0 ? 0 : 1;
    if (values.exit && system.started) return;
    await printWelcome(settings);
    if (system.started) await interrupted;
  } finally {
    await system.started?.stop();
  }
}
