import { Injectable } from '@nestjs/common';
import { normalizeEmail } from '@portico/contracts/email';
import type { ListQuery, Page } from '@portico/contracts/lists';
import { notFound, Problem } from '@portico/contracts/problems';
import type { UserBody, UserPatch, UserView } from '@portico/contracts/staff';
import { newId } from '@portico/platform/ids';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { mayGrant, scopesOfRole } from '../access/caller';
import type { StaffCaller } from '../access/caller';
import { tenantOf } from '../access/caller.decorators';
import { AssignedCommunities } from './assigned-communities.service';
import { PasswordHasher } from './password-hasher.service';
import { PasswordLinksService } from './password-links.service';
import { insertUser, keepAnAdministrator, lockStaff, pageOfUsers, userColumns, viewOfUser } from './users.queries';
import type { UserRow } from './users.queries';

/** The staff of an organization. */
@Injectable()
export class UsersService {
  constructor(
    private readonly db: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly links: PasswordLinksService,
    private readonly communities: AssignedCommunities,
  ) {}

  list(caller: StaffCaller, query: ListQuery): Promise<Page<UserView>> {
    return pageOfUsers(this.db.manager, caller.organizationId, query);
  }

  /** Without a password a mail lets the new user set one. @throws Problem `account.email_taken`, 422 for a weak password. */
  async create(caller: StaffCaller, body: UserBody): Promise<UserView> {
    demandRank(caller, body.role);
    const communityIds = body.communityIds ?? [];
    await this.communities.demandOwn(tenantOf(caller), communityIds);
    const passwordHash =
      body.password === undefined ? null : await this.hasher.hashNew(body.password, [body.email, body.name]);
    return this.db.transaction(async (tx) => {
      const { email, name, role, canSend } = body;
      const { organizationId } = caller;
      const emailKey = normalizeEmail(email);
      const row = await insertUser(tx, {
        id: newId(),
        organizationId,
        email,
        emailKey,
        name,
        role,
        canSend,
        communityIds,
        passwordHash,
      });
      if (passwordHash === null) await this.links.mail(tx, tenantOf(caller), viewOfUser(row));
      return viewOfUser(row);
    });
  }

  /** A new password ends the user's sessions; a new role or new communities hold from the next request on. */
  async update(caller: StaffCaller, id: string, body: UserPatch): Promise<UserView> {
    await this.communities.demandOwn(tenantOf(caller), body.communityIds ?? []);
    return this.db.transaction(async (tx) => {
      const before = await this.locked(tx, caller, id);
      demandRank(caller, before.role);
      demandRank(caller, body.role ?? before.role);
      if (before.role === 'admin' && (body.role ?? 'admin') !== 'admin')
        await keepAnAdministrator(tx, caller.organizationId, id);
      const about = [before.email, body.name ?? before.name];
      const passwordHash = body.password === undefined ? null : await this.hasher.hashNew(body.password, about);
      if (passwordHash !== null) await tx.query('DELETE FROM staff_session WHERE user_id = $1', [id]);
      const [rows] = await tx.query<[UserRow[], number]>(
        `UPDATE staff_user u SET name = coalesce($3, name), role = coalesce($4, role), can_send = coalesce($5, can_send),
            community_ids = coalesce($6, community_ids), password_hash = coalesce($7, password_hash)
          WHERE id = $1 AND organization_id = $2 RETURNING ${userColumns}`,
        [id, caller.organizationId, body.name, body.role, body.canSend, body.communityIds, passwordHash],
      );
      return viewOfUser(rows[0] as UserRow);
    });
  }

  /** Removes a user; their sessions end with them. @throws Problem `staff.last_administrator`. */
  async remove(caller: StaffCaller, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { role } = await this.locked(tx, caller, id);
      demandRank(caller, role);
      if (role === 'admin') await keepAnAdministrator(tx, caller.organizationId, id);
      await tx.query('DELETE FROM staff_user WHERE id = $1 AND organization_id = $2', [id, caller.organizationId]);
    });
  }

  private async locked(tx: EntityManager, caller: StaffCaller, id: string): Promise<UserRow> {
    await lockStaff(tx, caller.organizationId);
    const [row] = await tx.query<UserRow[]>(
      `SELECT ${userColumns} FROM staff_user u WHERE u.id = $1 AND u.organization_id = $2`,
      [id, caller.organizationId],
    );
    if (!row) throw notFound('user');
    return row;
  }
}

/** A key without every scope may not make, change or remove administrators: that would be a way to every scope. */
function demandRank(caller: StaffCaller, role: UserView['role']): void {
  if (role === 'admin' && !mayGrant(caller, scopesOfRole.admin)) {
    throw new Problem('auth.forbidden', 'Only a key with every scope may do this to an administrator.');
  }
}
