import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GatewayConfig } from '../config';
import { cookieName, cookieOptions } from './cookies';
import type { CookieUse } from './cookies';

/** Reads and sets our cookies under the names of this installation's address. */
@Injectable()
export class CookieJar {
  constructor(private readonly config: GatewayConfig) {}

  /** The cookie's text, or undefined where there is none, or none that we can have set. */
  read(request: Request, use: CookieUse): string | undefined {
    const value: unknown = (request.cookies as Record<string, unknown> | undefined)?.[
      cookieName(use, this.config.publicUrl)
    ];
    return typeof value === 'string' && /^\P{Cc}{1,200}$/u.test(value) ? value : undefined;
  }

  set(response: Response, use: CookieUse, value: string, maxAgeSeconds: number): void {
    const { publicUrl } = this.config;
    response.cookie(cookieName(use, publicUrl), value, cookieOptions(publicUrl, maxAgeSeconds));
  }

  clear(response: Response, use: CookieUse): void {
    const { publicUrl } = this.config;
    response.clearCookie(cookieName(use, publicUrl), { ...cookieOptions(publicUrl, 0), maxAge: undefined });
  }
}
