// The links that mails carry: made at the first claim of a person in a mass send, kept for every retry.
import type { EntityManager } from 'typeorm';
import { linkName, type LinkKey } from '../invitations/invitation-link';
import { freshLinks, issueLinks, type WantedInvitation } from '../invitations/invitation-links.queries';
import type { Candidate } from './claim.queries';

/** A link with its raw token, which goes into the mail and nowhere else. */
export interface MailedLink extends LinkKey {
  token: string;
}

/** The link of each invitation among `rows`, by delivery; those who cannot be invited any more are left out. */
export async function linksOf(
  tx: EntityManager,
  secret: string,
  rows: readonly Candidate[],
): Promise<Map<string, MailedLink>> {
  const invitations = rows.filter((row) => row.purpose === 'invitation');
  if (invitations.length === 0) return new Map();
  const fresh = await freshLinks(tx, invitations.filter((row) => row.linkGeneration === null).map(wantedBy));
  const links = invitations.flatMap((row) => {
    const invitationId = row.invitationId ?? fresh.get(row.residentId!)?.invitationId;
    const generation = row.linkGeneration ?? fresh.get(row.residentId!)?.generation;
    return invitationId && generation ? [{ id: row.id, invitationId, generation }] : [];
  });
  const tokens = await issueLinks(tx, secret, links);
  return new Map(links.map(({ id, ...link }) => [id, { ...link, token: tokens.get(linkName(link))! }]));
}

function wantedBy({ organizationId, communityId, residentId, linkDays }: Candidate): WantedInvitation {
  return { organizationId, communityId: communityId!, residentId: residentId!, ttlDays: linkDays! };
}
