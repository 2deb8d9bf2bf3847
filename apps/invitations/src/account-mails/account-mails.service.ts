import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { AccountMailBody } from '@portico/contracts/account-mails';
import { compileStaffPassword, staffPasswordValues } from '@portico/mail/account-mail';
import { localeOf } from '@portico/mail/content';
import { seal } from '@portico/platform/seal';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { ContentStore } from '../deliveries/content.store';
import { queueMail } from '../deliveries/queue-mail.queries';

/** Mails to staff about their own account: they pass the same gate as every mail. */
@Injectable()
export class AccountMailsService {
  constructor(
    private readonly db: EntityManager,
    private readonly directory: DirectoryClient,
    private readonly contents: ContentStore,
    private readonly config: InvitationsConfig,
  ) {}

  /** Queues the link with which a member of staff sets a password. Until it is mailed it is stored sealed. */
  async send(tenant: Tenant, { to, name, url, hours = 72 }: AccountMailBody): Promise<void> {
    const organization = await this.directory.currentOrganization(tenant);
    const content = await compileStaffPassword();
    // Staff have no language of their own.
    const locale = localeOf(null);
    const link = { organizationName: organization.name, url, hours };
    const { setPasswordUrl, ...values } = staffPasswordValues(link, locale);
    await this.db.transaction(async (tx) => {
      await queueMail(tx, {
        organizationId: tenant.organizationId,
        communityId: null,
        purpose: 'account',
        name,
        email: to,
        locale,
        contentId: await this.contents.keep(tx, content),
        values,
        sender: { name: organization.name, replyTo: null },
        sealedUrl: seal(setPasswordUrl!, this.config.linkSecret),
      });
    });
  }
}
