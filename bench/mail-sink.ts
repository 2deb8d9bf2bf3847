// The relay of the benchmark: takes every mail and writes it down, as it came, behind whom it was for. Postfix's smtp-sink where it is
// installed, which costs next to nothing; else a stand-in.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@portico/testing/eventually';
import { freePort } from '@portico/testing/free-port';

/** What arrived since the last `empty`. */
export interface Arrived {
  mails: number;
  /** Recipients, each once. */
  recipients: number;
  /** Links to sign in with, each once. */
  links: number;
  /** When the last one came, in milliseconds of the clock. */
  lastAt: number;
}

/** How smtp-sink and the stand-in write down whom a mail is for. */
export const RECIPIENT_LINE = 'X-Rcpt-Args: ';

const TOKEN = /activate\?token=3D([A-Za-z0-9_-]{43})/g;

export class MailSink {
  private constructor(
    /** For SMTP_URL. */
    readonly url: string,
    /** Whether it is Postfix's: figures beside those of others are worth something only then. */
    readonly isPostfix: boolean,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(): Promise<MailSink> {
    const folder = await mkdtemp(join(tmpdir(), 'portico-bench-sink-'));
    await chmod(folder, 0o777); // smtp-sink gives up root
    const [port, postfix] = [await freePort(), smtpTool('smtp-sink')];
    const dump = join(folder, 'mails');
    const child = postfix
      ? spawn(postfix, [...asNobody(), '-D', dump, `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' })
      : spawn(process.execPath, [process.argv[1]!, 'sink', String(port), dump], { stdio: 'ignore' });
    process.once('exit', () => child.kill('SIGKILL'));
    await eventually(() => answers(port));
    return new MailSink(`smtp://127.0.0.1:${port}`, postfix !== null, child, folder);
  }

  /** Forgets what came. */
  async empty(): Promise<void> {
    await rm(this.dump, { force: true });
  }

  /** Resolves with the moment of the first mail, to within two milliseconds. */
  async first(withinMs = 60_000): Promise<number> {
    for (const until = Date.now() + withinMs; Date.now() < until;) {
      if (existsSync(this.dump)) return Date.now();
      await sleep(2);
    }
    throw new Error('No mail came.');
  }

  /** Resolves with the moment when more comes than there is now. */
  async next(): Promise<number> {
    const { size } = await stat(this.dump);
    while ((await stat(this.dump)).size === size) await sleep(10);
    return Date.now();
  }

  /** Reads all that came: the proof. */
  async arrived(): Promise<Arrived> {
    const [recipients, links] = [new Set<string>(), new Set<string>()];
    const { mtimeMs } = await stat(this.dump);
    let [mails, folded] = [0, ''];
    for await (const line of createInterface({ input: createReadStream(this.dump, { highWaterMark: 1 << 20 }) })) {
      if (line.startsWith(RECIPIENT_LINE)) {
        mails += 1;
        recipients.add(line.slice(RECIPIENT_LINE.length));
      }
      folded += line;
      if (line.endsWith('=')) folded = folded.slice(0, -1); // a soft line break (RFC 2045, 6.7)
      else {
        for (const [, token] of folded.matchAll(TOKEN)) links.add(token!);
        folded = '';
      }
    }
    return { mails, recipients: recipients.size, links: links.size, lastAt: mtimeMs };
  }

  async close(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await gone;
    await rm(this.folder, { recursive: true, force: true });
  }

  private get dump(): string {
    return join(this.folder, 'mails');
  }
}

/** Where a program of Postfix's test tools is, or null. */
export function smtpTool(name: 'smtp-sink' | 'smtp-source'): string | null {
  const path = ['/usr/sbin', '/usr/bin', '/usr/local/sbin'].map((folder) => join(folder, name)).find(existsSync);
  return path && spawnSync(path, [], { stdio: 'ignore' }).error === undefined ? path : null;
}

/** What smtp-sink asks of root. */
export function asNobody(): string[] {
  return process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
}

function answers(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    }).once('error', reject);
  });
}
