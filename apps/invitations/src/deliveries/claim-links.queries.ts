// The links that mails carry: made at the first claim of a person in a mass send, kept for every retry.
import type { EntityManager } from 'typeorm';
import { linkName } from '../invitations/invitation-link';
import { ensureOpenInvitations, issueLinks, raiseGenerations } from '../invitations/invitations.queries';
import type { Candidate } from './claim.queries';

/** A link with its raw token, which goes into the mail and nowhere else. */
export interface MailedLink {
  invitationId: string;
  generation: number;
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
  const fresh = await freshLinks(
    tx,
    invitations.filter((row) => row.linkGeneration === null),
  );
  const links = invitations.flatMap((row) => {
    const invitationId = row.invitationId ?? fresh.get(row.residentId!)?.invitationId;
    const generation = row.linkGeneration ?? fresh.get(row.residentId!)?.generation;
    return invitationId && generation ? [{ id: row.id, invitationId, generation }] : [];
  });
  const tokens = await issueLinks(tx, secret, links);
  return new Map(links.map(({ id, ...link }) => [id, { ...link, token: tokens.get(linkName(link))! }]));
}

/** A new invitation, or the next generation of the open one: so no link dies long before the mail that replaces it leaves. */
async function freshLinks(
  tx: EntityManager,
  rows: readonly Candidate[],
): Promise<Map<string, { invitationId: string; generation: number }>> {
  if (rows.length === 0) return new Map();
  const open = await ensureOpenInvitations(
    tx,
    rows.map(({ organizationId, communityId, residentId, linkDays }) => ({
      organizationId,
      communityId: communityId!,
      residentId: residentId!,
      ttlDays: linkDays!,
    })),
  );
  const known = [...open.values()].filter((invitation) => !invitation.created).map((invitation) => invitation.id);
  const raised = known.length > 0 ? await raiseGenerations(tx, known) : new Map<string, number>();
  return new Map(
    [...open].map(([residentId, { id, generation }]) => [
      residentId,
      { invitationId: id, generation: raised.get(id) ?? generation },
    ]),
  );
}
