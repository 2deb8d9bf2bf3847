// The one way out: SMTP over a few connections that stay open. A mail leaves at its moment or not at all; nothing is repeated
// once a byte of it has left, and what did not leave is told.
import { crashPoint } from '@portico/platform/crash-point';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type { MailerConfig } from '../config';
import { returned, type Facts, type Mail, type Relay } from '../deliveries/ports';
import { Permits } from './permits';
import { refused } from './smtp-facts';
import { SmtpLine, type LineOptions } from './smtp.line';

/** Idle connections are closed by us, before the relay does so under a mail. */
const IDLE_MS = 30_000;
const MAILS_A_CONNECTION = 1_000;
const LONGEST_CONNECT_MS = 60_000;

export class SmtpRelay implements Relay {
  readonly connections: number;
  private readonly options: LineOptions;
  private readonly permits: Permits;
  /** Open connections without a mail; the one used last is used next. */
  private readonly idle: { line: SmtpLine; timer: NodeJS.Timeout }[] = [];
  private closing = false;

  constructor(config: Pick<MailerConfig, 'smtpUrl' | 'smtpConnections' | 'smtpTimeoutSeconds'>) {
    this.connections = config.smtpConnections;
    this.permits = new Permits(config.smtpConnections);
    this.options = optionsOf(config);
  }

  send(mail: Mail, urgent: boolean, leave: () => Promise<boolean>): Promise<Facts> {
    crashPoint('after-claim');
    return this.permits.with(urgent, async () => {
      const { facts, untouched } = await this.attempt(mail, leave, this.takeIdle());
      // The relay had closed an idle connection, and we did not know yet.
      return untouched ? (await this.attempt(mail, leave, undefined)).facts : facts;
    });
  }

  close(): void {
    this.closing = true;
    for (let line = this.takeIdle(); line; line = this.takeIdle()) line.quit();
  }

  private async attempt(
    mail: Mail,
    leave: () => Promise<boolean>,
    known: SmtpLine | undefined,
  ): Promise<{ facts: Facts; untouched: boolean }> {
    let line = known;
    try {
      line ??= await SmtpLine.open(this.options);
      if (!(await leave())) return { facts: returned, untouched: false };
      const sent = await line.send(mail);
      if (sent.facts.kind === 'accepted') crashPoint('after-250');
      return { facts: sent.facts, untouched: sent.untouched && known !== undefined };
    } catch (error) {
      return { facts: refused(error as Error), untouched: false };
    } finally {
      if (line) this.keep(line);
    }
  }

  private takeIdle(): SmtpLine | undefined {
    for (let one = this.idle.pop(); one; one = this.idle.pop()) {
      clearTimeout(one.timer);
      if (one.line.isOpen) return one.line;
    }
    return undefined;
  }

  private keep(line: SmtpLine): void {
    if (!line.isOpen) return;
    if (this.closing || line.carried >= MAILS_A_CONNECTION) return line.quit();
    const timer = setTimeout(() => this.retire(line), IDLE_MS).unref();
    this.idle.push({ line, timer });
  }

  private retire(line: SmtpLine): void {
    this.idle.splice(
      this.idle.findIndex((one) => one.line === line),
      1,
    );
    line.quit();
  }
}

function optionsOf(config: Pick<MailerConfig, 'smtpUrl' | 'smtpTimeoutSeconds'>): LineOptions {
  const timeout = config.smtpTimeoutSeconds * 1_000;
  const connect = Math.min(timeout, LONGEST_CONNECT_MS);
  const address = parseConnectionUrl(config.smtpUrl) as Partial<LineOptions>;
  return { ...address, connectionTimeout: connect, greetingTimeout: connect, socketTimeout: timeout };
}
