// The SMTP side of the bounce inbox: it takes mail for our return paths, one at a time, and sends nothing on.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { reportLimit } from '@portico/contracts/limits';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

const MOST_CONNECTIONS = 50;
const MOST_OF_ONE_ADDRESS = 10;
const IDLE_MS = 60_000;
/** However slowly somebody writes, and however much: then it is over. Whoever has more to bring comes again. */
const LONGEST_CONNECTION_MS = 10 * 60_000;
/** A command with all its extensions has some 1,000 characters. */
const LONGEST_COMMAND = 2_048;
/** For mails that are being taken in while the service ends. */
const CLOSE_MS = 10_000;

/** What is behind the door. */
export interface Inbox {
  /** The name by which it greets. */
  name: string;
  /** Whether there is such a mailbox. */
  knows(recipient: string): boolean;
  /** How much of a mail it wants: its beginning. The rest is read and forgotten. */
  mostBytes: number;
  /** Takes a mail in. Done when nothing of it can be lost any more. */
  take(recipient: string, beginning: Buffer): Promise<void>;
}

type Done = (refusal?: Error | null) => void;

/** A reply beside 250, by a code of RFC 5321; 4xx: the mail stays with its sender, who comes again. */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** No sign-in and no relaying. A bounce is for one: who names a second recipient brings that one's mail separately (452). */
export class InboxServer {
  private readonly server: SMTPServer;
  /** Who is in the middle of a mail, by session. */
  private readonly heard = new Set<string>();
  private readonly hangUps = new Map<string, NodeJS.Timeout>();

  constructor(private readonly inbox: Inbox) {
    this.server = new SMTPServer({
      name: inbox.name,
      logger: false,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      hideENHANCEDSTATUSCODES: false,
      size: reportLimit.maxBytes,
      rejectOversized: true, // 552
      maxClients: MOST_CONNECTIONS,
      maxCommandLength: LONGEST_COMMAND,
      socketTimeout: IDLE_MS,
      closeTimeout: CLOSE_MS,
      onConnect: (session, done) => this.greet(session, done),
      onRcptTo: ({ address }, { envelope }, done) => done(this.refusalOf(address, envelope.rcptTo.length)),
      onData: (stream, session, done) => void this.hear(stream, session).then(() => done(null, 'taken in'), done),
      onClose: ({ id }) => this.forget(id),
    });
    this.server.on('error', () => undefined); // a connection that breaks is its client's affair: nothing was promised
  }

  /** The port it listens on. */
  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  async listen(port: number, host: string): Promise<void> {
    const listening = once(this.server.server, 'listening');
    this.server.listen(port, host);
    await listening;
  }

  /** Hears out who is in the middle of a mail, for a while; nobody else. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(resolve));
    this.hangUp('The service ends', (id) => !this.heard.has(id));
    await closed;
  }

  private greet({ id, remoteAddress }: SMTPServerSession, done: Done): void {
    const fromThere = [...this.server.connections].filter((connection) => connection.remoteAddress === remoteAddress);
    if (fromThere.length > MOST_OF_ONE_ADDRESS) return done(new Refusal(421, 'Too many connections from your address'));
    const end = (): void => this.hangUp('This took too long', (other) => other === id);
    this.hangUps.set(id, setTimeout(end, LONGEST_CONNECTION_MS).unref());
    done();
  }

  private refusalOf(address: string, before: number): Refusal | null {
    if (!this.inbox.knows(address)) return new Refusal(550, 'There is no such mailbox');
    return before > 0 ? new Refusal(452, 'One recipient at a time') : null;
  }

  private async hear(stream: SMTPServerDataStream, { id, envelope }: SMTPServerSession): Promise<void> {
    this.heard.add(id);
    try {
      const beginning = await beginningOf(stream, this.inbox.mostBytes);
      if (!stream.sizeExceeded) await this.inbox.take(envelope.rcptTo[0]!.address, beginning);
    } catch {
      throw new Refusal(451, 'It cannot be taken in now');
    } finally {
      this.heard.delete(id);
    }
  }

  private hangUp(because: string, isMeant: (id: string) => boolean): void {
    for (const connection of this.server.connections) if (isMeant(connection.id)) connection.send(421, because);
  }

  private forget(id: string): void {
    clearTimeout(this.hangUps.get(id));
    this.hangUps.delete(id);
  }
}

async function beginningOf(stream: SMTPServerDataStream, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size < most) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks).subarray(0, most);
}
