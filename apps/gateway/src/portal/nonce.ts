// The nonce of an activation page: signed, bound to the browser by a cookie, good for 15 minutes. That it is good once is the database's
// to say (nonces.service.ts); making one changes nothing anywhere, as is right for a GET.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const NONCE_SECONDS = 15 * 60;

/** A nonce for the browser that holds this cookie. `now` in milliseconds. */
export function makeNonce(secret: string, browser: string, now: number): { nonce: string; expiresAt: Date } {
  const expiresAt = new Date(now + NONCE_SECONDS * 1000);
  const said = `${expiresAt.getTime().toString(36)}.${randomBytes(16).toString('base64url')}`;
  return { nonce: `${said}.${sign(secret, browser, said)}`, expiresAt };
}

/** Whether we made it for this browser, not longer ago than it lives. */
export function isOurNonce(secret: string, browser: string | undefined, nonce: string, now: number): boolean {
  const [expires = '', random = '', mac = ''] = nonce.split('.');
  const expected = Buffer.from(sign(secret, browser ?? '', `${expires}.${random}`));
  const given = Buffer.from(mac);
  if (browser === undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Number.parseInt(expires, 36) > now;
}

function sign(secret: string, browser: string, said: string): string {
  return createHmac('sha256', secret).update(`activation nonce\n${browser}\n${said}`).digest('base64url');
}
