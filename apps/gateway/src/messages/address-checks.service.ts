// The address doctor takes two services: whom a message goes to is invitations', what their addresses are is directory's.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { AddressCheckQuery, AddressCheckView } from '@portico/contracts/address-checks';
import type { Page } from '@portico/contracts/lists';
import type { MessageStatus } from '@portico/contracts/messages';
import { Problem } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';

/** Its recipients are no longer those of its selection. */
const begun: readonly MessageStatus[] = ['sending', 'paused', 'sent', 'cancelled'];

@Injectable()
export class AddressChecksService {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly invitations: InvitationsClient,
  ) {}

  /** @throws Problem 409 `message.wrong_state` for one that was begun. */
  async ofMessage(tenant: Tenant, id: string, query: AddressCheckQuery): Promise<Page<AddressCheckView>> {
    const { communityId, selection, status } = await this.invitations.getMessage(tenant, id);
    if (begun.includes(status)) throw new Problem('message.wrong_state', 'Addresses are looked at before a send.');
    return this.directory.addressChecks(tenant, { ...query, communityId, selection });
  }

  ofCommunity(tenant: Tenant, communityId: string, query: AddressCheckQuery): Promise<Page<AddressCheckView>> {
    return this.directory.addressChecks(tenant, { ...query, communityId, selection: { filter: {} } });
  }
}
