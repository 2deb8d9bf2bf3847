import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { systemTenant } from '../invitations/system-tenant';

/** A resident's home as directory has it now. `card` is undefined for who was removed. */
export interface Home {
  card: RecipientCard | undefined;
  community: CommunityCard;
}

/** What pages and mails say of a home. */
@Injectable()
export class Homes {
  constructor(private readonly directory: DirectoryClient) {}

  /** @throws Problem `service.unavailable` where directory does not answer. */
  async of(resident: { organizationId: string; communityId: string; residentId: string }): Promise<Home> {
    const tenant = systemTenant(resident.organizationId);
    const [cards, community] = await Promise.all([
      this.directory.recipientsByIds(tenant, { ids: [resident.residentId] }),
      this.directory.communityCard(tenant, resident.communityId),
    ]);
    return { card: cards[0], community };
  }
}
