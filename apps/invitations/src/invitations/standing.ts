// Where a resident may go from where they stand. Everything that changes a portal status reads this table.
import type { PortalStatus } from '@portico/contracts/residents';

/** What can happen to a resident. `mailed`: a mail with their link was taken by the relay. */
export const standingActs = ['mailed', 'accept', 'revoke', 'deactivate', 'reactivate'] as const;
export type StandingAct = (typeof standingActs)[number];

// A link can be used before its mail is recorded as sent: then a pending resident accepts.
export const transitions = {
  pending: { mailed: 'invited', accept: 'active' },
  invited: { accept: 'active', revoke: 'pending' }, // an expired link changes nothing
  active: { deactivate: 'inactive' },
  inactive: { reactivate: 'active' }, // reopens
} as const satisfies Record<PortalStatus, Partial<Record<StandingAct, PortalStatus>>>;

const table: Record<PortalStatus, Partial<Record<StandingAct, PortalStatus>>> = transitions;

/** The statuses in which `act` changes something, each with the one that follows. */
export function moves(act: StandingAct): [from: PortalStatus, to: PortalStatus][] {
  return Object.entries(table).flatMap(([from, acts]) => {
    const to = acts[act];
    return to ? [[from as PortalStatus, to] as [PortalStatus, PortalStatus]] : [];
  });
}

/** Has accepted once, so that no invitation is due. */
export function isRegistered(status: PortalStatus): boolean {
  return status === 'active' || status === 'inactive';
}
