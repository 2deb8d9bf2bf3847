// Secrets that residents hold. The database knows them by their hash alone.
import { createHash, randomBytes } from 'node:crypto';

/** How long a sign-in link works. */
export const SIGN_IN_MINUTES = 15;

/** How long a session lives after it was last used. */
export const SESSION_DAYS = 30;
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** The token of a new session or sign-in link: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
