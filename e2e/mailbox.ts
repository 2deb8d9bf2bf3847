// What arrived at the relay, as the people read it to whom it was sent.
import { eventually } from '@portico/testing/eventually';
import type { ReceivedMail, SmtpSink } from '@portico/testing/smtp-sink';

export interface ReadMail {
  subject: string;
  html: string;
  text: string;
  messageId: string;
  from: { name: string; address: string };
  replyTo: string | null;
  attachments: { filename: string; mimeType: string; bytes: Buffer }[];
  /** Its first link with a token; empty where it has none. */
  link: string;
  /** The token of that link. */
  token: string;
  /** The sender of its envelope: where bounces go. */
  returnPath: string;
  /** Its header lines, unfolded. */
  head: string;
}

export class Mailbox {
  constructor(
    private readonly sink: SmtpSink,
    private readonly publicUrl: string,
  ) {}

  /** All mails so far, in the order in which they came. */
  get all(): readonly ReceivedMail[] {
    return this.sink.messages;
  }

  /** How many came to an address so far. */
  countTo(address: string): number {
    return this.to(address).length;
  }

  /** Waits for the `n`th mail to an address and reads it. */
  async mailTo(address: string, n = 1): Promise<ReadMail> {
    const mails = await eventually(
      () => {
        const arrived = this.to(address);
        if (arrived.length < n) throw new Error(`${arrived.length} mails came to ${address}, not ${n}.`);
        return arrived;
      },
      { timeoutMs: 20_000 },
    );
    return this.read(mails[n - 1]!);
  }

  /** Waits until there are `n` mails in all to addresses that `belongs` takes. */
  async waitFor(n: number, belongs: (address: string) => boolean, timeoutMs = 30_000): Promise<ReceivedMail[]> {
    return eventually(
      () => {
        const arrived = this.all.filter(({ to }) => belongs(to[0] ?? ''));
        if (arrived.length < n) throw new Error(`${arrived.length} mails came, not ${n}.`);
        return arrived;
      },
      { timeoutMs },
    );
  }

  async read(mail: ReceivedMail): Promise<ReadMail> {
    const { subject = '', html = '', text = '', messageId = '', from, replyTo, attachments } = await mail.parsed();
    const link = new RegExp(`${this.publicUrl}/(?!portal/unsubscribe)[\\w/-]+\\?token=[\\w.~-]+`).exec(text)?.[0] ?? '';
    return {
      subject,
      html,
      text,
      messageId,
      from: { name: from?.name ?? '', address: from?.address ?? '' },
      replyTo: replyTo?.[0]?.address ?? null,
      attachments: attachments.map(({ filename, mimeType, content }) => ({
        filename: filename ?? '',
        mimeType,
        bytes: Buffer.from(content as ArrayBuffer),
      })),
      link,
      token: link.split('token=')[1] ?? '',
      returnPath: mail.from,
      head: mail.raw
        .toString()
        .split('\r\n\r\n')[0]!
        .replace(/\r\n[ \t]+/g, ' '),
    };
  }

  private to(address: string): ReceivedMail[] {
    return this.all.filter(({ to }) => to.includes(address));
  }
}
