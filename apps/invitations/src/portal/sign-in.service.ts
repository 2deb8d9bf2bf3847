import { Injectable } from '@nestjs/common';
import type { SessionStarted } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import { remember } from '@portico/platform/outbox';
import { EntityManager } from 'typeorm';
import { SESSION_SECONDS } from '../accounts/session-times';
import { beginSession } from '../accounts/sessions.queries';
import { ownerOfSignInLink, useSignInLink } from '../accounts/sign-in-links.queries';
import { ProfilesService } from './profiles.service';

/** How residents come back: a link to the account's own mailbox, good once. There are no passwords. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: EntityManager,
    private readonly profiles: ProfilesService,
  ) {}

  /** Notes the wish alone: an address with an account and one without take the same time and get the same answer. */
  async request(email: string): Promise<void> {
    await this.db.transaction((tx) => remember(tx, 'sign_in.wanted', { email }));
  }

  /**
   * Signs in by a link, which is used up by it.
   *
   * @throws Problem `sign_in.unknown`, `sign_in.used`, or `sign_in.expired`, also where the account has no home any more.
   */
  async start(token: string): Promise<SessionStarted> {
    const account = await ownerOfSignInLink(this.db, token);
    if (!account) throw new Problem('sign_in.unknown');
    // Asked first: while directory is down nobody's link is used up.
    const me = await this.profiles.of(account);
    const sessionToken = await this.db.transaction(async (tx) => {
      await useSignInLink(tx, token);
      if (me.profiles.length === 0)
        throw new Problem('sign_in.expired', 'This account has no home in a portal any more.');
      return beginSession(tx, account.id);
    });
    return { ...me, sessionToken, maxAgeSeconds: SESSION_SECONDS };
  }
}
