// What mails are made of: compiled once, stored under its own hash, never changed. Preview and mail are filled from the same version.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ContentAnswer } from '@portico/contracts/gate';
import { notFound } from '@portico/contracts/problems';
import type { MailContent } from '@portico/mail/content';
import { EntityManager } from 'typeorm';

/** A file that goes with every mail of a content version. `id` is what `AttachmentStore` knows it by. */
export type ContentAttachment = ContentAnswer['attachments'][number];

@Injectable()
export class ContentStore {
  constructor(private readonly db: EntityManager) {}

  /** Keeps a content version within `tx` and answers its id; the same content has the same id, however often it is kept. */
  async keep(tx: EntityManager, parts: MailContent, attachments: readonly ContentAttachment[] = []): Promise<string> {
    const [partsJson, attachmentsJson] = [JSON.stringify(parts), JSON.stringify(attachments)];
    const id = createHash('sha256').update(partsJson).update('\n').update(attachmentsJson).digest('hex');
    await tx.query(
      'INSERT INTO content (id, parts, attachments) VALUES ($1, $2::jsonb, $3::jsonb) ON CONFLICT (id) DO NOTHING',
      [id, partsJson, attachmentsJson],
    );
    return id;
  }

  /** @throws Problem `resource.not_found` for an id that was never kept. */
  async read(id: string): Promise<ContentAnswer & { parts: MailContent }> {
    const [row] = await this.db.query<(ContentAnswer & { parts: MailContent })[]>(
      'SELECT id, parts, attachments FROM content WHERE id = $1',
      [id],
    );
    if (!row) throw notFound('content');
    return row;
  }
}
