import type { MessageCounts, MessageStatus } from '@portico/contracts/messages';

/** How many are still to be mailed. */
export function waitingOf({ queued, sending, deferred }: MessageCounts): number {
  return queued + sending + deferred;
}

/** Whole seconds until everyone was tried once, at this speed; null where nothing moves or that cannot be told. */
export function secondsLeft(status: MessageStatus, counts: MessageCounts, perSecond: number): number | null {
  if (status !== 'sending' || perSecond <= 0) return null;
  return Math.ceil((counts.queued + counts.sending) / perSecond);
}
