// Residents' sessions: kept as hashes, ended the moment that no home is left.
import { hashOf, newSecret } from '@portico/platform/secret';
import type { EntityManager } from 'typeorm';
import { SESSION_DAYS } from './session-times';
import type { AccountRow } from './accounts.queries';

/** Begins a session and answers its raw token, which is kept nowhere. */
export async function beginSession(tx: EntityManager, accountId: string): Promise<string> {
  const token = newSecret();
  await tx.query(
    `INSERT INTO portal_session (token_hash, account_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 day')`,
    [hashOf(token), accountId, SESSION_DAYS],
  );
  return token;
}

/** Whose session this is; undefined where it is unknown or over. Being used, it lives on; once a day that is written. */
export async function findSession(db: EntityManager, token: string): Promise<AccountRow | undefined> {
  const rows = await db.query<AccountRow[]>(
    `WITH extended AS (
       UPDATE portal_session SET expires_at = now() + $2 * interval '1 day'
        WHERE token_hash = $1 AND expires_at > now() AND expires_at < now() + ($2 - 1) * interval '1 day')
     SELECT account.id, account.email, account.email_key AS "emailKey"
       FROM portal_session JOIN account ON account.id = portal_session.account_id
      WHERE portal_session.token_hash = $1 AND portal_session.expires_at > now()`,
    [hashOf(token), SESSION_DAYS],
  );
  return rows[0];
}

export async function endSession(db: EntityManager, token: string): Promise<void> {
  await db.query('DELETE FROM portal_session WHERE token_hash = $1', [hashOf(token)]);
}

/** Ends every session of the account that this one is of, provided that it is not over. */
export async function endAllSessions(db: EntityManager, token: string): Promise<void> {
  await db.query(
    `DELETE FROM portal_session
      WHERE account_id = (SELECT account_id FROM portal_session WHERE token_hash = $1 AND expires_at > now())`,
    [hashOf(token)],
  );
}

/** Ends the sessions of those who held one of these homes and have no other. Sessions of the others go on without it. */
export async function endHomelessSessions(tx: EntityManager, residentIds: readonly string[]): Promise<void> {
  await tx.query(
    `DELETE FROM portal_session
      WHERE account_id IN (SELECT account_id FROM standing WHERE resident_id = ANY($1::uuid[]) AND account_id IS NOT NULL)
        AND NOT EXISTS (SELECT FROM standing home
                         WHERE home.account_id = portal_session.account_id AND home.status = 'active' AND NOT home.removed)`,
    [residentIds],
  );
}

/** Forgets sessions that are over. */
export async function forgetOldSessions(db: EntityManager): Promise<void> {
  await db.query('DELETE FROM portal_session WHERE expires_at < now()');
}
