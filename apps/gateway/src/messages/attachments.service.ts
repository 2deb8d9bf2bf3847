import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { AttachmentView } from '@portico/contracts/messages';
import type { Tenant } from '@portico/platform/tenant';
import type { UploadedFile } from '../bodies/upload.decorators';

@Injectable()
export class AttachmentsService {
  constructor(private readonly invitations: InvitationsClient) {}

  /** Hands the file on; type, number and size in all are checked where the message is. */
  async add(tenant: Tenant, messageId: string, { file }: UploadedFile): Promise<AttachmentView> {
    const content = new Uint8Array(await readFile(file.path));
    return this.invitations.addAttachment(tenant, messageId, { filename: file.filename, content });
  }
}
