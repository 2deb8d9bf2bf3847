// The life of one mail as it is stored. On the wire a prepared row is `queued`, and one that was left out at review is no delivery.
// Who compares and sets reads the table. The gate, the reports, a cancel and a new address in review write the states by name: their
// rows are locked and judged.
import type { DeliveryStatus } from '@portico/contracts/deliveries';
import type { Transitions } from '../states/transitions';

export const storedStatuses = [
  'excluded',
  'prepared',
  'sending',
  'sent',
  'delivered',
  'deferred',
  'failed',
  'bounced',
  'complained',
  'suppressed',
  'cancelled',
  'skipped',
] as const;
export type StoredStatus = (typeof storedStatuses)[number];

const settled = { settleSuppressed: 'suppressed', settleSkipped: 'skipped', cancel: 'cancelled' } as const;
const ended = { accept: 'sent', refuse: 'bounced', fail: 'failed' } as const;
const answered = { ...ended, defer: 'deferred' } as const;

/**
 * What happens to a mail. `claim` is the gate's leave to send, `settle…` its refusal. `accept`, `defer`, `refuse`, `fail`: what the
 * relay's answer means; it counts even if the lease ran out before it came, as long as nobody has claimed the mail since. `lose` is
 * the end of a lease nobody renewed, `doubt` as well where the mail may have left and its message holds such: it has failed as
 * uncertain then, and what the relay answers late is the end of it. `confirm`, `bounce`, `complain`: what came back later; before the relay's answer it stands for
 * `accept` too. `stepIn`: who was left out as a duplicate is mailed in place of another.
 */
export const transitions = {
  excluded: { stepIn: 'prepared' }, // reopens
  prepared: { claim: 'sending', ...answered, ...settled },
  deferred: { claim: 'sending', ...settled },
  sending: { ...answered, giveBack: 'prepared', lose: 'prepared', doubt: 'failed', cancel: 'cancelled' },
  sent: { confirm: 'delivered', bounce: 'bounced', complain: 'complained' },
  delivered: { bounce: 'bounced', complain: 'complained' },
  failed: { retry: 'prepared', ...ended }, // reopens
  bounced: { complain: 'complained', retry: 'prepared' }, // reopens
  complained: {},
  suppressed: {},
  cancelled: {},
  skipped: {},
} as const satisfies Transitions<StoredStatus>;

/** Something is still to happen to these; a message with none of them is finished. */
export const openStatuses = ['prepared', 'sending', 'deferred'] as const satisfies readonly StoredStatus[];

/** The status as clients know it. */
export function wireStatus(status: Exclude<StoredStatus, 'excluded'>): DeliveryStatus {
  return status === 'prepared' ? 'queued' : status;
}

/** The stored statuses behind those that a client asks for. */
export function storedStatusesOf(wire: readonly DeliveryStatus[]): StoredStatus[] {
  return wire.map((status) => (status === 'queued' ? 'prepared' : status));
}
