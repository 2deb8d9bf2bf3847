// How words look in a mail while they are written: nothing is stored, nothing is sent.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { MailPreview, MailPreviewBody } from '@portico/contracts/messages';
import { wrongField } from '@portico/contracts/problems';
import { localeOf } from '@portico/mail/content';
import { fill } from '@portico/mail/fill';
import type { Tenant } from '@portico/platform/tenant';
import { InvitationsConfig } from '../config';
import { contentOfMessage, prefilledWords } from './content-of-message';
import { refuseMisplacedFields } from './misplaced-fields';
import { sampleValues, someone, type Sample } from './sample';

@Injectable()
export class MailPreviewsService {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly config: InvitationsConfig,
  ) {}

  /** Made out to a resident, or to somebody invented. @throws Problem 404; 422 for unknown merge fields and for a resident of elsewhere. */
  async preview(
    tenant: Tenant,
    communityId: string,
    { purpose, subject, body, residentId }: MailPreviewBody,
  ): Promise<MailPreview> {
    refuseMisplacedFields({ subject, body }, purpose);
    const community = await this.directory.communityCard(tenant, communityId);
    const sample = residentId === undefined ? someone : await this.resident(tenant, communityId, residentId);
    const words = prefilledWords(purpose, community);
    const written = { purpose, subject: subject ?? words.subject, body: body ?? words.body };
    const content = await contentOfMessage(written, community, this.config.publicUrl);
    const values = sampleValues(purpose, sample, community, this.config.publicUrl);
    return fill(content[localeOf(sample.locale)], values);
  }

  private async resident(tenant: Tenant, communityId: string, id: string): Promise<Sample> {
    const [card] = await this.directory.recipientsByIds(tenant, { ids: [id] });
    if (card?.communityId === communityId) return card;
    throw wrongField('residentId', 'resident.unknown', 'This community has no such resident.');
  }
}
