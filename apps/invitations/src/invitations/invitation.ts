// How an invitation goes on and ends. A resend keeps it open under a new generation of its link; expiry ends the link, not the offer.
import type { InvitationState } from '@portico/contracts/invitations';
import type { Transitions } from '../states/transitions';

export const transitions = {
  open: { resend: 'open', accept: 'accepted', revoke: 'revoked' },
  accepted: {},
  revoked: {}, // after it a new invitation is made
} as const satisfies Transitions<InvitationState>;
