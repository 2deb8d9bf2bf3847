/** One mail as the mailbox's list has it. */
export interface ListedMail {
  id: string;
  at: string;
  to: string[];
}

/** The development mailbox through its API. */
export class MailboxClient {
  constructor(private readonly origin: string) {}

  /** The mails received since `since`, all if left out, newest first; `to` is part of an address. */
  async *mails({ to = '', since = '' }): AsyncGenerator<ListedMail> {
    for (let after: string | null = ''; after !== null;) {
      const query = new URLSearchParams({ limit: '1000', to, after });
      const page = (await this.json(`?${query.toString()}`)) as { items: ListedMail[]; nextCursor: string | null };
      for (const mail of page.items) {
        if (mail.at < since) return;
        yield mail;
      }
      after = page.nextCursor;
    }
  }

  /** The link in a mail that lets its reader in, by an invitation or by sign-in; null if it has none. */
  async linkIn(id: string): Promise<string | null> {
    const { text } = (await this.json(`/${id}`)) as { text: string };
    return /https?:\/\/[^\s<>"]+\/portal\/(?:activate|sign-in)[?#]token=[\w.~-]+/.exec(text)?.[0] ?? null;
  }

  private async json(rest: string): Promise<unknown> {
    return (await fetch(`${this.origin}/api/mails${rest}`)).json();
  }
}
