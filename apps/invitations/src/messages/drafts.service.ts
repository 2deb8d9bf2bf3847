// Composing: a message is a draft until it is generated, and each edit makes it one again.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { MessageBody, MessagePatch, MessagePurpose, MessageView } from '@portico/contracts/messages';
import { Problem, type FieldError } from '@portico/contracts/problems';
import type { Selection } from '@portico/contracts/selections';
import { invitationDefaults, noticeDefaults, type Written } from '@portico/mail/defaults';
import { mergeFields, unknownFields, type MessagePart } from '@portico/mail/merge-fields';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource, type EntityManager } from 'typeorm';
import type { MessageEditor } from '../attachments/message.editor';
import { forgetRecipients } from './recipients.queries';
import { disposable } from './message';
import { noteMessage } from './message-activity.queries';
import { viewOf } from './message-views.queries';
import { advance, insertMessage, readMessage, rewriteMessage, type StoredMessage } from './messages.queries';

@Injectable()
export class DraftsService implements MessageEditor {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
  ) {}

  /** A draft, prefilled where something is left out. 422 for unknown merge fields and for ids that are not of this community. */
  async create(tenant: Tenant, communityId: string, body: MessageBody): Promise<MessageView> {
    refuseUnknownFields(body, body.purpose);
    await this.refuseUnknownIds(tenant, communityId, body.selection);
    const community = await this.directory.communityCard(tenant, communityId);
    const words = body.purpose === 'invitation' ? invitationDefaults('en') : noticeDefaults('en');
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
      await noteMessage(tx, message, 'message.drafted', tenant.actor.name);
      return viewOf(tx, message);
    });
  }

  /** Whatever is left out stays. What was generated from the former text is thrown away. */
  async update(tenant: Tenant, messageId: string, patch: MessagePatch): Promise<MessageView> {
    const before = await readMessage(this.db.manager, tenant.organizationId, messageId);
    refuseUnknownFields(patch, before.purpose);
    if (patch.selection) await this.refuseUnknownIds(tenant, before.communityId, patch.selection);
    return this.db.transaction(async (tx) => {
      await this.edit(tx, tenant, messageId, (message) => ({ ...message, ...withoutUndefined(patch) }));
      return viewOf(tx, await readMessage(tx, tenant.organizationId, messageId));
    });
  }

  /** Deletes what nobody was mailed of: 409 `message.has_deliveries` for a cancelled one that was begun. */
  async discard(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const message = await readMessage(tx, tenant.organizationId, messageId, 'FOR UPDATE');
      if (!(disposable as readonly string[]).includes(message.status))
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
    change = (message: StoredMessage): StoredMessage => message,
  ): Promise<void> {
    await advance(tx, tenant.organizationId, messageId, 'edit');
    await forgetRecipients(tx, messageId);
    const message = change(await readMessage(tx, tenant.organizationId, messageId));
    await rewriteMessage(tx, message);
    await noteMessage(tx, message, 'message.drafted', tenant.actor.name);
  }

  private async refuseUnknownIds(tenant: Tenant, communityId: string, selection: Selection): Promise<void> {
    const { unknownIds } = await this.directory.checkSelection(tenant, { communityId, selection });
    if (unknownIds.length === 0) return;
    const listed = unknownIds.slice(0, 20).join(', ');
    const message = `${unknownIds.length} of these ids are no residents of this community: ${listed}`;
    throw new Problem('validation.failed', message, {
      errors: [{ field: 'selection.ids', code: 'selection.unknown_id', message }],
    });
  }
}

/** 422 that names each field in braces which cannot stand where it does. */
export function refuseUnknownFields(text: Partial<Written>, purpose: MessagePurpose): void {
  const parts: MessagePart[] = ['subject', 'body'];
  const errors = parts.flatMap((part): FieldError[] =>
    unknownFields(text[part] ?? '', purpose, part).map((name) => ({
      field: part,
      code: 'merge_field.unknown',
      message: `{{${name}}} cannot stand here. These can: ${mergeFields(purpose, part).join(', ')}.`,
    })),
  );
  if (errors.length > 0) throw new Problem('validation.failed', errors[0]!.message, { errors });
}

async function wasMailed(tx: EntityManager, messageId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('SELECT FROM delivery WHERE message_id = $1 AND attempts > 0 LIMIT 1', [
    messageId,
  ]);
  return rows.length > 0;
}

function withoutUndefined<T extends object>(patch: T): Partial<T> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;
}
