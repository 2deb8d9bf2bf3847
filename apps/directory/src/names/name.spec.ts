import { folded, personKey, searchPatterns, searchText, sortKey } from './name';

describe('names', () => {
  it.each([
    ['José  Ñandú', 'jose nandu'],
    ['  ZÜRICH ', 'zurich'],
    ['Ко́стя', 'костя'],
    ['ﬁrst', 'first'],
  ])('compares %j as %j', (text, expected) => expect(folded(text)).toBe(expected));

  it('sorts numbers in names by their value', () => {
    const names = ['Lot 10', 'lot 9', 'Lot 9B', 'Lot 010a', 'Élan 2', 'Elan 10'];
    expect(names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
      'Élan 2',
      'Elan 10',
      'lot 9',
      'Lot 9B',
      'Lot 10',
      'Lot 010a',
    ]);
  });

  it('keeps a key short enough for an index, whatever the name', () => {
    expect(Buffer.byteLength(personKey('\u{FDFA}'.repeat(200), '😀'.repeat(200)))).toBeLessThan(1000);
    expect(sortKey('1 '.repeat(100))).toHaveLength(100);
  });

  it('sorts people by the whole last name first', () => {
    const people = [personKey('Zoe', 'Li'), personKey('An', 'Li Na'), personKey('An', 'Liu')];
    expect(people.toSorted()).toEqual(people);
  });

  it('searches every word for itself and takes the signs of LIKE for themselves', () => {
    expect(searchPatterns(' Ada  LOVE_lace 50% a\\b ')).toEqual(['%ada%', '%love\\_lace%', '%50\\%%', '%a\\\\b%']);
    expect(searchPatterns('   ')).toEqual([]);
    expect(searchPatterns('a '.repeat(50))).toHaveLength(10);
  });

  it('searches each text on a line of its own', () => {
    expect(searchText(['Ada', null, 'Elm St', undefined, ''])).toBe('ada\nelm st');
  });
});
