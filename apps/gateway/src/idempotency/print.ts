// When two requests are the same: the same parsed body, whatever the order of its fields; uploads by their parts.
import { createHmac } from 'node:crypto';

/** A keyed print of a body, so that a password in it cannot be guessed from what is kept. */
export function printOf(secret: string, body: unknown): Buffer {
  return createHmac('sha256', secret).update(canonical(body)).digest();
}

/** JSON with the fields of every object in one order; bytes as base64. */
export function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes:${Buffer.from(value).toString('base64')}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

const SECRETS = ['secret', 'apiKey'];

/** An answer as it may be kept: secrets are shown once and then nowhere. */
export function withoutSecrets(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !SECRETS.includes(name)));
}
