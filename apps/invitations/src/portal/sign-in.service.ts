import { Injectable } from '@nestjs/common';
import type { SessionStarted } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import { EntityManager } from 'typeorm';
import { SESSION_SECONDS } from '../accounts/session-times';
import { beginSession } from '../accounts/sessions.queries';
import { ownerOfSignInLink, useSignInLink } from '../accounts/sign-in-links.queries';
import { remember } from '../topics';
import { refuseHomeless } from './home-left';
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
      refuseHomeless(me, 'sign_in.expired');
      return beginSession(tx, account.id);
    });
    return { ...me, sessionToken, maxAgeSeconds: SESSION_SECONDS };
  }
}
