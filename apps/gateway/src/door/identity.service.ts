// Who a request comes from. Staff, keys and residents each have their own proof, and none is taken for another.
import { Injectable } from '@nestjs/common';
import { PortalClient } from '@portico/clients/portal-client';
import { Problem } from '@portico/contracts/problems';
import { hashOf } from '@portico/platform/secret';
import type { Request } from 'express';
import { ApiKeysService } from '../staff/api-keys.service';
import { SessionsService } from '../staff/sessions.service';
import type { PortalCaller } from '../access/caller.decorators';
import type { StaffCaller } from '../access/caller';
import { CookieJar } from '../access/cookie-jar.service';

/** What is known of a request before anything is demanded of it. */
export interface Identity {
  caller: StaffCaller | PortalCaller | null;
  /** Whether a cookie is the proof: then the request must come from our own pages. */
  byCookie: boolean;
  /** What its requests are counted by; null where nobody is known. */
  countedBy: string | null;
}

const NOBODY: Identity = { caller: null, byCookie: false, countedBy: null };

@Injectable()
export class IdentityService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly keys: ApiKeysService,
    private readonly client: PortalClient,
    private readonly jar: CookieJar,
  ) {}

  /** By the key of the `Authorization` header; only without that header by the session's cookie. */
  async staff(request: Request): Promise<Identity> {
    const header = request.header('authorization');
    const byCookie = header === undefined;
    const caller = byCookie ? await this.bySession(request) : await this.byKey(header);
    return caller ? { caller, byCookie, countedBy: caller.countedBy } : NOBODY;
  }

  /** By the cookie of a resident's session. */
  async resident(request: Request): Promise<Identity> {
    const token = this.jar.read(request, 'portal');
    if (token === undefined) return NOBODY;
    try {
      const me = await this.client.portalMe(token);
      return { caller: { token, me }, byCookie: true, countedBy: `portal:${hashOf(token).toString('base64url')}` };
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return NOBODY;
      throw error;
    }
  }

  private async bySession(request: Request): Promise<StaffCaller | null> {
    const token = this.jar.read(request, 'staff');
    return token === undefined ? null : this.sessions.find(token);
  }

  private async byKey(header: string): Promise<StaffCaller | null> {
    const secret = /^bearer +([\x21-\x7e]{1,500})$/i.exec(header)?.[1];
    return secret === undefined ? null : this.keys.find(secret);
  }
}
