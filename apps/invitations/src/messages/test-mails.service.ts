// A test of what will be sent: one mail to an address of staff, as if to the first person selected. It counts nowhere.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { TestBody } from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { contentAttachmentsOf } from '../attachments/attachments.queries';
import { senderOf } from '../communities/mail-community';
import { InvitationsConfig } from '../config';
import { ContentStore } from '../deliveries/content.store';
import { queueMail } from '../deliveries/queue-mail.queries';
import { contentOfMessage } from './content-of-message';
import { readMessage, type StoredMessage } from './messages.queries';
import { sampleValues, someone, type Sample } from './sample';

@Injectable()
export class TestMailsService {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
    private readonly contents: ContentStore,
    private readonly config: InvitationsConfig,
  ) {}

  /** Works in every state, from the text as it stands; the link in it opens nothing. */
  async send(tenant: Tenant, messageId: string, { to }: TestBody): Promise<void> {
    const message = await readMessage(this.db.manager, tenant.organizationId, messageId);
    const community = await this.directory.communityCard(tenant, message.communityId);
    const sample = await this.sampleOf(tenant, message);
    const content = await contentOfMessage(message, community, this.config.publicUrl);
    await this.db.transaction(async (tx) => {
      const contentId = await this.contents.keep(tx, content, await contentAttachmentsOf(tx, messageId));
      await queueMail(tx, {
        organizationId: tenant.organizationId,
        communityId: message.communityId,
        purpose: 'test',
        name: to,
        email: to,
        locale: sample.locale,
        contentId,
        values: sampleValues(message.purpose, sample, community, this.config.publicUrl),
        sender: senderOf(community, message),
      });
    });
  }

  private async sampleOf(tenant: Tenant, { communityId, selection }: StoredMessage): Promise<Sample> {
    const { items } = await this.directory.recipientPage(tenant, { communityId, selection, limit: 1 });
    return items[0] ?? someone;
  }
}
