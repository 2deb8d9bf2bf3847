// A mail's data as SMTP wants it, past the streams of nodemailer: they look at every byte for dots and hand on piece after piece,
// which costs more than all else in the sending of a mail.
import { Readable, type Writable } from 'node:stream';
import type { Mail } from '../deliveries/ports';

const DOT = Buffer.from('.');
const LINE_END = Buffer.from('\r\n');
const FINAL_DOT = Buffer.from('.\r\n');

/** What nodemailer's client takes for the stream of a message: once the relay says that the data may come, it asks by `pipe`. */
export class MailData extends Readable {
  /** Whether it was asked for: something of it may have left. */
  asked = false;

  /** `socket` is asked for at the last moment, as TLS puts another in its place. */
  constructor(
    private readonly raw: Mail['raw'],
    private readonly socket: () => Writable | false | null,
  ) {
    super();
  }

  /** All of it in one go, and the final dot with it. */
  override pipe<T extends NodeJS.WritableStream>(dotStuffer: T): T {
    this.asked = true;
    (dotStuffer as unknown as Readable).unpipe(); // it had a line to the socket: we do its work
    const socket = this.socket();
    if (!socket) return dotStuffer;
    socket.cork();
    for (const piece of smtpData(this.raw)) socket.write(piece);
    socket.uncork();
    return dotStuffer;
  }
}

/** A mail with a second dot where a line begins with one, and the dot that ends it (RFC 5321 §4.5.2). Its lines end with CRLF. */
export function smtpData(raw: Mail['raw']): Buffer[] {
  const data: Buffer[] = [];
  let last = '\n';
  for (const piece of raw.filter(({ length }) => length > 0)) {
    if (last === '\n' && piece[0] === DOT[0]) data.push(DOT);
    data.push(...withDotsDoubled(piece));
    last = String.fromCharCode(piece.at(-1)!);
  }
  return last === '\n' ? [...data, FINAL_DOT] : [...data, LINE_END, FINAL_DOT];
}

function withDotsDoubled(piece: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = piece.indexOf('\n.'); at >= 0; at = piece.indexOf('\n.', at + 1)) {
    parts.push(piece.subarray(from, at + 1), DOT);
    from = at + 1;
  }
  return [...parts, piece.subarray(from)];
}
