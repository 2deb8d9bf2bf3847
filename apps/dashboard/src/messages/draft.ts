// The words of a message as they are edited here while others may edit them elsewhere.
import type { Message } from './message';

/** What is written on the Send Message page. */
export type DraftWords = Pick<Message, 'subject' | 'body' | 'replyTo' | 'summaryTo'>;

const fields = ['subject', 'body', 'replyTo', 'summaryTo'] as const satisfies (keyof DraftWords)[];

export function wordsOf({ subject, body, replyTo, summaryTo }: Message): DraftWords {
  return { subject, body, replyTo, summaryTo };
}

/** The fields in which `mine` differs from what is saved; null where all is saved. */
export function changesOf(saved: DraftWords, mine: DraftWords): Partial<DraftWords> | null {
  const changed = fields.filter((field) => !same(saved[field], mine[field]));
  return changed.length > 0 ? Object.fromEntries(changed.map((field) => [field, mine[field]])) : null;
}

/** What stands here once the server tells `theirs`: my own edits of `base`, and everything else as they have it now. */
export function mergedWith(base: DraftWords, mine: DraftWords, theirs: DraftWords): DraftWords {
  return { ...theirs, ...changesOf(base, mine) };
}

/** Whether `theirs` has a change that is not mine: neither in `base` nor what I have just sent. */
export function isForeign(base: DraftWords, sent: Partial<DraftWords>, theirs: DraftWords): boolean {
  return changesOf({ ...base, ...sent }, theirs) !== null;
}

function same(one: string | string[] | null, other: string | string[] | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
