// To whom, exactly what: the list before and after Generate, anyone's own mail, and taking somebody out.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { fullName } from '@portico/contracts/full-name';
import type { Page } from '@portico/contracts/lists';
import type { MailPreview, RecipientListQuery, RecipientView } from '@portico/contracts/messages';
import { notFound, Problem } from '@portico/contracts/problems';
import type { RecipientCard } from '@portico/contracts/recipients';
import { localeOf } from '@portico/mail/content';
import { fill } from '@portico/mail/fill';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { InvitationsConfig } from '../config';
import { ContentStore } from '../deliveries/content.store';
import { letDuplicatesStepIn } from '../deliveries/duplicates.queries';
import { unsubscribeValues } from '../deliveries/grant';
import { unresolved } from './message';
import { excludeResident, readMessage, type StoredMessage } from './messages.queries';
import { placeholderValues } from './placeholder-link';
import { dropRecipient, pageOfRecipients, preparedRecipient } from './recipients.queries';

@Injectable()
export class RecipientsService {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
    private readonly contents: ContentStore,
    private readonly config: InvitationsConfig,
  ) {}

  /** Of a draft the selection as it would be resolved now; from *Generate* on the rows. */
  async list(tenant: Tenant, messageId: string, query: RecipientListQuery): Promise<Page<RecipientView>> {
    const message = await readMessage(this.db.manager, tenant.organizationId, messageId);
    if (unresolved.includes(message.status)) return this.selected(tenant, message, query);
    return pageOfRecipients(this.db.manager, tenant.organizationId, messageId, query);
  }

  /** Filled from the same parts as the mail: only the link and the day it dies will differ. That to unsubscribe works once it is mailed. */
  async preview(tenant: Tenant, messageId: string, residentId: string): Promise<MailPreview> {
    const message = await readMessage(this.db.manager, tenant.organizationId, messageId);
    if (message.contentId === null)
      throw new Problem('message.wrong_state', 'Generate the message first: there is no copy of anyone yet.');
    const row = await preparedRecipient(this.db.manager, tenant.organizationId, messageId, residentId);
    if (!row) throw notFound('recipient');
    const { parts } = await this.contents.read(row.contentId);
    const link = { days: row.linkDays, timezone: row.timezone };
    const extra = message.purpose === 'invitation' ? placeholderValues(link, row.locale, this.config.publicUrl) : {};
    const stop = unsubscribeValues({ id: row.id, purpose: message.purpose }, this.config);
    return fill(parts[localeOf(row.locale)], { ...row.values, ...extra, ...stop });
  }

  /** In a draft they join `exclude`; in review their copy is taken out, and who shares their address steps in: it stays in review. */
  async remove(tenant: Tenant, messageId: string, residentId: string): Promise<void> {
    const [card] = await this.directory.recipientsByIds(tenant, { ids: [residentId] });
    await this.db.transaction(async (tx) => {
      const message = await readMessage(tx, tenant.organizationId, messageId, 'FOR UPDATE');
      if (message.status !== 'draft' && message.status !== 'in_review')
        throw new Problem('message.wrong_state', `Nobody can be taken out of a message that is ${message.status}.`);
      const dropped = await dropRecipient(tx, messageId, residentId);
      const selectable = message.status === 'draft' && card?.communityId === message.communityId;
      if (!dropped && !selectable) throw notFound('recipient');
      await letDuplicatesStepIn(tx, [messageId]);
      await excludeResident(tx, messageId, residentId);
    });
  }

  /** Nobody selected has a problem or a mail yet. */
  private async selected(
    tenant: Tenant,
    message: StoredMessage,
    query: RecipientListQuery,
  ): Promise<Page<RecipientView>> {
    const { problem = ['none'], status, search, limit, cursor } = query;
    if (status || !problem.includes('none')) return { items: [], nextCursor: null, total: 0 };
    const which = { communityId: message.communityId, selection: message.selection, search };
    const [page, { count }] = await Promise.all([
      this.directory.recipientPage(tenant, { ...which, limit, cursor }),
      this.directory.checkSelection(tenant, which),
    ]);
    return { items: page.items.map(unwritten), nextCursor: page.nextCursor, total: count };
  }
}

function unwritten(card: RecipientCard): RecipientView {
  const { residentId, email, propertyName } = card;
  return { residentId, name: fullName(card), email, propertyName, problem: null, delivery: null };
}
