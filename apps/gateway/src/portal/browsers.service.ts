import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import { newSecret } from '@portico/platform/secret';
import type { Request, Response } from 'express';
import { CookieJar } from '../access/cookie-jar.service';
import { NONCE_SECONDS } from './nonce';

/** Knows a browser again for a while, by a cookie that says nothing of who sits before it. */
@Injectable()
export class BrowsersService {
  constructor(private readonly jar: CookieJar) {}

  /** The mark of this browser, made where it has none; pages open side by side share it. */
  mark(request: Request, response: Response): string {
    const mark = this.jar.read(request, 'browser') ?? newSecret();
    this.jar.set(response, 'browser', mark, NONCE_SECONDS);
    return mark;
  }

  /** The mark that it has. @throws Problem `passkey.challenge_invalid` where it has none: it never asked. */
  markOf(request: Request): string {
    const mark = this.jar.read(request, 'browser');
    if (mark === undefined) throw new Problem('passkey.challenge_invalid');
    return mark;
  }
}
