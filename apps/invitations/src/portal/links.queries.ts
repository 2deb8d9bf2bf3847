// Links are looked up by the hash of their token. What a link opens is read from the invitation's own rows, by the database's clock.
import type { InvitationState } from '@portico/contracts/invitations';
import { hashOf } from '@portico/platform/secret';
import type { EntityManager } from 'typeorm';
import { linkState, type LinkState } from '../invitations/invitation-link';

/** A link that was issued once, and what it is now. */
export interface FoundLink {
  invitationId: string;
  organizationId: string;
  communityId: string;
  residentId: string;
  accountId: string | null;
  generation: number;
  state: LinkState;
}

interface LinkRow extends Omit<FoundLink, 'state'> {
  removed: boolean;
  state: InvitationState;
  currentGeneration: number;
  expired: boolean;
}

/** The link of a token; undefined where it was never issued. */
export async function findLink(db: EntityManager, token: string): Promise<FoundLink | undefined> {
  const [row] = await db.query<LinkRow[]>(
    `SELECT invitation.id AS "invitationId", invitation.organization_id AS "organizationId", standing.account_id AS "accountId",
            invitation.community_id AS "communityId", standing.resident_id AS "residentId", standing.removed, invitation.state,
            invitation_link.generation, invitation.generation AS "currentGeneration",
            coalesce(invitation.expires_at <= now(), false) AS expired
       FROM invitation_link
       JOIN invitation ON invitation.id = invitation_link.invitation_id
       JOIN standing ON standing.resident_id = invitation.resident_id
      WHERE token_hash = $1`,
    [hashOf(token)],
  );
  if (!row) return undefined;
  const { invitationId, organizationId, communityId, residentId, accountId, generation } = row;
  return { invitationId, organizationId, communityId, residentId, accountId, generation, state: linkState(row) };
}

/** The name, home and language that the last mail to a resident spoke to: for who is not in directory any more. */
export async function lastMailTo(
  db: EntityManager,
  residentId: string,
): Promise<{ firstName: string; propertyName: string; locale: string } | undefined> {
  const rows = await db.query<{ firstName: string; propertyName: string; locale: string }[]>(
    `SELECT coalesce("values"->>'firstName', name) AS "firstName", coalesce(property_name, '') AS "propertyName", locale
       FROM delivery WHERE resident_id = $1 AND purpose = 'invitation' ORDER BY id DESC LIMIT 1`,
    [residentId],
  );
  return rows[0];
}
