// What a relay's answer means for a mail. Facts come from the mailer; every consequence is decided here.
import type { DeliveryReason } from '@portico/contracts/deliveries';
import type { StoredStatus } from './delivery';
import { reasonOfCode } from '../refusals/refusal-codes';
import { refusalReasonOf } from '../refusals/refusal-reason';
import { signOf, type RelayFacts } from '../relays/relay-sign';

/** How long a mail is tried before it is given up, in hours from its first try. */
const GIVE_UP_HOURS = 72;
const LONGEST_WAIT_SECONDS = 6 * 3600;
/** The wait varies by so much each way, so that what failed together does not come back together. */
const JITTER = 0.2;

/** What was known of a mail when the relay answered. */
export interface Circumstances {
  /** Since the first try of this mail. */
  hoursTried: number;
  /** Another relay could take it. */
  hasStandIn: boolean;
  /** Its message holds what is uncertain. */
  holds: boolean;
}

export interface Verdict {
  status: Extract<StoredStatus, 'sent' | 'deferred' | 'bounced' | 'failed' | 'prepared'>;
  /** Null where all is well. */
  reason: DeliveryReason | null;
  /** The address does not exist: nobody of the organization mails it again. */
  suppresses: boolean;
  /** Whether this counts as a try: a relay that is too busy, or a slot that was missed, is not the recipient's affair. */
  counts: boolean;
}

/** What becomes of the mail. By a fault of the relay or of ours none is marked: it is due again at once, over another or when this one works. */
export function verdictOf(facts: RelayFacts, { hoursTried, hasStandIn, holds }: Circumstances): Verdict {
  if (holds && mayHaveLeft(facts)) return verdict('failed', 'uncertain');
  const { kind } = signOf(facts);
  if (kind === 'fault' || (kind === 'silent' && hasStandIn)) return verdict('prepared', null, { counts: false });
  const first = firstVerdict(facts);
  if (first.status !== 'deferred' || hoursTried < GIVE_UP_HOURS) return first;
  return { ...first, status: 'failed', reason: 'expired', counts: true };
}

/** The relay had asked for the mail's data, and said nothing after it. */
function mayHaveLeft({ kind, stage }: RelayFacts): boolean {
  return kind === 'connection' && stage === 'data';
}

/** Seconds until the next try after `attempts` tries; `chance` is in [0, 1). */
export function waitSeconds(attempts: number, baseSeconds: number, chance: number): number {
  const doubled = baseSeconds * 2 ** Math.min(Math.max(attempts, 1) - 1, 30);
  return Math.min(doubled, LONGEST_WAIT_SECONDS) * (1 - JITTER + 2 * JITTER * chance);
}

function firstVerdict(facts: RelayFacts): Verdict {
  switch (facts.kind) {
    case 'accepted':
      return verdict('sent', null);
    case 'returned':
    case 'tls':
      return verdict('prepared', null, { counts: false });
    case 'connection':
      return verdict('deferred', 'unreachable');
    case 'unmade':
      return verdict('failed', 'other');
    case 'rejected':
      return rejected(facts);
  }
}

function rejected(facts: RelayFacts): Verdict {
  const { stage, code, enhancedCode, reply } = facts;
  const said = refusalReasonOf([reply ?? ''], enhancedCode);
  const reason = code === 421 || said === 'other' ? null : said;
  const asksForLess = ['busy', 'domain_busy'].includes(signOf(facts).kind);
  if (asksForLess || code === null || code < 500)
    return verdict('deferred', reason ?? 'transient_system', { counts: !asksForLess });
  if (stage !== 'rcpt') return verdict('failed', reason ?? 'rejected');
  // Words alone are not enough, nor is a code that speaks of the sender.
  const isStated = enhancedCode?.startsWith('5.1.') === true && reasonOfCode(enhancedCode) === 'invalid_recipient';
  const suppresses = isStated && reason === 'invalid_recipient';
  return verdict('bounced', reason ?? 'rejected', { suppresses });
}

function verdict(status: Verdict['status'], reason: DeliveryReason | null, extra: Partial<Verdict> = {}): Verdict {
  return { status, reason, suppresses: false, counts: true, ...extra };
}
