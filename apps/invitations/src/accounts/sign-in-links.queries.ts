// Sign-in links: good once, for minutes by the database's clock.
import { Problem } from '@portico/contracts/problems';
import { hashOf } from '@portico/platform/secret';
import type { EntityManager } from 'typeorm';
import { SIGN_IN_MINUTES } from './session-times';
import type { AccountRow } from './accounts.queries';

/** A link and the mail that carries it. */
export interface SignInLink {
  token: string;
  accountId: string;
  deliveryId: string;
}

/** Has the link work from now on, for its minutes. */
export async function issueSignInLink(tx: EntityManager, link: SignInLink): Promise<void> {
  await tx.query(
    `INSERT INTO sign_in_link (token_hash, account_id, delivery_id, expires_at)
     VALUES ($1, $2, $3, now() + $4 * interval '1 minute')`,
    [hashOf(link.token), link.accountId, link.deliveryId, SIGN_IN_MINUTES],
  );
}

/** Whose link this is, whether it still works or not; undefined where it was never issued. */
export async function ownerOfSignInLink(db: EntityManager, token: string): Promise<AccountRow | undefined> {
  const rows = await db.query<AccountRow[]>(
    `SELECT account.id, account.email, account.email_key AS "emailKey"
       FROM sign_in_link JOIN account ON account.id = account_id WHERE token_hash = $1`,
    [hashOf(token)],
  );
  return rows[0];
}

/**
 * Uses a link up: of several who try at once one succeeds.
 *
 * @throws Problem `sign_in.unknown`, `sign_in.used` or `sign_in.expired`.
 */
export async function useSignInLink(tx: EntityManager, token: string): Promise<void> {
  const [, used] = await tx.query<[unknown[], number]>(
    'UPDATE sign_in_link SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()',
    [hashOf(token)],
  );
  if (used === 1) return;
  const [link] = await tx.query<{ used: boolean }[]>(
    'SELECT used_at IS NOT NULL AS used FROM sign_in_link WHERE token_hash = $1',
    [hashOf(token)],
  );
  if (!link) throw new Problem('sign_in.unknown');
  throw new Problem(link.used ? 'sign_in.used' : 'sign_in.expired');
}
