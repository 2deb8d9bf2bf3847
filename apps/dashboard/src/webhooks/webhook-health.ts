import type { Schema } from '@portico/api/client';

/** How a webhook fares. `refused`: it asked for no more calls (410), and was switched off. */
export type WebhookHealth = 'paused' | 'refused' | 'failing' | 'well';

/** By what came of its last calls. */
export function healthOf({
  enabled,
  failingSince,
  lastAnswer,
}: Pick<Schema<'WebhookView'>, 'enabled' | 'failingSince' | 'lastAnswer'>): WebhookHealth {
  if (!enabled) return lastAnswer === '410' ? 'refused' : 'paused';
  return failingSince === null ? 'well' : 'failing';
}

/** What came of a call, of its short word: a status, or why there was none. */
export type CallEnd = 'status' | 'timeout' | 'private' | 'unreached';

/** @param answer `lastAnswer` of a webhook */
export function callEndOf(answer: string): CallEnd {
  if (/^\d+$/.test(answer)) return 'status';
  if (answer === 'timeout') return 'timeout';
  return answer === 'private address' ? 'private' : 'unreached';
}
