// Whether messages should pause themselves, and that they did.
import type { PauseReason } from '@portico/contracts/messages';
import type { EntityManager } from 'typeorm';
import { countsOf } from '../deliveries/tallies.queries';
import { figuresOf, hardReasons, reasonToPause, type Figures } from './self-pause';

/** Of a row of `message`; $2 are `hardReasons`. */
const hardBounces = `(SELECT count(*)::int FROM delivery
  WHERE message_id = message.id AND delivery.status = 'bounced' AND reason = ANY($2::text[]))`;

/** A message that paused itself: what the outbox is told. */
export interface SelfPausedMessage {
  messageId: string;
  organizationId: string;
}

/** A message that sends and should not. */
export interface Troubled extends SelfPausedMessage {
  because: PauseReason;
}

/** Of these messages those that send and should not. Where nothing bounced and nobody complained that is a look at the tallies. */
export async function troubledAmong(tx: EntityManager, messageIds: readonly string[]): Promise<Troubled[]> {
  const counts = await countsOf(tx, messageIds);
  const suspects = [...counts].flatMap(([id, { bounced, complained }]) => (bounced + complained > 0 ? [id] : []));
  if (suspects.length === 0) return [];
  const sending = await tx.query<(SelfPausedMessage & { judgedFrom: Figures | null; hardBounces: number })[]>(
    `SELECT id AS "messageId", organization_id AS "organizationId", judged_from AS "judgedFrom", ${hardBounces} AS "hardBounces"
       FROM message WHERE id = ANY($1::uuid[]) AND status = 'sending'`,
    [suspects, hardReasons],
  );
  return sending.flatMap(({ messageId, organizationId, judgedFrom, hardBounces: hard }) => {
    const because = reasonToPause(figuresOf(counts.get(messageId)!, hard), judgedFrom);
    return because ? [{ messageId, organizationId, because }] : [];
  });
}

/** What became of the mails of a message, by now. */
export async function figuresOfMessage(tx: EntityManager, messageId: string): Promise<Figures> {
  const counts = await countsOf(tx, [messageId]);
  const [row] = await tx.query<{ hard: number }[]>(`SELECT ${hardBounces} AS hard FROM message WHERE id = $1`, [
    messageId,
    hardReasons,
  ]);
  return figuresOf(counts.get(messageId)!, row?.hard ?? 0);
}

/** Holds these messages as they are until `tx` ends: of fifty reports at once the first pauses, and the others find it paused. */
export async function lockSending(tx: EntityManager, messageIds: readonly string[]): Promise<void> {
  await tx.query(`SELECT FROM message WHERE id = ANY($1::uuid[]) AND status = 'sending' ORDER BY id FOR UPDATE`, [
    messageIds,
  ]);
}

/** Notes why a message that was just paused did so itself; staff are still to be told. */
export async function notePause(tx: EntityManager, messageId: string, because: PauseReason): Promise<void> {
  await tx.query('UPDATE message SET paused_because = $2, pause_untold = true WHERE id = $1', [messageId, because]);
}

/** Staff have decided about a message that is taken out of its pause now: where it had paused itself it is judged anew from here on. */
export async function endPause(tx: EntityManager, messageId: string): Promise<void> {
  const [, count] = await tx.query<[unknown, number]>(
    'UPDATE message SET paused_because = NULL, pause_untold = false WHERE id = $1 AND paused_because IS NOT NULL',
    [messageId],
  );
  if (count > 0) await judgeAnew(tx, messageId);
}

/** Staff let the message go on, whatever became of its mails until now: that is not held against it again. */
export async function judgeAnew(tx: EntityManager, messageId: string): Promise<void> {
  const figures = await figuresOfMessage(tx, messageId);
  await tx.query('UPDATE message SET judged_from = $2::jsonb WHERE id = $1', [messageId, JSON.stringify(figures)]);
}

/** Takes the right to tell staff of a pause: true once only, and not where they have decided already. Undone with `tx`. */
export async function takePauseNotice(tx: EntityManager, messageId: string): Promise<boolean> {
  const [, count] = await tx.query<[unknown, number]>(
    'UPDATE message SET pause_untold = false WHERE id = $1 AND pause_untold',
    [messageId],
  );
  return count > 0;
}
