import { Injectable } from '@nestjs/common';
import type { LinkPeek, LinkVisit } from '@portico/contracts/portal-sessions';
import { EntityManager } from 'typeorm';
import { Homes } from './homes.service';
import { mailOfLink, noteVisit } from './link-visits.queries';
import { findLink, lastMailTo, type FoundLink } from './links.queries';
import { visitorOf } from './visitor';

/** What the page of a link says, and who looked at it. Looking uses nothing up: mail scanners look. */
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

  /** Tells staff in the timeline of the mail that brought the link. Nothing of the request is kept but the word for who it seems. */
  async noteVisit({ token, ...visit }: LinkVisit): Promise<void> {
    const mail = await mailOfLink(this.db, token);
    if (!mail) return;
    const visitor = visitorOf({ ...visit, millisecondsSinceSent: mail.millisecondsSinceSent });
    await this.db.transaction((tx) => noteVisit(tx, mail.id, visitor));
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
