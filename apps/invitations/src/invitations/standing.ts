// Where a resident may go from where they stand. Everything that changes a portal status reads this table.
import type { PortalStatus } from '@portico/contracts/residents';
import type { ActOf, Transitions } from '../states/transitions';

/**
 * `mailed`: a mail with their link was taken by the relay. A link can be used before its mail is recorded as sent: then a
 * pending resident accepts.
 */
export const transitions = {
  pending: { mailed: 'invited', accept: 'active' },
  invited: { accept: 'active', revoke: 'pending' }, // an expired link changes nothing
  active: { deactivate: 'inactive' },
  inactive: { reactivate: 'active' }, // reopens
} as const satisfies Transitions<PortalStatus>;
export type StandingAct = ActOf<typeof transitions>;
