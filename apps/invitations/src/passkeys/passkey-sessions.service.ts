import { Injectable } from '@nestjs/common';
import type { BrowserBody, PasskeyOptions, PasskeySignInBody } from '@portico/contracts/passkeys';
import type { SessionStarted } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { EntityManager } from 'typeorm';
import { SESSION_SECONDS } from '../accounts/session-times';
import { beginSession } from '../accounts/sessions.queries';
import { InvitationsConfig } from '../config';
import { refuseHomeless } from '../portal/home-left';
import { ProfilesService } from '../portal/profiles.service';
import { CHALLENGE_MINUTES, keepChallenge, spendChallenge } from './challenges.queries';
import { findPasskey, noteUse, type KnownPasskey } from './passkeys.queries';
import { relyingPartyAt } from './relying-party';
import { challengeOf, verified } from './verified';

/** Signing in with a passkey: as good as the link of a mail, and at once. */
@Injectable()
export class PasskeySessionsService {
  constructor(
    private readonly db: EntityManager,
    private readonly profiles: ProfilesService,
    private readonly config: InvitationsConfig,
  ) {}

  /** With what the browser asks its devices; alike for everybody, since nobody has said who they are. */
  async options({ browser }: BrowserBody): Promise<PasskeyOptions> {
    const publicKey = await generateAuthenticationOptions({
      rpID: relyingPartyAt(this.config.publicUrl).rpID,
      timeout: CHALLENGE_MINUTES * 60_000,
      userVerification: 'required',
    });
    await keepChallenge(this.db, { challenge: publicKey.challenge, browser, accountId: null });
    return { publicKey };
  }

  /** @throws Problem 403 `passkey.challenge_invalid`; 422 `passkey.refused`, also where the account has no home any more. */
  async start({ browser, credential }: PasskeySignInBody): Promise<SessionStarted> {
    const challenge = challengeOf(credential);
    await spendChallenge(this.db, { challenge, browser, accountId: null });
    const passkey = await findPasskey(this.db, idOf(credential));
    if (!passkey) throw new Problem('passkey.refused');
    const counter = await this.proven(passkey, credential, challenge);
    const me = await this.profiles.of(passkey.account);
    refuseHomeless(me, 'passkey.refused');
    const sessionToken = await this.db.transaction(async (tx) => {
      await noteUse(tx, passkey.credential.id, counter);
      return beginSession(tx, passkey.account.id);
    });
    return { ...me, sessionToken, maxAgeSeconds: SESSION_SECONDS };
  }

  /** The counter of the device that has signed the challenge. */
  private async proven({ credential: known }: KnownPasskey, credential: object, challenge: string): Promise<number> {
    const { rpID, origin } = relyingPartyAt(this.config.publicUrl);
    const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID };
    const { authenticationInfo } = await verified(credential, (response: AuthenticationResponseJSON) =>
      verifyAuthenticationResponse({ response, ...expected, credential: known }),
    );
    return authenticationInfo.newCounter;
  }
}

function idOf(credential: object): string {
  const { id } = credential as { id?: unknown };
  return typeof id === 'string' ? id : '';
}
