import { grantEmails } from './email-grants';

const nobody = new Map<string, string>();

describe('an email that every property needs for itself', () => {
  it('goes to the first home that asks', () => {
    const wishes = [
      { home: 0, key: 'a', keeps: null },
      { home: 1, key: 'a', keeps: null },
      { home: 0, key: 'a', keeps: null },
    ];
    expect(grantEmails(wishes, [], nobody)).toEqual([null, 0, null]);
  });

  it('is refused where another home has it', () => {
    const wishes = [{ home: 0, key: 'a', keeps: null }];
    expect(grantEmails(wishes, [], new Map([['a', '1 Elm St']]))).toEqual(['1 Elm St']);
    expect(grantEmails(wishes, [{ home: 1, key: 'a' }], nobody)).toEqual([1]);
    expect(grantEmails(wishes, [{ home: 0, key: 'a' }], nobody)).toEqual([null]);
  });

  it('is free when its home gives it up, also where two swap', () => {
    const swap = [
      { home: 0, key: 'b', keeps: 'a' },
      { home: 1, key: 'a', keeps: 'b' },
    ];
    expect(grantEmails(swap, [], nobody)).toEqual([null, null]);
  });

  it('is not free when who would give it up is refused', () => {
    const chain = [
      { home: 0, key: 'b', keeps: null },
      { home: 1, key: 'c', keeps: 'b' },
      { home: 2, key: 'd', keeps: 'c' },
    ];
    expect(grantEmails(chain, [], new Map([['d', '9 Elm St']]))).toEqual([1, 2, '9 Elm St']);
  });
});
