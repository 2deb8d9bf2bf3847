// Mailgun signs the time and a token, and not what it says: so each token is good for one body only (provider-tokens.queries.ts).
import { createHmac, timingSafeEqual } from 'node:crypto';
import { objectOf, textOf } from '../feedback/plain-json';

/** It tries for eight hours to bring an event; what is older comes from somebody who kept it. */
export const MAILGUN_WINDOW_SECONDS = 9 * 3600;
const AHEAD_SECONDS = 300;

/** The token of a body that Mailgun signed; null where it did not, or too long ago. @param now in milliseconds */
export function mailgunTokenOf(body: unknown, signingKey: string, now: number): string | null {
  const proof = objectOf(objectOf(body)['signature']);
  const [timestamp, token, signature] = ['timestamp', 'token', 'signature'].map((name) => textOf(proof[name])) as [
    string,
    string,
    string,
  ];
  const expected = createHmac('sha256', signingKey).update(`${timestamp}${token}`).digest();
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const age = now / 1000 - Number(timestamp);
  return age <= MAILGUN_WINDOW_SECONDS && age >= -AHEAD_SECONDS && token !== '' ? token : null;
}
