// How an invitation goes on and ends. A resend keeps it open under a new generation of its link; expiry ends the link, not the offer.
import type { InvitationState } from '@portico/contracts/invitations';

export const invitationActs = ['resend', 'accept', 'revoke'] as const;
export type InvitationAct = (typeof invitationActs)[number];

export const transitions = {
  open: { resend: 'open', accept: 'accepted', revoke: 'revoked' },
  accepted: {},
  revoked: {}, // after it a new invitation is made
} as const satisfies Record<InvitationState, Partial<Record<InvitationAct, InvitationState>>>;

const table: Record<InvitationState, Partial<Record<InvitationAct, InvitationState>>> = transitions;

/** The states in which `act` is allowed, each with the state that follows. */
export function moves(act: InvitationAct): [from: InvitationState, to: InvitationState][] {
  return Object.entries(table).flatMap(([from, acts]) => {
    const to = acts[act];
    return to ? [[from as InvitationState, to] as [InvitationState, InvitationState]] : [];
  });
}
