// Messages as clients see them: the row, its counts, its attachments.
import type { MessageView } from '@portico/contracts/messages';
import type { EntityManager } from 'typeorm';
import { attachmentsOf } from '../attachments/attachments.queries';
import { countsOf } from '../deliveries/tallies.queries';
import { heldMessages } from '../deliveries/mail-switches.queries';
import { attentionOf } from './attention';
import { needsAttention } from './message';
import type { StoredMessage } from './messages.queries';

/** `selected`: of a draft, how many its selection finds. */
export async function viewOf(tx: EntityManager, message: StoredMessage, selected?: number): Promise<MessageView> {
  const [view] = await viewsOf(tx, [message]);
  const { counts, ...rest } = view!;
  return { ...rest, counts: selected === undefined ? counts : { ...counts, recipients: selected } };
}

/** In the order given; four queries, whatever their number. */
export async function viewsOf(tx: EntityManager, messages: readonly StoredMessage[]): Promise<MessageView[]> {
  const ids = messages.map(({ id }) => id);
  const counts = await countsOf(tx, ids);
  const attachments = await attachmentsOf(tx, ids);
  const held = await heldMessages(tx, ids);
  const uncertain = await uncertainOf(tx, ids);
  return messages.map((message) => {
    const { id, status, pausedBecause } = message;
    const [its, waitingFor] = [counts.get(id)!, held.get(id) ?? null];
    const looked = { status, counts: its, pausedBecause, waitingFor, uncertain: uncertain.get(id) ?? 0 };
    return {
      id,
      communityId: message.communityId,
      purpose: message.purpose,
      status,
      subject: message.subject,
      body: message.body,
      replyTo: message.replyTo,
      summaryTo: message.summaryTo,
      attachments: attachments.get(id) ?? [],
      selection: message.selection,
      scheduledAt: message.scheduledAt?.toISOString() ?? null,
      counts: its,
      needsAttention: needsAttention(its),
      attention: attentionOf(looked),
      pausedBecause,
      waitingFor,
      generationError: message.generationError,
      createdAt: message.createdAt.toISOString(),
      startedAt: message.startedAt?.toISOString() ?? null,
      finishedAt: message.finishedAt?.toISOString() ?? null,
    };
  });
}

/** How many mails of these messages a crash left uncertain; none where a message is missing. */
async function uncertainOf(tx: EntityManager, messageIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ messageId: string; count: number }[]>(
    `SELECT message_id AS "messageId", count(*)::int AS count FROM delivery
      WHERE message_id = ANY($1::uuid[]) AND status = 'failed' AND reason = 'uncertain' GROUP BY message_id`,
    [messageIds],
  );
  return new Map(rows.map(({ messageId, count }) => [messageId, count]));
}
