import { homeToOpen, rememberHome } from './homes';

const homes = [{ residentId: 'a' }, { residentId: 'b' }];

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe('the home that opens', () => {
  it('is the first at first', () => expect(homeToOpen(homes, storage())).toBe(homes[0]));

  it('is the one that was looked at last, as long as it is theirs', () => {
    const browser = storage();
    rememberHome('b', browser);
    expect(homeToOpen(homes, browser)).toBe(homes[1]);
    expect(homeToOpen(homes.slice(0, 1), browser)).toBe(homes[0]);
  });

  it('is none where there is none', () => expect(homeToOpen([], storage())).toBeUndefined());
});
