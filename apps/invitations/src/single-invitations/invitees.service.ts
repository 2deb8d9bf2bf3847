import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { compileInvitation } from '@portico/mail/invitation-mail';
import type { MailContent } from '@portico/mail/content';
import type { Tenant } from '@portico/platform/tenant';
import { invitationWordsOf, mailCommunityOf } from '../communities/mail-community';
import { InvitationsConfig } from '../config';

/** One person and what their invitation is made of, as directory has both now. */
export interface Invitee {
  card: RecipientCard;
  community: CommunityCard;
  content: MailContent;
}

/** Asks directory whom an invitation goes to and makes its content: before a transaction, never within one. */
@Injectable()
export class Invitees {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly config: InvitationsConfig,
  ) {}

  /** By resident; those that directory does not have (any more) are missing. */
  async find(tenant: Tenant, residentIds: readonly string[]): Promise<Map<string, Invitee>> {
    const cards = await this.directory.recipientsByIds(tenant, { ids: [...residentIds] });
    const communities = new Map<string, Pick<Invitee, 'community' | 'content'>>();
    for (const communityId of new Set(cards.map((card) => card.communityId))) {
      const community = await this.directory.communityCard(tenant, communityId);
      communities.set(communityId, { community, content: await this.contentOf(community) });
    }
    return new Map(cards.map((card) => [card.residentId, { card, ...communities.get(card.communityId)! }]));
  }

  /** A single invitation says what a draft is prefilled with; the product's words in the reader's language. */
  private contentOf(community: CommunityCard): Promise<MailContent> {
    return compileInvitation(invitationWordsOf(community), mailCommunityOf(community, this.config.publicUrl));
  }
}
