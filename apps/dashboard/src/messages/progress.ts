// How far a send is, in figures that can be drawn.
import type { DeliveryStatus } from '../deliveries/delivery';
import type { MessageCounts, MessageStatus } from './message';

export type CountState = DeliveryStatus;

/** The states in the order of a mail's life. */
export const countStates = [
  'sent',
  'delivered',
  'sending',
  'queued',
  'deferred',
  'bounced',
  'failed',
  'complained',
  'suppressed',
  'skipped',
  'cancelled',
] as const satisfies CountState[];

const open = ['queued', 'sending', 'deferred'] as const;

/** How many mails there are, and of how many the end is known. */
export function progressOf(counts: MessageCounts): { total: number; done: number; share: number } {
  const total = counts.recipients - counts.excluded;
  const done = total - open.reduce((sum, state) => sum + counts[state], 0);
  return { total, done, share: total === 0 ? 1 : done / total };
}

/** Which screen a message is on. */
export function stageOf(status: MessageStatus): 'compose' | 'generating' | 'review' | 'progress' {
  if (status === 'draft') return 'compose';
  if (status === 'generating') return 'generating';
  return status === 'in_review' || status === 'scheduled' ? 'review' : 'progress';
}
