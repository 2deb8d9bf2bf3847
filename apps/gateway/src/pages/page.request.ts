// What a page may know of the request for it.
import type { Request } from 'express';

/** The token in the address of a page or in its form; null where there is none, or something that never was one. */
export function tokenOfRequest(request: Request): string | null {
  const form = request.body as { token?: unknown } | undefined;
  const token: unknown = request.method === 'POST' ? form?.token : request.query['token'];
  return typeof token === 'string' && /^[\w.~-]{1,200}$/.test(token) ? token : null;
}
