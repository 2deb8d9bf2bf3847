// What a relay's answer means for a mail. Facts come from the mailer; every consequence is decided here.
import type { Outcome } from '@portico/contracts/gate';
import type { StoredStatus } from './delivery';

/** How long a mail is tried before it is given up, in hours from its first try. */
const GIVE_UP_HOURS = 72;
const LONGEST_WAIT_SECONDS = 6 * 3600;
/** The wait varies by so much each way, so that what failed together does not come back together. */
const JITTER = 0.2;

/** The relay's answer as far as it decides something. */
export type Facts = Pick<Outcome, 'kind' | 'stage' | 'code' | 'enhancedCode'>;

export interface Verdict {
  status: Extract<StoredStatus, 'sent' | 'deferred' | 'bounced' | 'failed' | 'prepared'>;
  /** A stable word, null where all is well. */
  reason: string | null;
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

function rejected({ stage, code, enhancedCode }: Facts): Verdict {
  if (code === 421) return verdict('deferred', 'transient_system', { counts: false });
  // Before MAIL the relay knows nothing of the recipient: a refusal there (sign-in, greeting, TLS) is ours to mend.
  if (stage === 'connect' || code === null || code < 500)
    return verdict('deferred', reasonOf(enhancedCode, 'transient_system'));
  if (stage !== 'rcpt') return verdict('failed', reasonOf(enhancedCode, 'rejected'));
  return verdict('bounced', reasonOf(enhancedCode, 'rejected'), {
    suppresses: reasonOf(enhancedCode, 'rejected') === 'invalid_recipient',
  });
}

const reasons: readonly [RegExp, string][] = [
  [/^5\.1\.([0-6]|10)$/, 'invalid_recipient'], // 5.1.7 to 5.1.9 speak of the sender (RFC 3463)
  [/^[45]\.2\.1$/, 'mailbox_inactive'],
  [/^[45]\.2\.2$/, 'mailbox_full'],
  [/^5\.(3\.4|6\.\d+)$/, 'content'],
  [/^5\.7\./, 'blocked_reputation'],
];

function reasonOf(enhancedCode: string | null, otherwise: string): string {
  return reasons.find(([pattern]) => pattern.test(enhancedCode ?? ''))?.[1] ?? otherwise;
}

function verdict(status: Verdict['status'], reason: string | null, extra: Partial<Verdict> = {}): Verdict {
  return { status, reason, suppresses: false, counts: true, ...extra };
}
