// What a page may know of the request for it.
import { localeOf, type Locale } from '@portico/mail/content';
import type { Request } from 'express';

/** The language that the browser asks for, of those that we have. */
export function localeOfRequest(request: Request): Locale {
  return localeOf(request.acceptsLanguages('en', 'es') || null);
}

/** The token in the address of a page or in its form; null where there is none, or something that never was one. */
export function tokenOfRequest(request: Request): string | null {
  const form = request.body as { token?: unknown } | undefined;
  const token: unknown = request.method === 'POST' ? form?.token : request.query['token'];
  return typeof token === 'string' && /^[\w.~-]{1,200}$/.test(token) ? token : null;
}
