// Secrets that we make: 256 random bits, so that a plain SHA-256 is enough to keep them by.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret, `prefix` before it. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What a secret is kept as and looked up by. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other));
}
