// The link of an invitation: made from a secret, never stored; known again by its hash. What it still opens is decided here.
import { createHmac } from 'node:crypto';
import type { InvitationState } from '@portico/contracts/invitations';
import type { LinkPeek } from '@portico/contracts/portal-sessions';

/** One link: each resend makes a new generation, and only the latest one opens. */
export interface LinkKey {
  invitationId: string;
  generation: number;
}

/** What is known of a link that was issued once. `expired` by the database's clock. */
export interface LinkFacts {
  removed: boolean;
  state: InvitationState;
  generation: number;
  currentGeneration: number;
  expired: boolean;
}

/** What a link may be to the person who opens it. */
export type LinkState = Exclude<LinkPeek['state'], 'unknown'>;

/** The raw token: 256 bits of HMAC-SHA256, so a retry of the mail makes the same link without anybody having kept it. */
export function tokenOf(secret: string, { invitationId, generation }: LinkKey): string {
  return createHmac('sha256', secret).update(`${invitationId}.${generation}`).digest('base64url');
}

/** How a link is called where many are handled at once. */
export function linkName({ invitationId, generation }: LinkKey): string {
  return `${invitationId}.${generation}`;
}

/** How the invitation ended outranks the age of the link: a used one leads to sign-in, a withdrawn one to nobody's mailbox. */
export function linkState(link: LinkFacts): LinkState {
  if (link.removed || link.state === 'revoked') return 'revoked';
  if (link.state === 'accepted') return 'used';
  if (link.generation < link.currentGeneration) return 'superseded';
  return link.expired ? 'expired' : 'live';
}
