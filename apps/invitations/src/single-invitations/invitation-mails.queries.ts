// The way of an invitation that is no message's: one person, or those who were added with the wish to invite them.
import { fullName } from '@portico/contracts/full-name';
import { localeOf } from '@portico/mail/content';
import { residentValues } from '@portico/mail/resident-values';
import type { EntityManager } from 'typeorm';
import { senderOf } from '../communities/mail-community';
import { ContentStore } from '../deliveries/content.store';
import { queueMails, type QueuedMail } from '../deliveries/queue-mail.queries';
import type { LinkKey } from '../invitations/invitation-link';
import { freshLinks, type WantedInvitation } from '../invitations/invitation-links.queries';
import { recordInvitationMails } from '../invitations/mailed-links.queries';
import type { Invitee } from './invitees.service';

/** Whom an invitation can be mailed to. */
export type ReachableInvitee = Invitee & { card: { email: string } };

export function isReachable(invitee: Invitee): invitee is ReachableInvitee {
  return invitee.card.email !== null;
}

/** Queues a fresh link for each of them; every earlier one is dead once this is committed. Needs their standings, locked and checked. */
export async function mailInvitations(
  tx: EntityManager,
  contents: ContentStore,
  invitees: readonly ReachableInvitee[],
): Promise<void> {
  const links = await freshLinks(tx, invitees.map(wantedBy));
  const contentIds = await keepContents(tx, contents, invitees);
  const reached = invitees.filter(({ card }) => links.has(card.residentId));
  const deliveryIds = await queueMails(
    tx,
    reached.map((invitee) => {
      const { residentId, communityId } = invitee.card;
      return mailOf(invitee, links.get(residentId)!, contentIds.get(communityId)!);
    }),
  );
  await recordInvitationMails(
    tx,
    reached.map(({ card: { residentId } }, place) => ({
      deliveryId: deliveryIds[place]!,
      residentId,
      ...links.get(residentId)!,
      status: 'queued' as const,
    })),
  );
}

function wantedBy({ card, community }: Invitee): WantedInvitation {
  const { organizationId, communityId, residentId } = card;
  return { organizationId, communityId, residentId, ttlDays: community.invitationTtlDays };
}

async function keepContents(
  tx: EntityManager,
  contents: ContentStore,
  invitees: readonly Invitee[],
): Promise<Map<string, string>> {
  const byCommunity = new Map(invitees.map(({ community, content }) => [community.id, content]));
  const ids = new Map<string, string>();
  for (const [communityId, content] of byCommunity) ids.set(communityId, await contents.keep(tx, content));
  return ids;
}

function mailOf({ card, community }: ReachableInvitee, link: LinkKey, contentId: string): QueuedMail {
  const { organizationId, communityId, residentId, propertyName, email, firstName, lastName, locale } = card;
  return {
    organizationId,
    communityId,
    purpose: 'invitation',
    residentId,
    invitationId: link.invitationId,
    linkGeneration: link.generation,
    linkDays: community.invitationTtlDays,
    timezone: community.timezone,
    name: fullName(card),
    email,
    propertyName,
    locale: localeOf(locale),
    contentId,
    values: residentValues({ firstName, lastName, propertyName }),
    sender: senderOf(community),
  };
}
