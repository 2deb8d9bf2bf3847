import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { PortalMe } from '@portico/contracts/portal';
import type { EndSessionBody } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import { Periodic } from '@portico/platform/periodic';
import { EntityManager } from 'typeorm';
import { endAllSessions, endSession, findSession, forgetOldSessions } from '../accounts/sessions.queries';
import { refuseHomeless } from './home-left';
import { ProfilesService } from './profiles.service';

const HOUR_MS = 3_600_000;

/** Who is signed in to the portal, and with which homes. */
@Injectable()
export class SessionsService implements OnApplicationBootstrap {
  constructor(
    private readonly db: EntityManager,
    private readonly profiles: ProfilesService,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(HOUR_MS, 'forgetting old sessions', () => forgetOldSessions(this.db));
  }

  /** @throws Problem `auth.required` where the session is unknown or over, or no home is left. */
  async me(sessionToken: string): Promise<PortalMe> {
    const account = await findSession(this.db, sessionToken);
    if (!account) throw new Problem('auth.required');
    const me = await this.profiles.of(account);
    refuseHomeless(me, 'auth.required');
    return me;
  }

  /** Signing out is never refused. */
  end({ token, everywhere = false }: EndSessionBody): Promise<void> {
    return everywhere ? endAllSessions(this.db, token) : endSession(this.db, token);
  }
}
