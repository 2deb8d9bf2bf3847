import { signInSearch } from './sign-in-search';

describe('where the sign-in leads', () => {
  it('is what was asked for', () => {
    const next = '/communities?search=maple';
    expect(signInSearch({ next })).toEqual({ next });
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', 7, undefined])(
    'is never another site: %j',
    (next) => expect(signInSearch({ next })).toEqual({}),
  );
});
