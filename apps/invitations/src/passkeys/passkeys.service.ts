import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type {
  NewPasskeyBody,
  PasskeyList,
  PasskeyOptions,
  PasskeyView,
  RenamePasskeyBody,
  SignedInBrowserBody,
} from '@portico/contracts/passkeys';
import { Problem } from '@portico/contracts/problems';
import { Periodic } from '@portico/platform/periodic';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { EntityManager } from 'typeorm';
import type { AccountRow } from '../accounts/accounts.queries';
import { findSession } from '../accounts/sessions.queries';
import { InvitationsConfig } from '../config';
import { CHALLENGE_MINUTES, forgetOldChallenges, keepChallenge, spendChallenge } from './challenges.queries';
import { credentialsOf, deletePasskey, demandRoom, insertPasskey, passkeysOf, renamePasskey } from './passkeys.queries';
import { relyingPartyAt } from './relying-party';
import { challengeOf, verified, waysAmong } from './verified';

const HOUR_MS = 3_600_000;
/** In base64url: WebAuthn allows 1,023 bytes. */
const LONGEST_ID = 1_364;

/** The passkeys of who is signed in. */
@Injectable()
export class PasskeysService implements OnApplicationBootstrap {
  constructor(
    private readonly db: EntityManager,
    private readonly config: InvitationsConfig,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(HOUR_MS, 'forgetting old challenges', () => forgetOldChallenges(this.db));
  }

  /** With what the browser makes a passkey that needs no name typed: it is found by the device alone. @throws Problem 401, 409 `passkey.too_many`. */
  async options({ token, browser }: SignedInBrowserBody): Promise<PasskeyOptions> {
    const { id: accountId, email } = await this.account(token);
    await demandRoom(this.db, accountId); // or the device would keep one that we do not
    const { rpID } = relyingPartyAt(this.config.publicUrl);
    const publicKey = await generateRegistrationOptions({
      rpName: rpID,
      rpID,
      userID: new TextEncoder().encode(accountId),
      userName: email,
      userDisplayName: email,
      timeout: CHALLENGE_MINUTES * 60_000,
      excludeCredentials: await credentialsOf(this.db, accountId),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await keepChallenge(this.db, { challenge: publicKey.challenge, browser, accountId });
    return { publicKey };
  }

  /** @throws Problem 401, 403 `passkey.challenge_invalid`, 409 `passkey.exists` or `passkey.too_many`, 422 `passkey.refused`. */
  async add({ token, browser, name, credential }: NewPasskeyBody): Promise<PasskeyView> {
    const { id: accountId } = await this.account(token);
    const challenge = challengeOf(credential);
    await spendChallenge(this.db, { challenge, browser, accountId });
    const { rpID, origin } = relyingPartyAt(this.config.publicUrl);
    const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID };
    const { registrationInfo } = await verified(credential, (response: RegistrationResponseJSON) =>
      verifyRegistrationResponse({ response, ...expected }),
    );
    const { id, publicKey, counter, transports } = registrationInfo!.credential;
    if (id.length > LONGEST_ID) throw new Problem('passkey.refused');
    const made = { id, publicKey, counter, transports: waysAmong(transports) };
    return this.db.transaction((tx) => insertPasskey(tx, accountId, name, made));
  }

  /** @throws Problem 401. */
  async list(token: string): Promise<PasskeyList> {
    const { id } = await this.account(token);
    return { items: await passkeysOf(this.db, id) };
  }

  /** @throws Problem 401, 404. */
  async rename(id: string, { token, name }: RenamePasskeyBody): Promise<PasskeyView> {
    const account = await this.account(token);
    return renamePasskey(this.db, account.id, id, name);
  }

  /** @throws Problem 401, 404. */
  async remove(token: string, id: string): Promise<void> {
    const account = await this.account(token);
    await deletePasskey(this.db, account.id, id);
  }

  private async account(token: string): Promise<AccountRow> {
    const account = await findSession(this.db, token);
    if (!account) throw new Problem('auth.required');
    return account;
  }
}
