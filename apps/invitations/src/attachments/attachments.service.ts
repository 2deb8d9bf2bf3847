import { Inject, Injectable } from '@nestjs/common';
import type { AttachmentView } from '@portico/contracts/messages';
import { notFound, Problem, wrongField } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { DataSource, EntityManager } from 'typeorm';
import { readRawBody } from '../bodies/raw-body.reader';
import { allowedEndings, cleanName, MOST_BYTES, MOST_FILES, typeByName } from './attachment';
import {
  deleteAttachment,
  insertAttachment,
  loadOf,
  refuseUnknownAttachment,
  type NewAttachment,
} from './attachments.queries';
import { BLOB_STORE, type BlobStore } from './blob-store';
import { formatOf } from './content.detector';
import { MESSAGE_EDITOR, type MessageEditor } from './message.editor';

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
    const bytes = await readRawBody(body, MOST_BYTES, tooLarge);
    await this.refuseOverload(this.db.manager, messageId, bytes.length);
    const file = await lookedAt(filename, bytes);
    // Stored before the row that names it. Where that is refused the bytes lie there unused, and are taken up by the next try.
    const sha256 = await this.blobs.put(bytes);
    return this.db.transaction((tx) => this.attach(tx, tenant, messageId, { ...file, size: bytes.length, sha256 }));
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
    if (files >= MOST_FILES) throw new Problem('attachment.too_many', `A message has ${MOST_FILES} files at the most.`);
    if (bytes + more > MOST_BYTES) throw tooLarge();
  }
}

/** Name and content must both be of one of the allowed types. */
async function lookedAt(
  filename: string | undefined,
  bytes: Uint8Array,
): Promise<Pick<NewAttachment, 'filename' | 'contentType'>> {
  const name = cleanName(filename ?? '');
  if (name === '') throw wrongField('filename', 'field.required', 'The file needs a name.');
  const type = typeByName(name);
  if (!type) throw new Problem('attachment.type_not_allowed', `These can be attached: ${allowedEndings.join(', ')}.`);
  if (bytes.length === 0) throw wrongField('file', 'attachment.empty', 'The file is empty.');
  const format = await formatOf(bytes);
  if (format === undefined || !type.contents.includes(format)) {
    throw new Problem('attachment.type_not_allowed', `What is in ${name} is not what its name says.`);
  }
  return { filename: name, contentType: type.contentType };
}

function tooLarge(): Problem {
  return new Problem(
    'attachment.too_large',
    `The files of a message have ${MOST_BYTES / 1024 / 1024} MB in all at the most.`,
  );
}
