// A real SMTP server on loopback that keeps what it gets in memory and answers as a test says.
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import { eventually } from './eventually';

/** A refusal: `{ code: 550, message: '5.1.1 no such user' }`; undefined accepts. */
export type SmtpReply = { code: number; message: string } | undefined;

export interface SinkOptions {
  /** Asked at each RCPT. */
  onRcpt?: (address: string) => SmtpReply | Promise<SmtpReply>;
  /** Asked after the final dot. A mail refused here is not among `messages`. */
  onData?: (mail: ReceivedMail) => SmtpReply | Promise<SmtpReply>;
  /** Speaks TLS, with a certificate that nobody trusts: from the first byte, or after STARTTLS. */
  tls?: 'first' | 'starttls';
}

export interface ReceivedMail {
  /** The envelope's sender. */
  from: string;
  /** The envelope's recipients. */
  to: string[];
  raw: Buffer;
  at: Date;
  parsed(): Promise<Email>;
}

export interface SmtpSink {
  /** For SMTP_URL. */
  url: string;
  /** In the order in which they came. */
  messages: ReceivedMail[];
  /** Waits until there are at least `n` mails. */
  waitFor(n: number, timeoutMs?: number): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

/** Starts a sink; it offers PIPELINING, no sign-in, and TLS where it is asked for. */
export async function startSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const messages: ReceivedMail[] = [];
  const server = new SMTPServer({
    secure: options.tls === 'first',
    disabledCommands: options.tls === 'starttls' ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    hidePIPELINING: false,
    hideENHANCEDSTATUSCODES: true, // a test's replies go out as they are
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) => void answer(() => options.onRcpt?.(address), done),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = received(session, Buffer.concat(chunks));
        const accept = (error?: Error | null): void => {
          if (!error) messages.push(mail);
          done(error);
        };
        void answer(() => options.onData?.(mail), accept);
      });
    },
  });
  server.on('error', () => undefined); // a client that goes away in the middle is no matter of the sink
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${options.tls === 'first' ? 'smtps' : 'smtp'}://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    messages,
    waitFor: (n, timeoutMs = 10_000) => eventually(() => atLeast(n, messages), { timeoutMs }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(ask: () => SmtpReply | Promise<SmtpReply>, done: (error?: Error | null) => void): Promise<void> {
  try {
    const refusal = await ask();
    done(refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null);
  } catch (error) {
    done(Object.assign(error as Error, { responseCode: 451 }));
  }
}

function received(session: SMTPServerSession, raw: Buffer): ReceivedMail {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    raw,
    at: new Date(),
    parsed: () => PostalMime.parse(raw),
  };
}

function atLeast(n: number, messages: ReceivedMail[]): ReceivedMail[] {
  if (messages.length < n) throw new Error(`There are ${messages.length} mails, not ${n}.`);
  return messages;
}
