import { Inject, Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { ListQuery, Page } from '@portico/contracts/lists';
import type { NoticeView } from '@portico/contracts/notices';
import { notFound } from '@portico/contracts/problems';
import type { CommunityCard } from '@portico/contracts/recipients';
import { localeOf } from '@portico/mail/content';
import { noticeArticle } from '@portico/mail/notice-article';
import { headersOf } from '@portico/platform/files/stored-file';
import { EntityManager } from 'typeorm';
import { mailCommunityOf } from '../communities/mail-community';
import { InvitationsConfig } from '../config';
import { ATTACHMENT_STORE, type AttachmentStore } from '../deliveries/outer-rooms';
import { systemTenant } from '../invitations/system-tenant';
import { attachmentOfNotice, noticesOf, type NoticeRow } from './notices.queries';

@Injectable()
export class NoticesService {
  constructor(
    private readonly db: EntityManager,
    private readonly directory: DirectoryClient,
    private readonly config: InvitationsConfig,
    @Inject(ATTACHMENT_STORE) private readonly files: AttachmentStore,
  ) {}

  /** What was sent to a resident, newest first, in the words of the mail. */
  async list(residentId: string, query: ListQuery): Promise<Page<NoticeView>> {
    const page = await noticesOf(this.db, residentId, query);
    const communities = new Map<string, CommunityCard>();
    for (const { organizationId, communityId } of page.items) {
      if (communities.has(communityId)) continue;
      communities.set(communityId, await this.directory.communityCard(systemTenant(organizationId), communityId));
    }
    return { ...page, items: page.items.map((row) => this.viewOf(row, communities.get(row.communityId)!, residentId)) };
  }

  /** @throws Problem 404 where the resident was sent no such notice, or it had no such file. */
  async attachment(residentId: string, noticeId: string, attachmentId: string): Promise<Response> {
    const file = await attachmentOfNotice(this.db, residentId, noticeId, attachmentId);
    const bytes = file && (await this.files.read(file.id));
    if (!file || !bytes) throw notFound('attachment');
    return new Response(new Uint8Array(bytes), { headers: headersOf({ ...file, sha256: file.id }) });
  }

  private viewOf(row: NoticeRow, card: CommunityCard, residentId: string): NoticeView {
    const { id, subject, body, values, locale, sentAt, attachments } = row;
    const community = mailCommunityOf(card, this.config.publicUrl);
    const files = `/api/v1/portal/profiles/${residentId}/notices/${id}/attachments`;
    return {
      id,
      ...noticeArticle({ subject, body }, { community, values, locale: localeOf(locale) }),
      sentAt: sentAt.toISOString(),
      attachments: attachments.map((file) => ({ ...file, url: `${files}/${file.id}` })),
    };
  }
}
