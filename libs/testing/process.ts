import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface TestProcess {
  pid: number;
  /** What it wrote to stdout and stderr so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** Runs a TypeScript file of ours as a process of its own; `env` is added to the environment of the tests. */
export function startProcess(file: string, env: Record<string, string> = {}, args: string[] = []): TestProcess {
  const child = spawn(process.execPath, ['-r', join(__dirname, 'register.js'), file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    kill: (signal) => void child.kill(signal),
    ended: once(child, 'close').then(([code, signal]: (number | string)[]) => code ?? signal ?? 0),
  };
}
