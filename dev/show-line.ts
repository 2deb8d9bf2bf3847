import { styled } from './terminal';

/** Prints what a process says, after its name: everything with `verbose`, else warnings and errors. */
export function showLine(name: string, line: string, verbose: boolean): void {
  if (!verbose && !isAlarming(line)) return;
  console.log(`${styled('dim', `${name.padEnd(11)} |`)} ${line}`);
}

/** True for a warning or worse, both of our own logs and of what Node prints when it dies. PostgreSQL's own log stays in its file. */
export function isAlarming(line: string): boolean {
  if (line.startsWith('{')) return /^\{"level":"?([4-6]0|warn|error|fatal)\b/.test(line);
  return /^(\S+ )?(warn|error|fatal)\b|^\w+ cannot start:|^(Uncaught|\w*Error:)/i.test(line);
}
