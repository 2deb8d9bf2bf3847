import { createWriteStream, existsSync, mkdirSync, renameSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const remembered = 15;

/** What one process says: all of it into a file, the last lines kept for an error message, the rest as asked. */
export class ProcessLog {
  private readonly file: WriteStream;
  private readonly last: string[] = [];

  /** @param show gets each line as it comes */
  constructor(
    readonly path: string,
    private readonly show: (line: string) => void,
  ) {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) renameSync(path, `${path}.1`); // the run before stays readable
    this.file = createWriteStream(path);
  }

  /** Follows an output of the process to its end. */
  follow(output: Readable | null): void {
    if (output) createInterface({ input: output }).on('line', (line) => this.take(line));
  }

  /** The last lines, for somebody who wants to know why it died. */
  lastWords(): string {
    return this.last.join('\n');
  }

  close(): void {
    this.file.end();
  }

  private take(line: string): void {
    if (!this.file.closed && !this.file.writableEnded) this.file.write(`${line}\n`);
    if (this.last.push(line) > remembered) this.last.shift();
    this.show(line);
  }
}
