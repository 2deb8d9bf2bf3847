// A Send that can still be undone.
import type { Message } from './message';

/** Whole seconds until then; 0 once it is over. */
export function secondsUntil(moment: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - now) / 1000));
}

/** Whether it leaves as soon as a Send of now would: then there is nothing to send now. */
export function isHeld({ status, scheduledAt }: Message, undoSeconds: number, now: number): boolean {
  return status === 'scheduled' && scheduledAt !== null && secondsUntil(scheduledAt, now) <= undoSeconds;
}
