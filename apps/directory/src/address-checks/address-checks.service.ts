import { Injectable } from '@nestjs/common';
import type { AddressCheckBody, AddressCheckView } from '@portico/contracts/address-checks';
import type { Page } from '@portico/contracts/lists';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { requireCommunity } from '../communities/communities.queries';
import { doubtful, typosAmong } from './address-check';
import { addressCheckPage, domainsOf } from './address-checks.queries';
import { MailDomains } from './mail-domains.service';

/** The address doctor: which addresses of those selected look wrong. */
@Injectable()
export class AddressChecksService {
  constructor(
    private readonly db: EntityManager,
    private readonly mailDomains: MailDomains,
  ) {}

  /** Domains are judged among the whole community, which knows best which are its own; the addresses are those of the selected. */
  async page(tenant: Tenant, body: AddressCheckBody): Promise<Page<AddressCheckView>> {
    await requireCommunity(this.db, tenant.organizationId, body.communityId);
    const uses = await domainsOf(this.db, tenant, body.communityId);
    const typos = typosAmong(uses);
    const withoutMail = await this.mailDomains.withoutMail(doubtful(uses, typos));
    return addressCheckPage(this.db, tenant, body, { typos, withoutMail });
  }
}
