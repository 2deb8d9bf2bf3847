// A real SMTP server on loopback that keeps what it gets in memory and answers as a test says.
import type { AddressInfo, Socket } from 'node:net';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import { eventually } from './eventually';

/** A refusal: `{ code: 550, message: '5.1.1 no such user' }`; or the connection breaks, or hangs; undefined accepts. */
export type SmtpReply = { code: number; message: string } | 'drop' | 'hang' | undefined;

/** What it does may change while it runs: these are read anew each time. */
export interface SinkOptions {
  /** Asked before the greeting. */
  onConnect?: () => SmtpReply;
  /** Asked when somebody signs in; left out at the start, signing in is not offered. */
  onAuth?: () => SmtpReply;
  /** Asked at MAIL. */
  onMail?: () => SmtpReply;
  /** Asked at each RCPT. */
  onRcpt?: (address: string) => SmtpReply | Promise<SmtpReply>;
  /** Asked after the final dot. A mail refused here is not among `messages`; one that is dropped is: it was taken, and nobody told. */
  onData?: (mail: ReceivedMail) => SmtpReply | Promise<SmtpReply>;
  /** Speaks TLS, with a certificate that nobody trusts: from the first byte, or after STARTTLS. */
  tls?: 'first' | 'starttls';
}

type Done = (error?: Error | null) => void;

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

/** Starts a sink; it offers PIPELINING, and sign-in and TLS where they are asked for. */
export async function startSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const messages: ReceivedMail[] = [];
  const answer = (ask: () => SmtpReply | Promise<SmtpReply>, session: SMTPServerSession, done: Done): void =>
    void tell(ask, done, () => socketOf(server, session)?.destroy());
  const server = new SMTPServer({
    secure: options.tls === 'first',
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: [...(options.onAuth ? [] : ['AUTH']), ...(options.tls === 'starttls' ? [] : ['STARTTLS'])],
    hidePIPELINING: false,
    hideENHANCEDSTATUSCODES: true, // a test's replies go out as they are
    disableReverseLookup: true,
    closeTimeout: 1_000,
    logger: false,
    onConnect: (session, done) => answer(() => options.onConnect?.(), session, done),
    onAuth: (_auth, session, done) =>
      answer(
        () => options.onAuth?.(),
        session,
        (error) => done(error, error ? undefined : { user: 'portico' }),
      ),
    onMailFrom: (_address, session, done) => answer(() => options.onMail?.(), session, done),
    onRcptTo: ({ address }, session, done) => answer(() => options.onRcpt?.(address), session, done),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = received(session, Buffer.concat(chunks));
        const taken = async (): Promise<SmtpReply> => {
          const reply = await options.onData?.(mail);
          if (typeof reply !== 'object') messages.push(mail);
          return reply;
        };
        answer(taken, session, done);
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

/** Tells the client what a test wants it to be told, or breaks off. */
async function tell(ask: () => SmtpReply | Promise<SmtpReply>, done: Done, breakOff: () => void): Promise<void> {
  try {
    const reply = await ask();
    if (reply === 'drop') breakOff();
    else if (reply !== 'hang')
      done(reply ? Object.assign(new Error(reply.message), { responseCode: reply.code }) : null);
  } catch (error) {
    done(Object.assign(error as Error, { responseCode: 451 }));
  }
}

function socketOf(server: SMTPServer, session: SMTPServerSession): Socket | undefined {
  return [...server.connections].find((connection) => connection.session === session)?._socket;
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
