// What summary addresses are told: three figures out of the states that a message counts.
import type { MessageCounts } from '@portico/contracts/messages';

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
