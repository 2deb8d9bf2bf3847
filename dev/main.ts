// The development tools as one program: `node dist/dev/main.js start | demo | mailbox | screenshots | score`. Try `npm start` and `npm run demo`.
import 'reflect-metadata';
import { ConfigError } from '@portico/platform/config';
import { runDemo } from './demo/run-demo';
import { runMailbox } from './mailbox/run-mailbox';
import { PlainError } from './plain-error';
import { runStart } from './run-start';
import { runScore } from './score/run-score';
import { runScreenshots } from './screenshots/run-screenshots';

const commands: Record<string, (args: string[]) => Promise<void>> = {
  start: runStart,
  demo: runDemo,
  mailbox: runMailbox,
  screenshots: runScreenshots,
  score: runScore,
};

async function main(name = 'start', ...args: string[]): Promise<void> {
  const command = commands[name];
  if (!command) throw new PlainError(`There is no "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  await command(args);
}

// Who pipes this into `head` stops reading, which is no reason to leave processes without a supervisor.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

main(...process.argv.slice(2)).catch((error: unknown) => {
  const forPeople = error instanceof PlainError || error instanceof ConfigError;
  console.error(forPeople ? error.message : error);
  process.exit(1);
});
