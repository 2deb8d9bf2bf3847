import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { Page } from '@portico/contracts/lists';
import type { MessageListQuery, MessageView } from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { unresolved } from './message';
import { viewOf, viewsOf } from './message-views.queries';
import { pageOfMessages, readMessage } from './messages.queries';

/** Reading messages. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly db: EntityManager,
    private readonly directory: DirectoryClient,
  ) {}

  /** `counts.recipients` of a draft is what its selection finds now. */
  async one(tenant: Tenant, id: string): Promise<MessageView> {
    const message = await readMessage(this.db, tenant.organizationId, id);
    if (!unresolved.includes(message.status)) return viewOf(this.db, message);
    const { communityId, selection } = message;
    const { count } = await this.directory.checkSelection(tenant, { communityId, selection });
    return viewOf(this.db, message, count);
  }

  /** Newest first. How many a draft selects is not looked up: that would be a question to directory for each. */
  async ofCommunity(tenant: Tenant, communityId: string, query: MessageListQuery): Promise<Page<MessageView>> {
    const page = await pageOfMessages(this.db, tenant.organizationId, communityId, query);
    return { ...page, items: await viewsOf(this.db, page.items) };
  }
}
