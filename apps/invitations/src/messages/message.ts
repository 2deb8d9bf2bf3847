// What may happen to a message in each state, and what it becomes. Everything else about its life reads this table.
import type { MessageCounts, MessageStatus } from '@portico/contracts/messages';

export type MessageAct =
  | 'edit'
  | 'generate'
  | 'generated'
  | 'generationFailed'
  | 'send'
  | 'schedule'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'finish'
  | 'retry';

const transitions = {
  draft: { edit: 'draft', generate: 'generating' },
  generating: { edit: 'draft', generated: 'in_review', generationFailed: 'draft' },
  in_review: { edit: 'draft', send: 'sending', schedule: 'scheduled' },
  scheduled: { edit: 'draft', send: 'sending', cancel: 'cancelled' },
  sending: { pause: 'paused', finish: 'sent', cancel: 'cancelled' },
  paused: { resume: 'sending', cancel: 'cancelled' },
  sent: { retry: 'sending' }, // reopens
  cancelled: {},
} as const satisfies Record<MessageStatus, Partial<Record<MessageAct, MessageStatus>>>;

const table: Record<MessageStatus, Partial<Record<MessageAct, MessageStatus>>> = transitions;

/** The states in which `act` is allowed, each with the state that follows. */
export function moves(act: MessageAct): [from: MessageStatus, to: MessageStatus][] {
  return Object.entries(table).flatMap(([from, acts]) => (acts[act] ? [[from as MessageStatus, acts[act]]] : []));
}

/** States in which a message can be thrown away, provided that nobody was mailed. */
export const disposable = ['draft', 'generating', 'in_review', 'cancelled'] as const satisfies MessageStatus[];

/** Whether staff should look: something failed, bounced or complained, late bounces included. */
export function needsAttention(counts: MessageCounts): boolean {
  return counts.failed + counts.bounced + counts.complained > 0;
}
