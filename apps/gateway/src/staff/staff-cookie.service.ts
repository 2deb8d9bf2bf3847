import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CookieJar } from '../access/cookie-jar.service';
import { SESSION_SECONDS, SessionsService } from './sessions.service';

/** The session of staff and the cookie that carries it. */
@Injectable()
export class StaffCookie {
  constructor(
    private readonly sessions: SessionsService,
    private readonly jar: CookieJar,
  ) {}

  /** A new session in every sign-in; the one before, if the browser has one, ends. */
  async start(request: Request, response: Response, userId: string): Promise<void> {
    const token = await this.sessions.start(userId, this.jar.read(request, 'staff'));
    this.jar.set(response, 'staff', token, SESSION_SECONDS);
  }

  async end(request: Request, response: Response): Promise<void> {
    const token = this.jar.read(request, 'staff');
    if (token !== undefined) await this.sessions.end(token);
    this.jar.clear(response, 'staff');
  }
}
