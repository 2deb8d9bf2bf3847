import { normalizeEmail } from '@portico/contracts/email';

/** The email address of a body to count by; undefined where there is none. It is read before the body is checked. */
export function countedEmail(body: unknown): string | undefined {
  const email: unknown = (body as { email?: unknown } | undefined)?.email;
  return typeof email === 'string' ? normalizeEmail(email) : undefined;
}
