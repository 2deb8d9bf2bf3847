// The files of messages: a row each that names its bytes by their SHA-256. What is sent twice is stored once.
import type { AttachmentView } from '@portico/contracts/messages';
import { notFound } from '@portico/contracts/problems';
import type { AdmittedFile } from '@portico/platform/files/admitted-file';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import type { ContentAttachment } from '../deliveries/content.store';

/** A file that was looked at and whose bytes are stored. */
export interface NewAttachment extends AdmittedFile {
  sha256: string;
}

/** The attachments of each of these messages, in the order in which they were added; one with none has an empty list. */
export async function attachmentsOf(
  tx: EntityManager,
  messageIds: readonly string[],
): Promise<Map<string, AttachmentView[]>> {
  const attachments = new Map<string, AttachmentView[]>(messageIds.map((id) => [id, []]));
  const rows = await tx.query<(AttachmentView & { messageId: string })[]>(
    `SELECT message_id AS "messageId", id, filename, content_type AS "contentType", size
       FROM attachment WHERE message_id = ANY($1::uuid[]) ORDER BY id`,
    [messageIds],
  );
  for (const { messageId, ...view } of rows) attachments.get(messageId)!.push(view);
  return attachments;
}

/** The same for one message, as a content version names them: `id` is the SHA-256 of the bytes, by which `AttachmentStore` reads them. */
export function contentAttachmentsOf(tx: EntityManager, messageId: string): Promise<ContentAttachment[]> {
  return tx.query<ContentAttachment[]>(
    `SELECT sha256 AS id, filename, content_type AS "contentType", size
       FROM attachment WHERE message_id = $1 ORDER BY attachment.id`,
    [messageId],
  );
}

/** How many files a message has, and their bytes in all. */
export async function loadOf(tx: EntityManager, messageId: string): Promise<{ files: number; bytes: number }> {
  const [load] = await tx.query<{ files: number; bytes: number }[]>(
    'SELECT count(*)::int AS files, coalesce(sum(size), 0)::int AS bytes FROM attachment WHERE message_id = $1',
    [messageId],
  );
  return load!;
}

export async function insertAttachment(
  tx: EntityManager,
  messageId: string,
  { filename, contentType, size, sha256 }: NewAttachment,
): Promise<AttachmentView> {
  const id = newId();
  await tx.query(
    'INSERT INTO attachment (id, message_id, filename, content_type, size, sha256) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, messageId, filename, contentType, size, sha256],
  );
  return { id, filename, contentType, size };
}

/** @throws Problem `resource.not_found` where the message is unknown, of another organization, or has no such attachment. */
export async function refuseUnknownAttachment(
  tx: EntityManager,
  organizationId: string,
  messageId: string,
  id: string,
): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `SELECT FROM attachment JOIN message ON message.id = message_id
      WHERE attachment.id = $1 AND message_id = $2 AND organization_id = $3`,
    [id, messageId, organizationId],
  );
  if (rows.length === 0) throw notFound('attachment');
}

/** Its bytes stay: a content version that was sent may name them. */
export async function deleteAttachment(tx: EntityManager, messageId: string, id: string): Promise<void> {
  await tx.query('DELETE FROM attachment WHERE id = $1 AND message_id = $2', [id, messageId]);
}
