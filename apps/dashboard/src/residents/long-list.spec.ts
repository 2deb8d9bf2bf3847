import { isLong, rereadWhileShort, withRow } from './long-list';

const listOf = (pages: number) => ({
  pages: Array.from({ length: pages }, (_, n) => ({ items: [{ id: `a${n}` }, { id: `b${n}` }], total: 2 * pages })),
  pageParams: [undefined],
});

describe('a long list', () => {
  it('is one of many pages, and is not read again as a whole', () => {
    expect([undefined, null, { id: 'x' }, listOf(4), listOf(5)].map(isLong)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(rereadWhileShort.refetchOnWindowFocus({ state: { data: listOf(4) } })).toBe(true);
    expect(rereadWhileShort.refetchOnWindowFocus({ state: { data: listOf(5) } })).toBe(false);
  });

  it('has one row as it is now, in its place', () => {
    const { pages } = withRow<{ id: string; name?: string }>(listOf(2), 'b0', { id: 'b0', name: 'Ada' });
    expect(pages).toEqual([
      { items: [{ id: 'a0' }, { id: 'b0', name: 'Ada' }], total: 4 },
      { items: [{ id: 'a1' }, { id: 'b1' }], total: 4 },
    ]);
  });

  it('loses a row that is gone, and counts it no more', () => {
    expect(withRow(listOf(2), 'a1', null).pages).toEqual([
      { items: [{ id: 'a0' }, { id: 'b0' }], total: 3 },
      { items: [{ id: 'b1' }], total: 3 },
    ]);
    expect(withRow(listOf(1), 'stranger', null)).toEqual(listOf(1));
  });
});
