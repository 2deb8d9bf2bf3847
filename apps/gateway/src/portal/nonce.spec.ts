import { isOurNonce, makeNonce, NONCE_SECONDS } from './nonce';

describe('the nonce of an activation page', () => {
  const now = Date.UTC(2026, 4, 1);
  const { nonce, expiresAt } = makeNonce('secret', 'browser', now);

  it('is good in the browser it was made for, for 15 minutes', () => {
    expect(expiresAt.getTime() - now).toBe(15 * 60 * 1000);
    expect(isOurNonce('secret', 'browser', nonce, now + NONCE_SECONDS * 1000 - 1)).toBe(true);
    expect(isOurNonce('secret', 'browser', nonce, now + NONCE_SECONDS * 1000)).toBe(false);
  });

  it('is good in no other browser, nor without a cookie, nor under another secret', () => {
    expect(isOurNonce('secret', 'other', nonce, now)).toBe(false);
    expect(isOurNonce('secret', undefined, nonce, now)).toBe(false);
    expect(isOurNonce('other', 'browser', nonce, now)).toBe(false);
  });

  it.each(['', '.', '..', 'a.b.c', '\u{1F600}', nonce.replace(/^./, 'z'), `${nonce}x`])('is not %j', (text) => {
    expect(isOurNonce('secret', 'browser', text, now)).toBe(false);
  });

  it('does not come twice', () => {
    expect(makeNonce('secret', 'browser', now).nonce).not.toBe(nonce);
  });
});
