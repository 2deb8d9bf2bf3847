// What listeners of a send are told, and when.
import type { MessageProgress, MessageStatus } from '@portico/contracts/messages';

const finalStatuses: readonly MessageStatus[] = ['sent', 'cancelled'];
const livelyStatuses: readonly MessageStatus[] = ['generating', 'sending'];
const END = 'end-';

/** Whether nothing more will happen by itself. */
export function isFinal(progress: MessageProgress): boolean {
  return finalStatuses.includes(progress.status);
}

/** While something happens, every look is told; else only what has changed. */
export function isWorthTelling(progress: MessageProgress, before: MessageProgress | null): boolean {
  if (before === null || livelyStatuses.includes(progress.status)) return true;
  return JSON.stringify(progress) !== JSON.stringify(before);
}

/** The id of an event. After the final one a browser that comes again by itself is told to stay away. */
export function eventId(progress: MessageProgress, count: number): string {
  return isFinal(progress) ? `${END}${progress.status}` : String(count);
}

/** Whether a client says that it has seen the end. */
export function hasSeenTheEnd(lastEventId: string | undefined): boolean {
  return lastEventId?.startsWith(END) ?? false;
}
