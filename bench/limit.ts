import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { smtpTool, type MailSink } from './mail-sink';

/** Mails a second that this machine can carry at all: smtp-source into the sink. Null where it is not installed. */
export async function limitOf(sink: MailSink, mails: number, bytes: number): Promise<number | null> {
  const source = smtpTool('smtp-source');
  if (!source || !sink.isPostfix) return null;
  const address = new URL(sink.url).host;
  const fromTo = ['-f', 'bench@example.com', '-t', 'nobody@example.com'];
  const begin = performance.now();
  const child = spawn(source, ['-d', '-s', '10', '-m', String(mails), '-l', String(bytes), ...fromTo, address]);
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`smtp-source ended with ${code}.`);
  return mails / ((performance.now() - begin) / 1000);
}
