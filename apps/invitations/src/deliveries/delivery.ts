// The life of one mail as it is stored. On the wire a prepared row is `queued`, and one that was left out at review is no delivery.
import type { DeliveryStatus } from '@portico/contracts/deliveries';

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

/** What happens to a mail. `claim` is the gate's leave to send, `settle…` its refusal, `lose` the end of a lease nobody renewed. */
export const deliveryActs = [
  'claim',
  'settleSuppressed',
  'settleSkipped',
  'cancel',
  'accept',
  'defer',
  'bounce',
  'fail',
  'giveBack',
  'lose',
  'confirm',
  'complain',
  'retry',
] as const;
export type DeliveryAct = (typeof deliveryActs)[number];

const settled = { settleSuppressed: 'suppressed', settleSkipped: 'skipped', cancel: 'cancelled' } as const;
const late = { bounce: 'bounced', confirm: 'delivered', complain: 'complained' } as const;

export const transitions = {
  excluded: {},
  prepared: { claim: 'sending', ...settled },
  deferred: { claim: 'sending', fail: 'failed', ...settled },
  sending: {
    accept: 'sent',
    defer: 'deferred',
    bounce: 'bounced',
    fail: 'failed',
    giveBack: 'prepared',
    lose: 'prepared',
    cancel: 'cancelled',
  },
  sent: late,
  delivered: { bounce: 'bounced', complain: 'complained' },
  failed: { retry: 'prepared' }, // reopens
  bounced: { complain: 'complained', retry: 'prepared' }, // reopens
  complained: {},
  suppressed: {},
  cancelled: {},
  skipped: {},
} as const satisfies Record<StoredStatus, Partial<Record<DeliveryAct, StoredStatus>>>;

const table: Record<StoredStatus, Partial<Record<DeliveryAct, StoredStatus>>> = transitions;

/** The statuses in which `act` is allowed. */
export function statusesFor(act: DeliveryAct): StoredStatus[] {
  return storedStatuses.filter((status) => table[status][act] !== undefined);
}

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
