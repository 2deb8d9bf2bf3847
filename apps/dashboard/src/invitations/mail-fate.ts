// What may be said of a mail that has been promised (A7): no success before the relay took it.
import type { Schema } from '@portico/api/client';

type Status = Schema<'DeliverySummary'>['status'];

/** `open`: look again. `waits`: the receiver asked for time, and it is tried again by itself. */
export type MailFate = 'open' | 'sent' | 'waits' | 'failed';

const fates: Record<Status, MailFate> = {
  queued: 'open',
  sending: 'open',
  sent: 'sent',
  delivered: 'sent',
  deferred: 'waits',
  failed: 'failed',
  bounced: 'failed',
  complained: 'failed',
  suppressed: 'failed',
  cancelled: 'failed',
  skipped: 'failed',
};

export function fateOf(status: Status): MailFate {
  return fates[status];
}
