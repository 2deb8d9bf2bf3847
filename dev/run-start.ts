import { parseArgs } from 'node:util';
import { makeMapleCourt } from './demo/maple-court';
import { reasonOf } from './plain-error';
import { printWelcome } from './welcome';
import { readSettings, type Settings } from './settings';
import { startSystem, type RunningSystem } from './start';

/** `npm start [-- --verbose]`: everything, until Ctrl-C. */
export async function runStart(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { verbose: { type: 'boolean', default: false } } });
  const settings = readSettings(process.env);
  const system = await startSystem(settings, values.verbose);
  if (!system) return;
  await printWelcome(settings);
  if (settings.demo) void makeDemo(settings, system);
  await system.interrupted;
  console.log('\nStopping …');
  await system.stop();
}

/** In the background: nobody waits for it, and a failure stops nothing. */
async function makeDemo(settings: Settings, system: RunningSystem): Promise<void> {
  let stopping = false;
  void system.interrupted.then(() => (stopping = true));
  try {
    if (await makeMapleCourt(settings)) console.log('The invented community Maple Court is there to look at.\n');
  } catch (error) {
    if (!stopping)
      console.log(`The invented community is not complete: ${reasonOf(error)}. The next start tries again.\n`);
  }
}
