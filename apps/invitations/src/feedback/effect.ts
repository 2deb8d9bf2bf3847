// What a report does to the mail that it is about. The table of `delivery.ts` says what it may do; a complaint outranks a bounce, a
// bounce outranks delivered, whatever comes first.
import type { DeliveryEventType, DeliveryReason } from '@portico/contracts/deliveries';
import type { SuppressionReason } from '@portico/contracts/suppressions';
import { transitions, type StoredStatus } from '../deliveries/delivery';
import { stateAfter } from '../states/transitions';
import type { Report, Verdict } from './report';

/** `event` is a line of the timeline; without `act` it is all that happens. */
export interface Effect {
  event: DeliveryEventType;
  act: 'bounce' | 'complain' | 'confirm' | null;
  reason: DeliveryReason | null;
  detail: string | null;
  suppress: SuppressionReason | null;
}

/** What a report says to the mail that was sent to `email`. */
export function effectOf(report: Exclude<Report, { what: 'nothing' }>, email: string): Effect {
  if (report.what === 'auto_reply') return noted('auto_reply', null);
  if (report.what === 'bounce') return effectOfVerdict(verdictFor(report.verdicts, email));
  if (report.harmless) return noted('authentication_failure', null);
  return { event: 'complained', act: 'complain', reason: 'complaint', detail: null, suppress: 'complaint' };
}

/** What a row in `status` becomes; null where the report comes too late, or again, to change it. */
export function statusAfter(status: StoredStatus, act: NonNullable<Effect['act']>): StoredStatus | null {
  return stateAfter(transitions, status, act);
}

/** The first who failed stands for the report, then the first who is late. */
export function headOf(verdicts: readonly [Verdict, ...Verdict[]]): Verdict {
  return (
    verdicts.find(({ action }) => action === 'failed') ??
    verdicts.find(({ action }) => action === 'delayed') ??
    verdicts[0]
  );
}

/** Whether a verdict is about this address, as it was or as it was forwarded. */
export function isAbout({ address, original }: Pick<Verdict, 'address' | 'original'>, email: string): boolean {
  return [address, original].some((one) => one?.toLowerCase() === email.toLowerCase());
}

function verdictFor(verdicts: readonly [Verdict, ...Verdict[]], email: string): Verdict {
  return verdicts.find((verdict) => isAbout(verdict, email)) ?? headOf(verdicts);
}

function effectOfVerdict({ action, kind, reason, status, detail }: Verdict): Effect {
  if (action === 'delayed') return noted('delay', detail);
  if (action === 'relayed') return noted('relayed', detail);
  if (action === 'delivered') return { event: 'delivered', act: 'confirm', reason: null, detail, suppress: null };
  // 5.7.x is about us, whatever the words say: such an address may be well.
  const suppress = kind === 'hard' && !status?.startsWith('5.7.') ? 'hard_bounce' : null;
  return { event: 'bounced', act: 'bounce', reason, detail, suppress };
}

function noted(event: DeliveryEventType, detail: string | null): Effect {
  return { event, act: null, reason: null, detail, suppress: null };
}
