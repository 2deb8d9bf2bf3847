// Messages as they are stored. Their state is moved by `advance` alone.
import type { MessageListQuery, MessagePurpose, MessageStatus, PauseReason } from '@portico/contracts/messages';
import type { Page } from '@portico/contracts/lists';
import { notFound, Problem } from '@portico/contracts/problems';
import type { Selection } from '@portico/contracts/selections';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';

/** A row of `message`. */
export interface StoredMessage {
  id: string;
  organizationId: string;
  communityId: string;
  purpose: MessagePurpose;
  status: MessageStatus;
  /** Rises with every edit: what was generated from an earlier one is not taken. */
  revision: number;
  subject: string;
  body: string;
  replyTo: string | null;
  summaryTo: string[];
  selection: Selection;
  contentId: string | null;
  generationError: string | null;
  scheduledAt: Date | null;
  /** Why it is paused though nobody paused it. */
  pausedBecause: PauseReason | null;
  /** The address of whoever sent it, where it is known. */
  sentByEmail: string | null;
  /** 0 for the first send, one more for each retry after its end. */
  round: number;
  createdBy: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const columns = `id, organization_id AS "organizationId", community_id AS "communityId", purpose, status, revision, subject, body,
  reply_to AS "replyTo", summary_to AS "summaryTo", selection, content_id AS "contentId", generation_error AS "generationError",
  scheduled_at AS "scheduledAt", paused_because AS "pausedBecause", sent_by_email AS "sentByEmail", round, created_by AS "createdBy", created_at AS "createdAt", started_at AS "startedAt",
  finished_at AS "finishedAt"`;

const newestFirst = {
  order: 'newest',
  columns: [
    { sql: 'created_at', type: 'timestamptz' },
    { sql: 'id', type: 'uuid' },
  ],
  descending: true,
};

type Lock = 'FOR UPDATE' | 'FOR SHARE' | '';

/** @throws Problem `resource.not_found` for one that is unknown or of another organization. */
export async function readMessage(
  tx: EntityManager,
  organizationId: string,
  id: string,
  lock: Lock = '',
): Promise<StoredMessage> {
  const message = await findMessage(tx, organizationId, id, lock);
  if (!message) throw notFound('message');
  return message;
}

/** The same for work that waited, whose message may be deleted by now: then undefined. */
export async function findMessage(
  tx: EntityManager,
  organizationId: string,
  id: string,
  lock: Lock = '',
): Promise<StoredMessage | undefined> {
  const [row] = await tx.query<StoredMessage[]>(
    `SELECT ${columns} FROM message WHERE id = $1 AND organization_id = $2 ${lock}`,
    [id, organizationId],
  );
  return row;
}

/** The message that a mail belongs to. @throws Problem 404; 409 `message.nothing_to_retry` where it belongs to none. */
export async function messageOfDelivery(tx: EntityManager, organizationId: string, id: string): Promise<string> {
  const [row] = await tx.query<{ messageId: string | null }[]>(
    `SELECT message_id AS "messageId" FROM delivery WHERE id = $1 AND organization_id = $2 AND status <> 'excluded'`,
    [id, organizationId],
  );
  if (!row) throw notFound('delivery');
  if (row.messageId === null)
    throw new Problem(
      'message.nothing_to_retry',
      'This mail belongs to no message: send the invitation again instead.',
    );
  return row.messageId;
}

/** A page of a community's messages, newest first. */
export function pageOfMessages(
  tx: EntityManager,
  organizationId: string,
  communityId: string,
  query: MessageListQuery,
): Promise<Page<StoredMessage>> {
  const where = new Conditions().and('organization_id = ?', organizationId).and('community_id = ?', communityId);
  if (query.status) where.and('status = ANY(?)', query.status);
  const list = { ...newestFirst, select: columns, from: 'message', where };
  return keysetPage(tx, list, query, (message: StoredMessage) => message);
}

export async function insertMessage(
  tx: EntityManager,
  draft: Pick<
    StoredMessage,
    | 'id'
    | 'organizationId'
    | 'communityId'
    | 'purpose'
    | 'subject'
    | 'body'
    | 'replyTo'
    | 'summaryTo'
    | 'selection'
    | 'createdBy'
  >,
): Promise<void> {
  await tx.query(
    `INSERT INTO message (id, organization_id, community_id, purpose, subject, body, reply_to, summary_to, selection, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10)`,
    [
      draft.id,
      draft.organizationId,
      draft.communityId,
      draft.purpose,
      draft.subject,
      draft.body,
      draft.replyTo,
      draft.summaryTo,
      JSON.stringify(draft.selection),
      draft.createdBy,
    ],
  );
}

/** What an edit writes; the state is moved by `advance`. */
export async function rewriteMessage(
  tx: EntityManager,
  message: Pick<StoredMessage, 'id' | 'subject' | 'body' | 'replyTo' | 'summaryTo' | 'selection'>,
): Promise<void> {
  await tx.query(
    `UPDATE message SET subject = $2, body = $3, reply_to = $4, summary_to = $5, selection = $6::jsonb, revision = revision + 1,
            content_id = NULL, generation_error = NULL, scheduled_at = NULL
      WHERE id = $1`,
    [message.id, message.subject, message.body, message.replyTo, message.summaryTo, JSON.stringify(message.selection)],
  );
}

/** Notes that a message is being generated from its present text. @returns the revision that stands for this text. */
export async function beginGeneration(tx: EntityManager, messageId: string): Promise<number> {
  const [rows] = await tx.query<[{ revision: number }[], number]>(
    `UPDATE message SET revision = revision + 1, generation_error = NULL, generate_again_at = now() + interval '15 seconds'
      WHERE id = $1 RETURNING revision`,
    [messageId],
  );
  return rows[0]!.revision;
}

/** One more who was taken out by hand; the state does not change. */
export async function excludeResident(tx: EntityManager, messageId: string, residentId: string): Promise<void> {
  await tx.query(
    `UPDATE message SET selection = jsonb_set(selection, '{exclude}', coalesce(selection->'exclude', '[]') || to_jsonb($2::text))
      WHERE id = $1 AND NOT coalesce(selection->'exclude', '[]') ? $2`,
    [messageId, residentId],
  );
}
