import { openUrl, sealUrl } from './sealed-url';

const url = 'https://portal.example/portal/sign-in?token=raw';

describe('a sealed link', () => {
  it('opens under the secret it was sealed with', () => {
    expect(openUrl(sealUrl(url, 'one secret'), 'one secret')).toBe(url);
  });

  it('hides the link, and looks different each time', () => {
    const [one, two] = [sealUrl(url, 'one secret'), sealUrl(url, 'one secret')];
    expect(one.includes('token')).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  it('does not open under another secret, nor when it was changed', () => {
    const sealed = sealUrl(url, 'one secret');
    expect(() => openUrl(sealed, 'another secret')).toThrow('unable to authenticate');
    sealed[20]! ^= 1;
    expect(() => openUrl(sealed, 'one secret')).toThrow('unable to authenticate');
  });
});
