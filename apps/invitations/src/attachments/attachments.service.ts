import { Inject, Injectable } from '@nestjs/common';
import { attachmentLimit } from '@portico/contracts/limits';
import type { AttachmentView } from '@portico/contracts/messages';
import { notFound, Problem } from '@portico/contracts/problems';
import { BLOB_STORE, type BlobStore } from '@portico/platform/blobs/blob-store';
import { admittedFile } from '@portico/platform/files/admitted-file';
import { readBody } from '@portico/platform/raw-body';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { DataSource, EntityManager } from 'typeorm';
import {
  deleteAttachment,
  insertAttachment,
  loadOf,
  refuseUnknownAttachment,
  type NewAttachment,
} from './attachments.queries';
import { MESSAGE_EDITOR, type MessageEditor } from './message.editor';

const { maxFiles, maxBytes, tooLarge } = attachmentLimit;

/** The files that go with every mail of a message. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly db: DataSource,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(MESSAGE_EDITOR) private readonly editor: MessageEditor,
  ) {}

  /**
   * Adds a file, which is an edit: the message is a draft again.
   *
   * @throws Problem 404, 413 `attachment.too_many` | `attachment.too_large`, 415 `attachment.type_not_allowed`, 422, 409 `message.wrong_state`, in this order.
   */
  async add(tenant: Tenant, messageId: string, filename: string | undefined, body: Request): Promise<AttachmentView> {
    await this.refuseUnknown(tenant, messageId);
    await this.refuseOverload(this.db.manager, messageId, 0);
    const bytes = await readBody(body, attachmentLimit);
    await this.refuseOverload(this.db.manager, messageId, bytes.length);
    const file = await admittedFile(filename, bytes);
    // Stored before the row that names it. Where that is refused the bytes lie there unused, and are taken up by the next try.
    const sha256 = await this.blobs.put(bytes);
    return this.db.transaction((tx) => this.attach(tx, tenant, messageId, { ...file, sha256 }));
  }

  /** Takes a file out, which is an edit as well. @throws Problem 404, 409 `message.wrong_state`. */
  async remove(tenant: Tenant, messageId: string, attachmentId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await refuseUnknownAttachment(tx, tenant.organizationId, messageId, attachmentId);
      await this.editor.edit(tx, tenant, messageId);
      await deleteAttachment(tx, messageId, attachmentId);
    });
  }

  /** The edit locks the message, so that of two uploads at once the second is counted with the first. */
  private async attach(
    tx: EntityManager,
    tenant: Tenant,
    messageId: string,
    file: NewAttachment,
  ): Promise<AttachmentView> {
    await this.editor.edit(tx, tenant, messageId);
    await this.refuseOverload(tx, messageId, file.size);
    return insertAttachment(tx, messageId, file);
  }

  private async refuseUnknown(tenant: Tenant, messageId: string): Promise<void> {
    const [message] = await this.db.query<{ id: string }[]>(
      'SELECT id FROM message WHERE id = $1 AND organization_id = $2',
      [messageId, tenant.organizationId],
    );
    if (!message) throw notFound('message');
  }

  private async refuseOverload(tx: EntityManager, messageId: string, more: number): Promise<void> {
    const { files, bytes } = await loadOf(tx, messageId);
    if (files >= maxFiles) throw new Problem('attachment.too_many', `A message has ${maxFiles} files at the most.`);
    if (bytes + more > maxBytes) {
      throw new Problem(tooLarge, `The files of a message have ${maxBytes / 1024 / 1024} MB in all at the most.`);
    }
  }
}
