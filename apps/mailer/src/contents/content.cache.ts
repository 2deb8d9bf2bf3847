// What mails are made of, fetched once per version and kept while it is in use.
import { GateClient } from '@portico/clients/gate-client';
import type { ContentAnswer } from '@portico/contracts/gate';
import { Problem } from '@portico/contracts/problems';
import { perLocale, type Locale, type MailContent } from '@portico/mail/content';
import { planMail, type MailPlan } from '@portico/mail/mail-plan';
import { Unmade } from '../deliveries/ports';
import { filePart } from './file-part.encoder';

/** Contents kept at the most: those of the messages that are being sent, and the few kinds of single mails. */
const MOST = 30;
/** Attachments kept at the most, in bytes as they are sent. */
const MOST_BYTES = 100_000_000;

export interface Content {
  plans: Record<Locale, MailPlan>;
}

export class ContentCache {
  /** In order of their last use. */
  private readonly contents = new Map<string, Promise<Content>>();
  private readonly sizes = new Map<string, number>();

  constructor(private readonly gate: Pick<GateClient, 'content' | 'attachment'>) {}

  /** @throws Unmade where the content or a file of it is gone for good; any other error may pass. */
  get(id: string): Promise<Content> {
    const known = this.contents.get(id);
    const content = known ?? this.fetch(id);
    this.contents.delete(id);
    this.contents.set(id, content);
    if (!known) content.catch(() => this.forget(id));
    return content;
  }

  private async fetch(id: string): Promise<Content> {
    try {
      const answer = await this.gate.content(id);
      const files = await Promise.all(answer.attachments.map((attachment) => this.encoded(attachment)));
      this.sizes.set(
        id,
        files.reduce((sum, { length }) => sum + length, 0),
      );
      this.makeRoom(id);
      const parts = answer.parts as MailContent;
      return { plans: perLocale((locale) => planMail(parts[locale], files)) };
    } catch (error) {
      const gone = error instanceof Problem && error.code === 'resource.not_found';
      throw gone ? new Unmade(error.detail) : error;
    }
  }

  private async encoded(attachment: ContentAnswer['attachments'][number]): Promise<Buffer> {
    return filePart(attachment, await this.gate.attachment(attachment.id));
  }

  private makeRoom(newest: string): void {
    for (const id of this.contents.keys()) {
      const bytes = [...this.sizes.values()].reduce((sum, size) => sum + size, 0);
      if (this.contents.size <= MOST && bytes <= MOST_BYTES) return;
      if (id !== newest) this.forget(id);
    }
  }

  private forget(id: string): void {
    this.contents.delete(id);
    this.sizes.delete(id);
  }
}
