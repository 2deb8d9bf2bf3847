import { Injectable } from '@nestjs/common';
import { normalizeEmail } from '@portico/contracts/email';
import { Problem } from '@portico/contracts/problems';
import type { LoginBody, OwnUserView, SetPasswordBody } from '@portico/contracts/staff';
import { DataSource } from 'typeorm';
import { LimitsService, tooMany } from '../limits/limits.service';
import { FirstOrganization } from './first-organization.service';
import { PasswordHasher, type Tries } from './password-hasher.service';
import { PasswordLinksService } from './password-links.service';
import { userColumns, viewOfUser } from './users.queries';
import type { UserRow } from './users.queries';

/** How staff prove who they are. */
@Injectable()
export class AuthService {
  constructor(
    private readonly db: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly limits: LimitsService,
    private readonly links: PasswordLinksService,
    private readonly first: FirstOrganization,
  ) {}

  /**
   * Who signs in. An unknown address and a wrong password look alike and take alike.
   *
   * @throws Problem `auth.wrong_credentials`; 429 after too many failures, then even for the right password.
   */
  async signIn(body: LoginBody, address: string): Promise<OwnUserView> {
    await this.first.organization();
    const account = normalizeEmail(body.email);
    const [row] = await this.db.query<(UserRow & { passwordHash: string | null })[]>(
      `SELECT ${userColumns}, u.password_hash AS "passwordHash" FROM staff_user u WHERE u.email_key = $1`,
      [account],
    );
    const right = await this.hasher.verify(row?.passwordHash ?? null, body.password, this.triesOf(account, address));
    if (!row || !right) throw new Problem('auth.wrong_credentials');
    return this.told(row);
  }

  /** The user as they are now. */
  async current(userId: string): Promise<OwnUserView> {
    const [row] = await this.db.query<UserRow[]>(`SELECT ${userColumns} FROM staff_user u WHERE u.id = $1`, [userId]);
    if (!row) throw new Problem('auth.required');
    return this.told(row);
  }

  /** Sets a password by a mailed link, once; ends all sessions of the user. */
  async setPassword({ token, password }: SetPasswordBody): Promise<void> {
    const { userId, email, name } = await this.links.look(this.db.manager, token);
    const hash = await this.hasher.hashNew(password, [email, name]);
    await this.db.transaction(async (tx) => {
      await this.links.use(tx, token);
      await tx.query('UPDATE staff_user SET password_hash = $2 WHERE id = $1', [userId, hash]);
      await tx.query('DELETE FROM staff_session WHERE user_id = $1', [userId]);
    });
  }

  private async told(row: UserRow): Promise<OwnUserView> {
    const { id } = await this.first.organization();
    return { ...viewOfUser(row), operator: row.role === 'admin' && row.organizationId === id };
  }

  private triesOf(account: string, address: string): Tries {
    const kinds = [
      ['sign-in-account', account],
      ['sign-in-address', address],
    ] as const;
    return {
      demand: async () => {
        const counts = await Promise.all(kinds.map(([name, by]) => this.limits.peek(name, by)));
        const over = counts.find((count) => count.used >= count.quota);
        if (over) throw tooMany(over);
      },
      failed: async () => {
        await Promise.all(kinds.map(([name, by]) => this.limits.take(name, by)));
      },
    };
  }
}
