// Challenges: bound to a browser by its cookie, good once, for minutes by the database's clock.
import { Problem } from '@portico/contracts/problems';
import { hashOf } from '@portico/platform/secret';
import type { EntityManager } from 'typeorm';

/** How long somebody may take with a passkey. */
export const CHALLENGE_MINUTES = 5;

export interface Challenge {
  challenge: string;
  /** The text of the browser's cookie. */
  browser: string;
  /** Who wants to add a passkey; null for who signs in. */
  accountId: string | null;
}

export async function keepChallenge(tx: EntityManager, { challenge, browser, accountId }: Challenge): Promise<void> {
  await tx.query(
    `INSERT INTO passkey_challenge (challenge_hash, browser_hash, account_id, expires_at)
     VALUES ($1, $2, $3, now() + $4 * interval '1 minute')`,
    [hashOf(challenge), hashOf(browser), accountId, CHALLENGE_MINUTES],
  );
}

/** Uses a challenge up, whatever becomes of the attempt: of several at once one goes on. @throws Problem `passkey.challenge_invalid`. */
export async function spendChallenge(tx: EntityManager, { challenge, browser, accountId }: Challenge): Promise<void> {
  const [, spent] = await tx.query<[unknown[], number]>(
    `DELETE FROM passkey_challenge
      WHERE challenge_hash = $1 AND browser_hash = $2 AND account_id IS NOT DISTINCT FROM $3 AND expires_at > now()`,
    [hashOf(challenge), hashOf(browser), accountId],
  );
  if (spent === 0) throw new Problem('passkey.challenge_invalid');
}

/** Forgets those that nobody came back with. */
export async function forgetOldChallenges(tx: EntityManager): Promise<void> {
  await tx.query('DELETE FROM passkey_challenge WHERE expires_at < now()');
}
