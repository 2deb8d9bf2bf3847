// Composing: a message is a draft until it is generated, and each edit makes it one again.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { MessageBody, MessagePatch, MessageView } from '@portico/contracts/messages';
import type { SelectionCheck } from '@portico/contracts/recipients';
import { Problem, wrongField } from '@portico/contracts/problems';
import type { Selection } from '@portico/contracts/selections';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource, type EntityManager } from 'typeorm';
import type { MessageEditor } from '../attachments/message.editor';
import { stateAfter } from '../states/transitions';
import { advance } from './advance.queries';
import { prefilledWords } from './content-of-message';
import { disposable, transitions } from './message';
import { noteMessage } from './message-activity.queries';
import { viewOf } from './message-views.queries';
import { refuseMisplacedFields } from './misplaced-fields';
import { insertMessage, readMessage, rewriteMessage, type StoredMessage } from './messages.queries';
import { MessagesService } from './messages.service';
import { forgetRecipients } from './recipients.queries';

@Injectable()
export class DraftsService implements MessageEditor {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
    private readonly messages: MessagesService,
  ) {}

  /** A draft, prefilled where something is left out. 422 for unknown merge fields and for ids that are not of this community. */
  async create(tenant: Tenant, communityId: string, body: MessageBody): Promise<MessageView> {
    refuseMisplacedFields(body, body.purpose);
    const { count } = await this.checked(tenant, communityId, body.selection);
    const community = await this.directory.communityCard(tenant, communityId);
    const words = prefilledWords(body.purpose, community);
    const draft = {
      id: newId(),
      organizationId: tenant.organizationId,
      communityId,
      purpose: body.purpose,
      subject: body.subject ?? words.subject,
      body: body.body ?? words.body,
      replyTo: body.replyTo === undefined ? community.replyTo : body.replyTo,
      summaryTo: body.summaryTo ?? [],
      selection: body.selection,
      createdBy: tenant.actor.name,
    };
    return this.db.transaction(async (tx) => {
      await insertMessage(tx, draft);
      const message = await readMessage(tx, tenant.organizationId, draft.id);
      await noteMessage(tx, message, 'message.drafted', tenant.actor);
      return viewOf(tx, message, count);
    });
  }

  /** Whatever is left out stays. What was generated from the former text is thrown away; an edit that changes nothing keeps it. */
  async update(tenant: Tenant, messageId: string, patch: MessagePatch): Promise<MessageView> {
    const before = await readMessage(this.db.manager, tenant.organizationId, messageId);
    refuseMisplacedFields(patch, before.purpose);
    const { selection } = changesOf(before, patch);
    if (selection) await this.checked(tenant, before.communityId, selection);
    await this.db.transaction(async (tx) => {
      const message = await readMessage(tx, tenant.organizationId, messageId, 'FOR UPDATE');
      const changes = changesOf(message, patch);
      if (Object.keys(changes).length === 0 && stateAfter(transitions, message.status, 'edit') !== null) return;
      await this.edit(tx, tenant, messageId, changes);
    });
    return this.messages.one(tenant, messageId);
  }

  /** Deletes what nobody was mailed of: 409 `message.has_deliveries` for a cancelled one that was begun. */
  async discard(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const message = await readMessage(tx, tenant.organizationId, messageId, 'FOR UPDATE');
      if (!disposable.includes(message.status))
        throw new Problem('message.wrong_state', `A message that is ${message.status} cannot be deleted.`);
      if (await wasMailed(tx, messageId)) throw new Problem('message.has_deliveries');
      await tx.query('DELETE FROM message WHERE id = $1', [messageId]);
    });
  }

  /** One edit within `tx`: back to draft, what was generated is thrown away, the feed is told. */
  async edit(
    tx: EntityManager,
    tenant: Tenant,
    messageId: string,
    changes: Partial<StoredMessage> = {},
  ): Promise<void> {
    await advance(tx, tenant.organizationId, messageId, 'edit');
    await forgetRecipients(tx, messageId);
    const message = { ...(await readMessage(tx, tenant.organizationId, messageId)), ...changes };
    await rewriteMessage(tx, message);
    await noteMessage(tx, message, 'message.drafted', tenant.actor);
  }

  /** Refuses what is not of this community: a 422 at the field that names it. */
  private async checked(tenant: Tenant, communityId: string, selection: Selection): Promise<SelectionCheck> {
    const check = await this.directory.checkSelection(tenant, { communityId, selection });
    refuseUnknown('selection.ids', 'residents', check.unknownIds);
    refuseUnknown('selection.filter.propertyId', 'properties', check.unknownPropertyIds);
    return check;
  }
}

function refuseUnknown(field: string, things: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const listed = ids.slice(0, 20).join(', ');
  throw wrongField(
    field,
    'selection.unknown_id',
    `${ids.length} of these ids are no ${things} of this community: ${listed}`,
  );
}

async function wasMailed(tx: EntityManager, messageId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('SELECT FROM delivery WHERE message_id = $1 AND attempts > 0 LIMIT 1', [
    messageId,
  ]);
  return rows.length > 0;
}

/** What of an edit is not so already. */
function changesOf(message: StoredMessage, patch: MessagePatch): Partial<StoredMessage> {
  // As JSON, since the selection is stored so: without what is undefined, and of no class.
  const given = JSON.parse(JSON.stringify(patch)) as MessagePatch;
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => !isDeepStrictEqual(value, message[key as keyof MessagePatch])),
  );
}
