import { isNarrowed, nextSort, residentSearch } from './resident-search';

describe('the filters in the address', () => {
  it('are what the API takes', () => {
    const search = {
      search: 'ada',
      status: ['pending', 'invited'],
      kind: ['owner'],
      hasEmail: false,
      sort: '-invitedAt',
    };
    expect(residentSearch(search)).toEqual(search);
  });

  it('leave out whatever is none', () => {
    expect(
      residentSearch({ search: '', status: ['alive'], kind: 'owner', hasEmail: 'yes', sort: 'age', foo: 1 }),
    ).toEqual({});
  });

  it('narrow the list, which the order does not', () => {
    expect([{}, { sort: 'name' as const }].map(isNarrowed)).toEqual([false, false]);
    expect([{ search: 'a' }, { hasEmail: false }, { kind: ['owner' as const] }].map(isNarrowed)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('turn the order round, and then back to how it was', () => {
    expect(nextSort(undefined, 'name')).toBe('name');
    expect(nextSort('-status', 'name')).toBe('name');
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('-name', 'name')).toBeUndefined();
  });
});
