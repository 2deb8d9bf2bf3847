// Rows of staff_user as the wire wants them. Every query but the sign-in names the organization.
import { normalizeEmail } from '@portico/contracts/email';
import { Problem } from '@portico/contracts/problems';
import type { Role, UserView } from '@portico/contracts/staff';
import type { ListQuery, Page } from '@portico/contracts/lists';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import { newId } from '@portico/platform/ids';
import { sqlErrorOf } from '@portico/platform/sql-error';
import type { EntityManager } from 'typeorm';

export interface UserRow {
  id: string;
  organizationId: string;
  email: string;
  name: string;
  role: Role;
  canSend: boolean;
  communityIds: string[];
  createdAt: Date;
}

export const userColumns = `u.id, u.organization_id AS "organizationId", u.email, u.name, u.role, u.can_send AS "canSend",
  u.community_ids AS "communityIds", u.created_at AS "createdAt"`;

/** A user as the wire shows them, field by field. */
export function viewOfUser(row: UserRow): UserView {
  return {
    id: row.id,
    organizationId: row.organizationId,
    email: row.email,
    name: row.name,
    role: row.role,
    canSend: row.canSend,
    communityIds: row.communityIds,
    createdAt: row.createdAt.toISOString(),
  };
}

export interface NewUser {
  id: string;
  organizationId: string;
  email: string;
  emailKey: string;
  name: string;
  role: Role;
  canSend: boolean;
  communityIds: string[];
  passwordHash: string | null;
}

/** @throws Problem `account.email_taken`: an address signs in to one organization only. */
export async function insertUser(tx: EntityManager, user: NewUser): Promise<UserRow> {
  try {
    const [row] = await tx.query<UserRow[]>(
      `INSERT INTO staff_user AS u (id, organization_id, email, email_key, name, role, can_send, community_ids, password_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${userColumns}`,
      [
        user.id,
        user.organizationId,
        user.email,
        user.emailKey,
        user.name,
        user.role,
        user.canSend,
        user.communityIds,
        user.passwordHash,
      ],
    );
    return row as UserRow;
  } catch (error) {
    if (sqlErrorOf(error).constraint !== 'staff_user_email_unique') throw error;
    throw new Problem('account.email_taken');
  }
}

/** The first administrator of an organization. @throws Problem `account.email_taken`. */
export function insertAdministrator(
  tx: EntityManager,
  { organizationId, email, passwordHash }: { organizationId: string; email: string; passwordHash: string },
): Promise<UserRow> {
  return insertUser(tx, {
    id: newId(),
    organizationId,
    email,
    emailKey: normalizeEmail(email),
    name: 'Administrator',
    role: 'admin',
    canSend: true,
    communityIds: [],
    passwordHash,
  });
}

/** One page of an organization's users, by address. */
export function pageOfUsers(tx: EntityManager, organizationId: string, query: ListQuery): Promise<Page<UserView>> {
  const where = new Conditions().and('u.organization_id = ?', organizationId);
  const columns = [{ sql: 'u.email_key', type: 'text' }];
  const list = { order: 'email', columns, select: userColumns, from: 'staff_user u', where };
  return keysetPage(tx, list, query, viewOfUser);
}

/** Changes of an organization's staff go one after the other: of two that each leave one administrator the second sees it. */
export async function lockStaff(tx: EntityManager, organizationId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('staff'), hashtext($1))`, [organizationId]);
}

/** Refuses to let the last administrator go. Under `lockStaff`. */
export async function keepAnAdministrator(tx: EntityManager, organizationId: string, leavingId: string): Promise<void> {
  const others = await tx.query<unknown[]>(
    `SELECT FROM staff_user WHERE organization_id = $1 AND role = 'admin' AND id <> $2 LIMIT 1`,
    [organizationId, leavingId],
  );
  if (others.length === 0) throw new Problem('staff.last_administrator');
}
