// Accounts stand outside the organizations: one address, one account, however many homes.
import { normalizeEmail } from '@portico/contracts/email';
import type { PortalStatus } from '@portico/contracts/residents';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';

export interface AccountRow {
  id: string;
  email: string;
  emailKey: string;
}

/** One home of an account that is switched on. */
export interface ProfileRow {
  residentId: string;
  organizationId: string;
  communityId: string;
  portalStatus: PortalStatus;
}

export async function accountById(db: EntityManager, id: string): Promise<AccountRow | undefined> {
  const rows = await db.query<AccountRow[]>('SELECT id, email, email_key AS "emailKey" FROM account WHERE id = $1', [
    id,
  ]);
  return rows[0];
}

/** The account of an address; undefined where it has none. */
export async function findAccount(db: EntityManager, email: string): Promise<AccountRow | undefined> {
  const rows = await db.query<AccountRow[]>(
    'SELECT id, email, email_key AS "emailKey" FROM account WHERE email_key = $1',
    [normalizeEmail(email)],
  );
  return rows[0];
}

/** The account of an address, made where it has none. Only for who has proved that the mailbox is theirs. */
export async function findOrMakeAccount(tx: EntityManager, email: string): Promise<AccountRow> {
  await tx.query('INSERT INTO account (id, email, email_key) VALUES ($1, $2, $3) ON CONFLICT (email_key) DO NOTHING', [
    newId(),
    email.trim(),
    normalizeEmail(email),
  ]);
  const account = await findAccount(tx, email);
  if (!account) throw new Error('An account that was just made is not there.');
  return account;
}

/** The homes that an account sees: active ones of people who still live there, the one it has had longest first. */
export function profilesOf(db: EntityManager, accountId: string): Promise<ProfileRow[]> {
  return db.query<ProfileRow[]>(
    `SELECT resident_id AS "residentId", organization_id AS "organizationId", community_id AS "communityId",
            status AS "portalStatus"
       FROM standing WHERE account_id = $1 AND status = 'active' AND NOT removed
      ORDER BY activated_at, resident_id`,
    [accountId],
  );
}
