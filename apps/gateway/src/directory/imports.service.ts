import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { ImportStarted } from '@portico/contracts/imports';
import { Problem } from '@portico/contracts/problems';
import { mayDo } from '../access/caller';
import type { StaffCaller } from '../access/caller';
import { tenantOf } from '../access/caller.decorators';
import type { UploadedFile } from '../bodies/upload.decorators';
import { importWishes } from './import-form';

@Injectable()
export class ImportsService {
  constructor(private readonly directory: DirectoryClient) {}

  /** Streams the file on to directory. Inviting takes the right to send. */
  start(caller: StaffCaller, communityId: string, { file, fields }: UploadedFile): Promise<ImportStarted> {
    const wishes = importWishes(fields);
    if (wishes.sendInvitations && !mayDo(caller, ['messages:send']))
      throw new Problem('auth.forbidden', 'You may not send.');
    const options = { filename: file.filename, ...wishes };
    return this.directory.startImport(tenantOf(caller), communityId, createReadStream(file.path), options);
  }
}
