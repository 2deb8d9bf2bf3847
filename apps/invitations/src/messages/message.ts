// What may happen to a message in each state, and what it becomes. Everything else about its life reads this table.
import type { MessageCounts, MessageStatus } from '@portico/contracts/messages';
import type { ActOf, Transitions } from '../states/transitions';

/** `hold` is a Send that can still be undone: the message is scheduled, for a moment later. */
export const transitions = {
  draft: { edit: 'draft', generate: 'generating' },
  generating: { edit: 'draft', generated: 'in_review', generationFailed: 'draft' },
  in_review: { edit: 'draft', send: 'sending', schedule: 'scheduled', hold: 'scheduled' },
  scheduled: { edit: 'draft', send: 'sending', hold: 'scheduled', undo: 'in_review', cancel: 'cancelled' },
  sending: { pause: 'paused', finish: 'sent', cancel: 'cancelled' },
  paused: { resume: 'sending', cancel: 'cancelled' },
  sent: { retry: 'sending' }, // reopens
  cancelled: {},
} as const satisfies Transitions<MessageStatus>;
export type MessageAct = ActOf<typeof transitions>;

/** States in which the rows do not say yet who gets the message: directory does, from its selection. */
export const unresolved: readonly MessageStatus[] = ['draft', 'generating'];

/** States in which the rows say who gets the message, and none of them was begun. */
export const reviewed: readonly MessageStatus[] = ['in_review', 'scheduled'];

/** States in which a message can be thrown away, provided that nobody was mailed. */
export const disposable: readonly MessageStatus[] = ['draft', 'generating', 'in_review', 'cancelled'];

/** Whether staff should look: something failed, bounced or complained, late bounces included. */
export function needsAttention(counts: MessageCounts): boolean {
  return counts.failed + counts.bounced + counts.complained > 0;
}
