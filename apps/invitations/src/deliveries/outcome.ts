// What a relay's answer means for a mail. Facts come from the mailer; every consequence is decided here.
import type { DeliveryReason } from '@portico/contracts/deliveries';
import type { Outcome } from '@portico/contracts/gate';
import type { StoredStatus } from './delivery';
import { reasonOfCode } from '../refusals/refusal-codes';
import { refusalReasonOf } from '../refusals/refusal-reason';

/** How long a mail is tried before it is given up, in hours from its first try. */
const GIVE_UP_HOURS = 72;
const LONGEST_WAIT_SECONDS = 6 * 3600;
/** The wait varies by so much each way, so that what failed together does not come back together. */
const JITTER = 0.2;

/** The relay's answer as far as it decides something. */
export type Facts = Pick<Outcome, 'kind' | 'stage' | 'code' | 'enhancedCode' | 'reply'>;

export interface Verdict {
  status: Extract<StoredStatus, 'sent' | 'deferred' | 'bounced' | 'failed' | 'prepared'>;
  /** Null where all is well. */
  reason: DeliveryReason | null;
  /** The address does not exist: nobody of the organization mails it again. */
  suppresses: boolean;
  /** Whether this counts as a try: a relay that is too busy, or a slot that was missed, is not the recipient's affair. */
  counts: boolean;
}

/** @param hoursTried since the first try of this mail */
export function verdictOf(facts: Facts, hoursTried: number): Verdict {
  const verdict = firstVerdict(facts);
  if (verdict.status !== 'deferred' || hoursTried < GIVE_UP_HOURS) return verdict;
  return { ...verdict, status: 'failed', reason: 'expired', counts: true };
}

/** Seconds until the next try after `attempts` tries; `chance` is in [0, 1). */
export function waitSeconds(attempts: number, baseSeconds: number, chance: number): number {
  const doubled = baseSeconds * 2 ** Math.min(Math.max(attempts, 1) - 1, 30);
  return Math.min(doubled, LONGEST_WAIT_SECONDS) * (1 - JITTER + 2 * JITTER * chance);
}

function firstVerdict(facts: Facts): Verdict {
  switch (facts.kind) {
    case 'accepted':
      return verdict('sent', null);
    case 'returned':
      return verdict('prepared', null, { counts: false });
    case 'connection':
      return verdict('deferred', 'unreachable');
    case 'unmade':
      return verdict('failed', 'other');
    case 'rejected':
      return rejected(facts);
  }
}

function rejected({ stage, code, enhancedCode, reply }: Facts): Verdict {
  if (code === 421) return verdict('deferred', 'transient_system', { counts: false });
  const said = refusalReasonOf([reply ?? ''], enhancedCode);
  const reason = said === 'other' ? null : said;
  // Before MAIL the relay knows nothing of the recipient: a refusal there (sign-in, greeting, TLS) is ours to mend.
  if (stage === 'connect' || code === null || code < 500) return verdict('deferred', reason ?? 'transient_system');
  if (stage !== 'rcpt') return verdict('failed', reason ?? 'rejected');
  // Words alone are not enough, nor is a code that speaks of the sender.
  const isStated = enhancedCode?.startsWith('5.1.') === true && reasonOfCode(enhancedCode) === 'invalid_recipient';
  const suppresses = isStated && reason === 'invalid_recipient';
  return verdict('bounced', reason ?? 'rejected', { suppresses });
}

function verdict(status: Verdict['status'], reason: DeliveryReason | null, extra: Partial<Verdict> = {}): Verdict {
  return { status, reason, suppresses: false, counts: true, ...extra };
}
