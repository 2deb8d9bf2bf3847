// Messages as they are stored, and the one statement that moves them from state to state.
import type { MessageListQuery, MessagePurpose, MessageStatus } from '@portico/contracts/messages';
import type { Page } from '@portico/contracts/lists';
import { notFound, Problem } from '@portico/contracts/problems';
import type { Selection } from '@portico/contracts/selections';
import { decodeCursor, encodeCursor, keysetAfter, keysetOrder, refuseUnreadableCursor } from '@portico/platform/keyset';
import type { EntityManager } from 'typeorm';
import { moves, type MessageAct } from './message';

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
  /** 0 for the first send, one more for each retry after its end. */
  round: number;
  createdBy: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const columns = `id, organization_id AS "organizationId", community_id AS "communityId", purpose, status, revision, subject, body,
  reply_to AS "replyTo", summary_to AS "summaryTo", selection, content_id AS "contentId", generation_error AS "generationError",
  scheduled_at AS "scheduledAt", round, created_by AS "createdBy", created_at AS "createdAt", started_at AS "startedAt",
  finished_at AS "finishedAt"`;

const newestFirst = [
  { sql: 'created_at', descending: true, type: 'timestamptz' },
  { sql: 'id', descending: true, type: 'uuid' },
];

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

/** A page of a community's messages, newest first. */
export async function pageOfMessages(
  tx: EntityManager,
  organizationId: string,
  communityId: string,
  query: MessageListQuery,
): Promise<Page<StoredMessage>> {
  const where = 'organization_id = $1 AND community_id = $2 AND ($3::text[] IS NULL OR status = ANY($3))';
  const parameters = [organizationId, communityId, query.status ?? null];
  const after =
    query.cursor !== undefined
      ? keysetAfter(newestFirst, decodeCursor(query.cursor, 2), 5)
      : { sql: 'true', parameters: [] };
  const rows = await tx
    .query<(StoredMessage & { place: string })[]>(
      `SELECT ${columns}, created_at::text AS place FROM message
      WHERE ${where} AND ${after.sql} ORDER BY ${keysetOrder(newestFirst)} LIMIT $4`,
      [...parameters, query.limit + 1, ...after.parameters],
    )
    .catch(refuseUnreadableCursor);
  const [{ total } = { total: 0 }] = await tx.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM message WHERE ${where}`,
    parameters,
  );
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > query.limit && last ? encodeCursor([last.place, last.id]) : null, total };
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

/** Moves a message by compare-and-set: of two who ask at once one wins, the other gets `message.wrong_state`. */
export async function advance(
  tx: EntityManager,
  organizationId: string,
  messageId: string,
  act: MessageAct,
): Promise<MessageStatus> {
  const [froms, tos] = [moves(act).map(([from]) => from), moves(act).map(([, to]) => to)];
  const [rows] = await tx.query<[{ status: MessageStatus }[], number]>(
    `UPDATE message SET status = move.becomes
       FROM unnest($3::text[], $4::text[]) AS move (status, becomes)
      WHERE message.id = $1 AND organization_id = $2 AND message.status = move.status
  RETURNING message.status`,
    [messageId, organizationId, froms, tos],
  );
  if (rows[0]) return rows[0].status;
  const { status } = await readMessage(tx, organizationId, messageId);
  throw new Problem('message.wrong_state', `This message is ${status.replace('_', ' ')}: ${saying[act]}`);
}

const saying: Record<MessageAct, string> = {
  edit: 'it cannot be edited now.',
  generate: 'only a draft can be generated.',
  generated: 'it is not being generated.',
  generationFailed: 'it is not being generated.',
  send: 'only a message in review can be sent.',
  schedule: 'only a message in review can be scheduled.',
  pause: 'only a message that is being sent can be paused.',
  resume: 'only a paused message can be resumed.',
  cancel: 'only a scheduled, sending or paused message can be cancelled.',
  finish: 'it is not being sent.',
  retry: 'only what was sent can be tried again.',
};
