// A client that speaks SMTP line by line, so that a test decides on each word.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';

/** One conversation; `say` answers the last line of the reply. */
export class SmtpDialogue {
  private readonly lines: AsyncIterator<string>;

  private constructor(
    readonly socket: Socket,
    reader: Interface,
  ) {
    this.lines = reader[Symbol.asyncIterator]();
  }

  /** Connects, and greets unless the server does not let it. */
  static async with(port: number): Promise<SmtpDialogue> {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return new SmtpDialogue(socket, createInterface({ input: socket }));
  }

  async greeted(): Promise<string> {
    const greeting = await this.reply();
    return greeting.startsWith('220') ? this.say('EHLO mx.example.net') : greeting;
  }

  /** The reply to a command; undefined when the server has hung up. */
  async say(command: string): Promise<string> {
    this.socket.write(`${command}\r\n`);
    return this.reply();
  }

  /** The reply to a mail of these lines, its dot included. */
  async deliver(to: string, mail: string, from = ''): Promise<string> {
    for (const command of [`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
      const reply = await this.say(command);
      if (!/^[23]/.test(reply)) return reply;
    }
    return this.say(`${mail.replaceAll(/^\./gm, '..')}\r\n.`);
  }

  /** The last line of what the server says next; `closed` when it has hung up. */
  async reply(): Promise<string> {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) return 'closed';
      if (!/^\d{3}-/.test(value)) return value;
    }
  }

  end(): void {
    this.socket.destroy();
  }
}
