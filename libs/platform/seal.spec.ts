import { unseal, seal } from './seal';

const url = 'https://portal.example/portal/sign-in?token=raw';

describe('a sealed link', () => {
  it('opens under the secret it was sealed with', () => {
    expect(unseal(seal(url, 'one secret'), 'one secret')).toBe(url);
  });

  it('hides the link, and looks different each time', () => {
    const [one, two] = [seal(url, 'one secret'), seal(url, 'one secret')];
    expect(one.includes('token')).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  it('does not open under another secret, nor when it was changed', () => {
    const sealed = seal(url, 'one secret');
    expect(() => unseal(sealed, 'another secret')).toThrow('unable to authenticate');
    sealed[20]! ^= 1;
    expect(() => unseal(sealed, 'one secret')).toThrow('unable to authenticate');
  });
});
