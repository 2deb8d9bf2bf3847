import { Injectable } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import type { MessageListQuery, MessageView } from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { viewOf, viewsOf } from './message-views.queries';
import { pageOfMessages, readMessage } from './messages.queries';

/** Reading messages. */
@Injectable()
export class MessagesService {
  constructor(private readonly db: EntityManager) {}

  async one(tenant: Tenant, id: string): Promise<MessageView> {
    return viewOf(this.db, await readMessage(this.db, tenant.organizationId, id));
  }

  /** Newest first. */
  async ofCommunity(tenant: Tenant, communityId: string, query: MessageListQuery): Promise<Page<MessageView>> {
    const page = await pageOfMessages(this.db, tenant.organizationId, communityId, query);
    return { ...page, items: await viewsOf(this.db, page.items) };
  }
}
