import { createHmac } from 'node:crypto';
import { returnPathOf } from './return-path';
import { readUnsubscribeToken, unsubscribeTokenOf } from './unsubscribe-token';

const id = '0198c7a2-5d1e-7f3a-9b4c-1234567890ab';
const made = unsubscribeTokenOf(id, 'secret');

describe('the token by which the recipient of a mail unsubscribes', () => {
  it('leads back to the mail, and is the same each time', () => {
    expect(readUnsubscribeToken(made, 'secret')).toBe(id);
    expect(unsubscribeTokenOf(id.toUpperCase(), 'secret')).toBe(made);
  });

  it('can stand in an address as it is', () => {
    expect(made).toMatch(/^[\w-]{43}$/);
  });

  it('is not ours when it was made with another key, for another mail, for another purpose, or changed', () => {
    const bytes = Buffer.from(made, 'base64url');
    const changed = Array.from(bytes, (byte, place) => bytes.with(place, byte ^ 1));
    const [, bounces = ''] = /\.([0-9a-f]+)@/.exec(returnPathOf(id, 'bounce.example', 'secret')) ?? [];
    const bare = createHmac('sha256', 'secret').update(id).digest();
    const others = [
      unsubscribeTokenOf(id, 'other'),
      ...changed.map((one) => Buffer.from(one).toString('base64url')),
      Buffer.concat([bytes.subarray(0, 16), Buffer.from(bounces, 'hex'), Buffer.alloc(4)]).toString('base64url'),
      Buffer.concat([bytes.subarray(0, 16), bare.subarray(0, 16)]).toString('base64url'),
    ];
    expect(others.map((token) => readUnsubscribeToken(token, 'secret'))).toEqual(others.map(() => null));
  });

  it.each([
    '',
    'preview',
    `${made}=`,
    ` ${made}`,
    `${made}\n`,
    made.slice(1),
    `${made}A`,
    '\0'.repeat(43),
    '…'.repeat(43),
  ])('is not %j', (token) => {
    expect(readUnsubscribeToken(token, 'secret')).toBeNull();
  });
});
