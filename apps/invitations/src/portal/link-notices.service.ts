// Somebody linked a home to another account than that of the invited address: both addresses are told, so that a stolen link is noticed.
import { Injectable } from '@nestjs/common';
import { fullName } from '@portico/contracts/full-name';
import { compileHomeLinked, compileHomeLinkedElsewhere, homeLinkedValues } from '@portico/mail/account-mail';
import { localeOf, type MailContent } from '@portico/mail/content';
import type { EntityManager } from 'typeorm';
import { senderOf } from '../communities/mail-community';
import { ContentStore } from '../deliveries/content.store';
import { queueMail } from '../deliveries/queue-mail.queries';
import type { Home } from './homes.service';

@Injectable()
export class LinkNotices {
  constructor(private readonly contents: ContentStore) {}

  /** Queues both notices within the transaction that links. `invited`: where the link was mailed to; `account`: the address it belongs to now. */
  async tell(tx: EntityManager, home: Home, emails: { invited: string; account: string }): Promise<void> {
    await this.mail(tx, home, emails.invited, await compileHomeLinkedElsewhere());
    await this.mail(tx, home, emails.account, await compileHomeLinked());
  }

  private async mail(tx: EntityManager, { card, community }: Home, email: string, content: MailContent): Promise<void> {
    if (!card) return;
    const locale = localeOf(card.locale);
    const linked = {
      propertyName: card.propertyName,
      communityName: community.name,
      at: new Date(),
      timezone: community.timezone,
    };
    await queueMail(tx, {
      organizationId: card.organizationId,
      communityId: card.communityId,
      purpose: 'account',
      name: fullName(card),
      email,
      locale,
      contentId: await this.contents.keep(tx, content),
      values: homeLinkedValues(linked, locale),
      sender: senderOf(community),
    });
  }
}
