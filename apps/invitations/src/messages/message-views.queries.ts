// Messages as clients see them: the row, its counts, its attachments.
import type { MessageView } from '@portico/contracts/messages';
import type { EntityManager } from 'typeorm';
import { attachmentsOf } from '../attachments/attachments.queries';
import { countsOf } from '../deliveries/tallies.queries';
import { heldMessages } from '../deliveries/mail-switches.queries';
import { needsAttention } from './message';
import type { StoredMessage } from './messages.queries';

/** `selected`: of a draft, how many its selection finds. */
export async function viewOf(tx: EntityManager, message: StoredMessage, selected?: number): Promise<MessageView> {
  const [view] = await viewsOf(tx, [message]);
  const { counts, ...rest } = view!;
  return { ...rest, counts: selected === undefined ? counts : { ...counts, recipients: selected } };
}

/** In the order given; three queries, whatever their number. */
export async function viewsOf(tx: EntityManager, messages: readonly StoredMessage[]): Promise<MessageView[]> {
  const ids = messages.map(({ id }) => id);
  const counts = await countsOf(tx, ids);
  const attachments = await attachmentsOf(tx, ids);
  const held = await heldMessages(tx, ids);
  return messages.map((message) => ({
    id: message.id,
    communityId: message.communityId,
    purpose: message.purpose,
    status: message.status,
    subject: message.subject,
    body: message.body,
    replyTo: message.replyTo,
    summaryTo: message.summaryTo,
    attachments: attachments.get(message.id) ?? [],
    selection: message.selection,
    scheduledAt: message.scheduledAt?.toISOString() ?? null,
    counts: counts.get(message.id)!,
    needsAttention: needsAttention(counts.get(message.id)!),
    waitingFor: held.has(message.id) ? 'mail_disabled' : null,
    generationError: message.generationError,
    createdAt: message.createdAt.toISOString(),
    startedAt: message.startedAt?.toISOString() ?? null,
    finishedAt: message.finishedAt?.toISOString() ?? null,
  }));
}
