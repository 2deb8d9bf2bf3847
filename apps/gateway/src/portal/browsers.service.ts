import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import { localeOf, type Locale } from '@portico/mail/content';
import { newSecret } from '@portico/platform/secret';
import type { Request, Response } from 'express';
import { CookieJar } from '../access/cookie-jar.service';
import { NONCE_SECONDS } from './nonce';
import { portalPageAt, type PortalPage } from './portal-page';

const MONTH_SECONDS = 30 * 24 * 60 * 60;
/** Somebody has asked for a link to sign in with, waits for the mail, and opens it. */
const PAGE_SECONDS = 30 * 60;

/** What a browser keeps for us in cookies beside its session: none of them says who sits before it. */
@Injectable()
export class BrowsersService {
  constructor(private readonly jar: CookieJar) {}

  /** By which this browser is known again for a while, made where it has none; pages open side by side share it. */
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

  /**
   * The language of a plain page: that of whoever it is about, where they have told one; else that in which a resident was spoken to
   * here last, else the one that the browser asks for.
   */
  languageOf(request: Request, tag?: string | null): Locale {
    return localeOf(tag || (this.jar.read(request, 'language') ?? (request.acceptsLanguages('en', 'es') || null)));
  }

  /** The same; where it is that of whoever the page is about, the pages after it keep it. */
  speak(request: Request, response: Response, tag: string | null | undefined): Locale {
    const locale = this.languageOf(request, tag);
    if (tag) this.jar.set(response, 'language', locale, MONTH_SECONDS);
    return locale;
  }

  /** Has the portal open at this page next. */
  openNext(response: Response, page: PortalPage): void {
    this.jar.set(response, 'page', page.path, PAGE_SECONDS);
  }

  /** The page that the portal opens at now, if one was remembered, for whoever has these homes; it is so once. */
  takeNext(request: Request, response: Response, homes: readonly { residentId: string }[]): PortalPage | null {
    const page = portalPageAt(this.jar.read(request, 'page'));
    if (!page) return null;
    this.jar.clear(response, 'page');
    return homes.some(({ residentId }) => residentId === page.residentId) ? page : null;
  }
}
