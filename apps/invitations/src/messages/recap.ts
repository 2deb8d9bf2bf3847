// What summary addresses are told: how the send ended, and three figures out of the states that a message counts.
import type { MessageCounts, MessageStatus } from '@portico/contracts/messages';

export interface RecapFigures {
  recipients: number;
  sent: number;
  failed: number;
  leftOut: number;
}

/** `recipients` = `sent` + `failed` + `leftOut`, once a send has ended. */
export function figuresOf(counts: MessageCounts): RecapFigures {
  return {
    recipients: counts.recipients,
    sent: counts.sent + counts.delivered,
    failed: counts.failed + counts.bounced + counts.complained,
    leftOut: counts.excluded + counts.suppressed + counts.cancelled + counts.skipped,
  };
}

/** How the latest round of a send ended. `round` is 0 for the first one. */
export function endOf({
  status,
  round,
}: {
  status: MessageStatus;
  round: number;
}): 'finished' | 'retried' | 'cancelled' {
  if (status === 'cancelled') return 'cancelled';
  return round === 0 ? 'finished' : 'retried';
}
