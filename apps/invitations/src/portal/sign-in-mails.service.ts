import { Injectable } from '@nestjs/common';
import { fullName } from '@portico/contracts/full-name';
import type { RecipientCard } from '@portico/contracts/recipients';
import { localeOf } from '@portico/mail/content';
import { compileSignIn, signInValues } from '@portico/mail/sign-in-mail';
import { seal } from '@portico/platform/seal';
import { newSecret } from '@portico/platform/secret';
import { EntityManager } from 'typeorm';
import { SIGN_IN_MINUTES } from '../accounts/session-times';
import { findAccount, profilesOf, type AccountRow } from '../accounts/accounts.queries';
import { issueSignInLink } from '../accounts/sign-in-links.queries';
import { senderOf } from '../communities/mail-community';
import { InvitationsConfig } from '../config';
import { ContentStore } from '../deliveries/content.store';
import { queueMail, type MailSender } from '../deliveries/queue-mail.queries';
import type { Handlers } from '../topics';
import { Homes } from './homes.service';

/** An account that shall get a link, with the home that the mail speaks of. */
interface Letter {
  account: AccountRow;
  card: RecipientCard;
  sender: MailSender;
}

/** Mails the sign-in links that were asked for; for an address without an account, or one with no home left, nothing. */
@Injectable()
export class SignInMails {
  constructor(
    private readonly db: EntityManager,
    private readonly homes: Homes,
    private readonly contents: ContentStore,
    private readonly config: InvitationsConfig,
  ) {}

  readonly handlers: Handlers = {
    'sign_in.wanted': (payloads) => this.mail(payloads.map((payload) => payload.email)),
  };

  /** All or none of them: a repetition after a failure mails nobody twice. */
  private async mail(emails: string[]): Promise<void> {
    const content = await compileSignIn();
    const letters = await Promise.all([...new Set(emails)].map((email) => this.letterTo(email)));
    await this.db.transaction(async (tx) => {
      const contentId = await this.contents.keep(tx, content);
      for (const letter of letters) if (letter) await this.queue(tx, letter, contentId);
    });
  }

  private async letterTo(email: string): Promise<Letter | undefined> {
    const account = await findAccount(this.db, email);
    const profile = account && (await profilesOf(this.db, account.id)).at(-1);
    if (!account || !profile) return undefined;
    const { card, community } = await this.homes.of(profile);
    return card && { account, card, sender: senderOf(community) };
  }

  private async queue(tx: EntityManager, letter: Letter, contentId: string): Promise<void> {
    const { account, card, sender } = letter;
    const [token, locale] = [newSecret(), localeOf(card.locale)];
    const url = `${this.config.publicUrl}/portal/sign-in?token=${token}`;
    const { signInUrl, ...values } = signInValues({ url, minutes: SIGN_IN_MINUTES }, locale);
    const deliveryId = await queueMail(tx, {
      organizationId: card.organizationId,
      communityId: card.communityId,
      purpose: 'sign_in',
      name: fullName(card),
      email: account.email,
      locale,
      contentId,
      values,
      sender,
      sealedUrl: seal(signInUrl!, this.config.linkSecret),
    });
    await issueSignInLink(tx, { token, accountId: account.id, deliveryId });
  }
}
