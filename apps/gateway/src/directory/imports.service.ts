import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { ImportBody, ImportStarted } from '@portico/contracts/imports';
import { Problem } from '@portico/contracts/problems';
import { mayDo } from '../access/caller';
import type { StaffCaller } from '../access/caller';
import { tenantOf } from '../access/caller.decorators';
import type { StoredFile } from '../bodies/upload.decorators';

@Injectable()
export class ImportsService {
  constructor(private readonly directory: DirectoryClient) {}

  /** Hands the file on to directory. Inviting takes the right to send. */
  start(caller: StaffCaller, communityId: string, file: StoredFile, body: ImportBody): Promise<ImportStarted> {
    if (body.sendInvitations && !mayDo(caller, ['messages:send']))
      throw new Problem('auth.forbidden', 'You may not send.');
    return this.directory.startImport(tenantOf(caller), communityId, file, body);
  }
}
