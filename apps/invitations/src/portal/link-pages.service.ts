import { Injectable } from '@nestjs/common';
import type { LinkPeek } from '@portico/contracts/portal-sessions';
import { EntityManager } from 'typeorm';
import { Homes } from './homes.service';
import { findLink, lastMailTo, type FoundLink } from './links.queries';

/** What the page of a link says. Looking uses nothing up: mail scanners look. */
@Injectable()
export class LinkPagesService {
  constructor(
    private readonly db: EntityManager,
    private readonly homes: Homes,
  ) {}

  async peek(token: string): Promise<LinkPeek> {
    const link = await findLink(this.db, token);
    if (!link) return { state: 'unknown', invitationId: null, home: null };
    return { state: link.state, invitationId: link.invitationId, home: await this.words(link) };
  }

  private async words(link: FoundLink): Promise<LinkPeek['home']> {
    const { card, community } = await this.homes.of(link);
    const { name: communityName, senderName, brandColor, logoUrl, replyTo } = community;
    const said = card ?? (await lastMailTo(this.db, link.residentId));
    return {
      communityName,
      senderName,
      brandColor,
      logoUrl,
      replyTo,
      propertyName: said?.propertyName ?? '',
      firstName: said?.firstName ?? '',
      locale: said?.locale ?? null,
    };
  }
}
