import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { compileInvitation } from '@portico/mail/invitation-mail';
import { invitationDefaults } from '@portico/mail/defaults';
import { localeOf, type MailContent } from '@portico/mail/content';
import type { Tenant } from '@portico/platform/tenant';

/** One person and what their invitation is made of, as directory has both now. */
export interface Invitee {
  card: RecipientCard;
  community: CommunityCard;
  content: MailContent;
}

/** Asks directory whom an invitation goes to and makes its content: before a transaction, never within one. */
@Injectable()
export class Invitees {
  constructor(private readonly directory: DirectoryClient) {}

  /** By resident; those that directory does not have (any more) are missing. */
  async find(tenant: Tenant, residentIds: readonly string[]): Promise<Map<string, Invitee>> {
    const cards = await this.directory.recipientsByIds(tenant, { ids: [...residentIds] });
    const communities = new Map<string, Pick<Invitee, 'community' | 'content'>>();
    for (const communityId of new Set(cards.map((card) => card.communityId))) {
      const community = await this.directory.communityCard(tenant, communityId);
      communities.set(communityId, { community, content: await contentOf(community) });
    }
    return new Map(cards.map((card) => [card.residentId, { card, ...communities.get(card.communityId)! }]));
  }
}

/** A single invitation says what a message says until staff change it; each in the reader's language. */
function contentOf(community: CommunityCard): Promise<MailContent> {
  const { name, senderName, brandColor, timezone, instructionGuideUrl } = community;
  const words = { communityName: name, senderName, brandColor, timezone, instructionGuideUrl };
  return compileInvitation(invitationDefaults(localeOf(null)), words);
}
