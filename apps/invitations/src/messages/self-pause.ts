// When a message pauses itself: before a bad list costs the sender the trust of the mail systems that all its mail depends on.
import type { DeliveryReason } from '@portico/contracts/deliveries';
import type { MessageCounts, PauseReason } from '@portico/contracts/messages';

/** What became of the mails of a message, as far as it counts. */
export interface Figures {
  /** Those whose end is known so far. */
  final: number;
  hardBounces: number;
  /** Taken by the relay, and not bounced since. */
  sent: number;
  complaints: number;
}

/** Bounces that say that there is no such mailbox, or do not say why; not those that blame the mail, or a full one. */
export const hardReasons = ['invalid_recipient', 'mailbox_inactive', 'rejected'] as const satisfies DeliveryReason[];

/** Fewer mails than these prove nothing. */
const FEWEST_MAILS = 100;
const MOST_BOUNCES = 5 / 100;
const MOST_COMPLAINTS = 1 / 1000;

/** @param hardBounces how many of those that bounced did for one of `hardReasons` */
export function figuresOf(counts: MessageCounts, hardBounces: number): Figures {
  const { bounced, failed, complained: complaints } = counts;
  const sent = counts.sent + counts.delivered + complaints;
  return { final: sent + bounced + failed, hardBounces, sent, complaints };
}

/** Null: it goes on. `from`: the figures at which staff have let it go on before; what had happened by then is theirs to answer for. */
export function reasonToPause(now: Figures, from: Figures | null): PauseReason | null {
  const { final, hardBounces, sent, complaints } = from ? since(from, now) : now;
  if (final >= FEWEST_MAILS && hardBounces > final * MOST_BOUNCES) return 'hard_bounces';
  if (sent >= FEWEST_MAILS && complaints > sent * MOST_COMPLAINTS) return 'complaints';
  return null;
}

function since(from: Figures, now: Figures): Figures {
  return {
    final: now.final - from.final,
    hardBounces: now.hardBounces - from.hardBounces,
    sent: now.sent - from.sent,
    complaints: now.complaints - from.complaints,
  };
}
