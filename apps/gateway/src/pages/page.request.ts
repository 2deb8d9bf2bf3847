// What a page may know of the request for it.
import type { LinkVisit } from '@portico/contracts/portal-sessions';
import type { Request } from 'express';

/** Where browsers and mail programs say that they fetch a page in case somebody wants it. */
const aheadHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** The token in the form of a page, else in its address; null where there is none, or something that never was one. */
export function tokenOfRequest(request: Request): string | null {
  const form = request.body as { token?: unknown } | undefined;
  const token: unknown = form?.token ?? request.query['token'];
  return typeof token === 'string' && /^[\w.~-]{1,200}$/.test(token) ? token : null;
}

/** What it gives away of who makes it. */
export function visitOf(request: Request): Omit<LinkVisit, 'token'> {
  return {
    method: request.method,
    userAgent: request.header('user-agent')?.slice(0, 500) ?? null,
    fetchMode: request.header('sec-fetch-mode')?.slice(0, 100) ?? null,
    ahead: aheadHeaders.some((name) => /prefetch|prerender|preview/i.test(request.header(name) ?? '')),
    secure: request.secure,
  };
}
