// A link by which somebody sets a password: mailed, kept as a hash, good once, for three days.
import { Injectable } from '@nestjs/common';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { Problem } from '@portico/contracts/problems';
import type { UserView } from '@portico/contracts/staff';
import type { Tenant } from '@portico/platform/tenant';
import { hashOf, newSecret } from '@portico/platform/secret';
import type { EntityManager } from 'typeorm';
import { GatewayConfig } from '../config';

export const PASSWORD_LINK_HOURS = 72;

export interface LinkOwner {
  userId: string;
  email: string;
  name: string;
}

@Injectable()
export class PasswordLinksService {
  constructor(
    private readonly invitations: InvitationsClient,
    private readonly config: GatewayConfig,
  ) {}

  /** Makes a link and has it mailed, before the transaction commits: nobody is added who cannot get in. */
  async mail(tx: EntityManager, tenant: Tenant, user: UserView): Promise<void> {
    const token = newSecret();
    await tx.query(
      'INSERT INTO password_link (token_hash, user_id, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3))',
      [hashOf(token), user.id, PASSWORD_LINK_HOURS],
    );
    const url = `${this.config.publicUrl}/set-password?token=${token}`;
    await this.invitations.sendAccountMail(tenant, { to: user.email, name: user.name, url });
  }

  /**
   * Whose link it is. Nothing changes.
   *
   * @throws Problem `sign_in.unknown`, `sign_in.used` or `sign_in.expired`.
   */
  async look(tx: EntityManager, token: string): Promise<LinkOwner> {
    const [row] = await tx.query<(LinkOwner & { used: boolean; expired: boolean })[]>(
      `SELECT u.id AS "userId", u.email, u.name, l.used_at IS NOT NULL AS used, l.expires_at <= now() AS expired
         FROM password_link l JOIN staff_user u ON u.id = l.user_id WHERE l.token_hash = $1`,
      [hashOf(token)],
    );
    if (!row) throw new Problem('sign_in.unknown');
    if (row.used) throw new Problem('sign_in.used');
    if (row.expired) throw new Problem('sign_in.expired', 'The link has expired. Ask an administrator for a new one.');
    return row;
  }

  /** Uses the link up: of two at once one wins. */
  async use(tx: EntityManager, token: string): Promise<void> {
    const [, won] = await tx.query<[unknown, number]>(
      'UPDATE password_link SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()',
      [hashOf(token)],
    );
    if (won === 0) throw new Problem('sign_in.used');
  }
}
