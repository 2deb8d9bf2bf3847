// One connection to the relay. It carries one mail after another until it is closed by either side.
import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Facts, Mail } from '../deliveries/ports';
import { MailData } from './mail-data';
import { accepted, refused } from './smtp-facts';

export interface LineOptions {
  host?: string;
  port?: number;
  secure?: boolean;
  auth?: { user: string; pass: string };
  connectionTimeout: number;
  greetingTimeout: number;
  socketTimeout: number;
}

/** What became of a mail, and whether not a byte of it had left when the connection broke. */
export interface Sent {
  facts: Facts;
  untouched: boolean;
}

export class SmtpLine {
  private closed = false;
  /** Mails carried so far. */
  carried = 0;

  private constructor(private readonly connection: SMTPConnection) {
    connection.on('error', () => (this.closed = true));
    connection.on('end', () => (this.closed = true));
  }

  /** Connects and signs in. @throws the error of nodemailer. */
  static open({ auth, ...options }: LineOptions): Promise<SmtpLine> {
    const connection = new SMTPConnection(options);
    return new Promise((resolve, reject) => {
      const done = (error?: Error | null): void => {
        if (!error) return resolve(new SmtpLine(connection));
        reject(error);
        connection.close();
      };
      connection.once('error', done);
      connection.once('end', () => done(new Error('The relay closed the connection.')));
      connection.connect((error) => {
        if (error || !auth || !connection.allowsAuth) done(error);
        else connection.login({ user: auth.user, credentials: auth }, done);
      });
    });
  }

  get isOpen(): boolean {
    return !this.closed;
  }

  async send({ envelope, raw }: Mail): Promise<Sent> {
    const data = new MailData(raw, () => this.connection._socket);
    const size = raw.reduce((sum, { length }) => sum + length, 0);
    this.carried += 1;
    return new Promise((resolve) =>
      this.connection.send({ ...envelope, size }, data, (error, info) => {
        if (!error) return resolve({ facts: accepted(info.response), untouched: false });
        const facts = refused(error, data.asked);
        const untouched = facts.kind === 'connection' && !data.asked;
        void this.recover(error).then(() => resolve({ facts, untouched }));
      }),
    );
  }

  /** Says goodbye; nothing may be under way. */
  quit(): void {
    this.closed = true;
    this.connection.quit();
  }

  /** After a refusal of one mail the connection is good for the next; after anything else it is not. */
  private recover(error: NodemailerError): Promise<void> {
    return new Promise((resolve) => {
      if (!error.responseCode || error.responseCode === 421 || this.closed) {
        this.drop();
        return resolve();
      }
      this.connection.reset((failed) => {
        if (failed) this.drop();
        resolve();
      });
    });
  }

  private drop(): void {
    this.closed = true;
    this.connection.close();
  }
}
