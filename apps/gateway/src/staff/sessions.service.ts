// Sessions of staff, on the server: what a role or a community means is read with every request, and what ends ends at once.
import { Injectable } from '@nestjs/common';
import { newId } from '@portico/platform/ids';
import { hashOf, newSecret } from '@portico/platform/secret';
import { DataSource } from 'typeorm';
import { scopesOfUser } from '../access/caller';
import type { StaffCaller } from '../access/caller';
import { userColumns } from './users.queries';
import type { UserRow } from './users.queries';

/** A session ends 12 hours after its last request, and 7 days after its first. */
const IDLE_HOURS = 12;
export const SESSION_SECONDS = 7 * 24 * 3600;

interface SessionRow extends UserRow {
  sessionId: string;
  stale: boolean;
}

@Injectable()
export class SessionsService {
  constructor(private readonly db: DataSource) {}

  /** A new session; the answer is its token, which is kept as a hash only. `before`: the token it takes the place of. */
  async start(userId: string, before: string | undefined): Promise<string> {
    const token = newSecret();
    if (before !== undefined) await this.end(before);
    await this.db.query(
      `INSERT INTO staff_session (id, token_hash, user_id, expires_at) VALUES ($1, $2, $3, now() + make_interval(hours => $4))`,
      [newId(), hashOf(token), userId, IDLE_HOURS],
    );
    return token;
  }

  async end(token: string): Promise<void> {
    await this.db.query('DELETE FROM staff_session WHERE token_hash = $1', [hashOf(token)]);
  }

  /** Whose session it is; null where it is unknown or over. */
  async find(token: string): Promise<StaffCaller | null> {
    const [row] = await this.db.query<SessionRow[]>(
      `SELECT ${userColumns}, s.id AS "sessionId", s.seen_at < now() - interval '1 minute' AS stale
         FROM staff_session s JOIN staff_user u ON u.id = s.user_id WHERE s.token_hash = $1 AND s.expires_at > now()`,
      [hashOf(token)],
    );
    if (!row) return null;
    if (row.stale) await this.prolong(row.sessionId);
    return callerOf(row);
  }

  async sweep(): Promise<void> {
    await this.db.query('DELETE FROM staff_session WHERE expires_at <= now()');
    await this.db.query(`DELETE FROM password_link WHERE expires_at < now() - interval '30 days'`);
  }

  private async prolong(sessionId: string): Promise<void> {
    await this.db.query(
      `UPDATE staff_session SET seen_at = now(),
          expires_at = least(now() + make_interval(hours => $2), created_at + make_interval(secs => $3)) WHERE id = $1`,
      [sessionId, IDLE_HOURS, SESSION_SECONDS],
    );
  }
}

function callerOf(row: SessionRow): StaffCaller {
  return {
    kind: 'user',
    id: row.id,
    organizationId: row.organizationId,
    name: row.name,
    email: row.email,
    scopes: scopesOfUser(row.role, row.canSend),
    communityIds: row.role === 'admin' ? null : row.communityIds,
    countedBy: `session:${row.sessionId}`,
    installation: false,
  };
}
