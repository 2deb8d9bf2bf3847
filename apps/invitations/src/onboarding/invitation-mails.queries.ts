// The way of an invitation that is no message's: one person, or those who were added with the wish to invite them.
import { localeOf } from '@portico/mail/content';
import { noticeValues } from '@portico/mail/resident-values';
import type { EntityManager } from 'typeorm';
import { ContentStore } from '../deliveries/content.store';
import { queueMail } from '../deliveries/queue-mail.queries';
import { ensureOpenInvitations, raiseGenerations, recordInvitationMails } from '../invitations/invitations.queries';
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
  const links = await freshLinks(tx, invitees);
  const contentIds = await keepContents(tx, contents, invitees);
  const mails = [];
  for (const invitee of invitees) {
    const { residentId, communityId } = invitee.card;
    const link = links.get(residentId);
    if (!link) continue;
    const deliveryId = await queueMail(tx, mailOf(invitee, link, contentIds.get(communityId)!));
    mails.push({ deliveryId, residentId, ...link, status: 'queued' as const });
  }
  await recordInvitationMails(tx, mails);
}

interface FreshLink {
  invitationId: string;
  generation: number;
}

async function freshLinks(tx: EntityManager, invitees: readonly Invitee[]): Promise<Map<string, FreshLink>> {
  const open = await ensureOpenInvitations(
    tx,
    invitees.map(({ card, community }) => ({
      organizationId: card.organizationId,
      communityId: card.communityId,
      residentId: card.residentId,
      ttlDays: community.invitationTtlDays,
    })),
  );
  const continued = [...open.values()].filter((one) => !one.created).map((one) => one.id);
  const raised = await raiseGenerations(tx, continued);
  return new Map(
    [...open].map(([residentId, { id, generation }]) => [
      residentId,
      { invitationId: id, generation: raised.get(id) ?? generation },
    ]),
  );
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

function mailOf(
  { card, community }: ReachableInvitee,
  link: FreshLink,
  contentId: string,
): Parameters<typeof queueMail>[1] {
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
    name: `${firstName} ${lastName}`.trim(),
    email,
    propertyName,
    locale: localeOf(locale),
    contentId,
    values: noticeValues({ firstName, lastName, propertyName }),
    sender: { name: community.senderName, replyTo: community.replyTo },
  };
}
