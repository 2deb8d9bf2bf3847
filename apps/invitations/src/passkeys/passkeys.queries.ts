import { notFound, Problem } from '@portico/contracts/problems';
import type { PasskeyView } from '@portico/contracts/passkeys';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import type { AccountRow } from '../accounts/accounts.queries';

/** What a device keeps the other half of. */
export interface StoredCredential {
  /** As the browser names it. */
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
}

/** A passkey with whose it is. */
export interface KnownPasskey {
  account: AccountRow;
  credential: StoredCredential;
}

/** One for each device that somebody may have, and no more than a browser can be told not to offer again. */
const MOST_PASSKEYS = 20;

/** Of several at once the last that fits is added. @throws Problem `passkey.too_many`; `passkey.exists` where anybody has it. */
export async function insertPasskey(
  tx: EntityManager,
  accountId: string,
  name: string,
  { id, publicKey, counter, transports }: StoredCredential,
): Promise<PasskeyView> {
  await tx.query('SELECT FROM account WHERE id = $1 FOR UPDATE', [accountId]);
  await demandRoom(tx, accountId);
  const [made] = await tx.query<PasskeyRow[]>(
    `INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, name)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (credential_id) DO NOTHING RETURNING ${columns}`,
    [newId(), accountId, id, Buffer.from(publicKey), counter, transports, name],
  );
  if (!made) throw new Problem('passkey.exists');
  return viewOf(made);
}

/** @throws Problem `passkey.too_many` where the account has as many as it may. */
export async function demandRoom(db: EntityManager, accountId: string): Promise<void> {
  const [{ count } = { count: 0 }] = await db.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM passkey WHERE account_id = $1',
    [accountId],
  );
  if (count >= MOST_PASSKEYS)
    throw new Problem('passkey.too_many', `An account has ${MOST_PASSKEYS} passkeys at the most: remove one first.`);
}

/** The passkeys of an account, newest first. */
export async function passkeysOf(db: EntityManager, accountId: string): Promise<PasskeyView[]> {
  const rows = await db.query<PasskeyRow[]>(
    `SELECT ${columns} FROM passkey WHERE account_id = $1 ORDER BY created_at DESC, id DESC`,
    [accountId],
  );
  return rows.map(viewOf);
}

/** What a browser must not offer again. */
export function credentialsOf(
  db: EntityManager,
  accountId: string,
): Promise<Pick<StoredCredential, 'id' | 'transports'>[]> {
  return db.query<Pick<StoredCredential, 'id' | 'transports'>[]>(
    'SELECT credential_id AS id, transports FROM passkey WHERE account_id = $1',
    [accountId],
  );
}

/** By the name that the browser has for it; undefined where we do not know it. */
export async function findPasskey(db: EntityManager, credentialId: string): Promise<KnownPasskey | undefined> {
  const [row] = await db.query<(AccountRow & { publicKey: Buffer; counter: string; transports: string[] })[]>(
    `SELECT account.id, email, email_key AS "emailKey", public_key AS "publicKey", counter, transports
       FROM passkey JOIN account ON account.id = account_id WHERE credential_id = $1`,
    [credentialId],
  );
  if (!row) return undefined;
  const { id, email, emailKey, publicKey, counter, transports } = row;
  const credential = { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter), transports };
  return { account: { id, email, emailKey }, credential };
}

/** Notes that it was used. A counter that does not rise tells of a copy; a device that does not count says zero each time. */
export async function noteUse(tx: EntityManager, credentialId: string, counter: number): Promise<void> {
  const [, noted] = await tx.query<[unknown[], number]>(
    `UPDATE passkey SET counter = $2, last_used_at = now()
      WHERE credential_id = $1 AND (counter < $2 OR counter = 0 AND $2 = 0)`,
    [credentialId, counter],
  );
  if (noted === 0) throw new Problem('passkey.refused');
}

/** @throws Problem 404 where the account has no such passkey. */
export async function renamePasskey(
  tx: EntityManager,
  accountId: string,
  id: string,
  name: string,
): Promise<PasskeyView> {
  const [[named]] = await tx.query<[PasskeyRow[], number]>(
    `UPDATE passkey SET name = $3 WHERE id = $1 AND account_id = $2 RETURNING ${columns}`,
    [id, accountId, name],
  );
  if (!named) throw notFound('passkey');
  return viewOf(named);
}

/** @throws Problem 404 where the account has no such passkey. */
export async function deletePasskey(tx: EntityManager, accountId: string, id: string): Promise<void> {
  const [, gone] = await tx.query<[unknown[], number]>('DELETE FROM passkey WHERE id = $1 AND account_id = $2', [
    id,
    accountId,
  ]);
  if (gone === 0) throw notFound('passkey');
}

interface PasskeyRow {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

const columns = 'id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt"';

function viewOf({ id, name, createdAt, lastUsedAt }: PasskeyRow): PasskeyView {
  return { id, name, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
