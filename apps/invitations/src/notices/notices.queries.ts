// A notice of a resident is the mail that was sent to them: its words are the message's, which nobody edits any more.
import type { ListQuery, Page } from '@portico/contracts/lists';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';
import type { ContentAttachment } from '../deliveries/content.store';

/** What a notice is made of. */
export interface NoticeRow {
  id: string;
  organizationId: string;
  communityId: string;
  subject: string;
  body: string;
  locale: string;
  values: Record<string, string>;
  sentAt: Date;
  attachments: ContentAttachment[];
}

const sent = `delivery.resident_id = ? AND delivery.purpose = 'notice' AND delivery.sent_at IS NOT NULL
  AND delivery.status IN ('sent', 'delivered', 'complained')`;

/** One page of the notices that were sent to a resident, newest first. */
export function noticesOf(db: EntityManager, residentId: string, query: ListQuery): Promise<Page<NoticeRow>> {
  const list = {
    order: 'newest',
    columns: [
      { sql: 'delivery.sent_at', type: 'timestamptz' },
      { sql: 'delivery.id', type: 'uuid' },
    ],
    descending: true,
    select: `delivery.id, delivery.organization_id AS "organizationId", delivery.community_id AS "communityId", message.subject,
             message.body, delivery.locale, delivery."values", delivery.sent_at AS "sentAt", content.attachments`,
    from: `delivery JOIN message ON message.id = delivery.message_id JOIN content ON content.id = delivery.content_id`,
    where: new Conditions().and(sent, residentId),
  };
  return keysetPage(db, list, query, (row: NoticeRow) => row);
}

/** A file that went with a notice of this resident; undefined where there is none. */
export async function attachmentOfNotice(
  db: EntityManager,
  residentId: string,
  noticeId: string,
  attachmentId: string,
): Promise<ContentAttachment | undefined> {
  const where = new Conditions().and(sent, residentId).and('delivery.id = ?', noticeId);
  const [row] = await db.query<{ attachments: ContentAttachment[] }[]>(
    `SELECT content.attachments FROM delivery JOIN content ON content.id = delivery.content_id WHERE ${where.toString()}`,
    where.parameters,
  );
  return row?.attachments.find(({ id }) => id === attachmentId);
}
