import type { ResidentKind } from '@portico/contracts/residents';
import { matchPeople, peopleOf } from './household';
import type { PersonCells } from './roster-record';

type Brief = [name: string, email?: string | null, kind?: ResidentKind | null];

const person = ([name, email = null, kind = 'owner']: Brief): PersonCells => {
  return { group: '', kind, firstName: '', lastName: name, wholeName: true, email, phone: null, locale: null };
};
const inFile = (...people: Brief[]) => peopleOf(people.map((brief, i) => ({ row: i + 2, person: person(brief) })));
const stored = (...people: Brief[]) => {
  return people.map((brief, i) => ({ ...person(brief), kind: brief[2] ?? 'owner', propertyId: 'p', id: `s${i}` }));
};

/** For each of the file the place of the stored one, or null for a new person. */
const matches = (file: Brief[], existing: Brief[]) => {
  const residents = stored(...existing);
  return matchPeople(inFile(...file), residents).map((match) => (match ? residents.indexOf(match) : null));
};

describe('who of a file is who of a home', () => {
  it.each<[string, Brief[], Brief[], (number | null)[]]>([
    [
      'by email, whatever the case and the name',
      [['Ann Reyes', 'ANN@example.com']],
      [['Ann Moore', 'ann@example.com']],
      [0],
    ],
    ['by email, and the kind is corrected', [['Ann', 'ann@example.com', 'tenant']], [['Ann', 'ann@example.com']], [0]],
    ['by name where there is no email', [['ann moore']], [['Bob'], ['Ann Moore']], [1]],
    ['by name where the email is another', [['Ann', 'new@example.com']], [['Ann', 'old@example.com']], [0]],
    ['by name and kind', [['Ann', null, 'tenant']], [['Ann'], ['Ann', null, 'tenant']], [1]],
    ['by name alone where the file says no kind', [['Ann', null, null]], [['Ann', null, 'tenant']], [0]],
    ['not by name where the kind is another', [['Ann', null, 'tenant']], [['Ann']], [null]],
    ['by turn among namesakes', [['Ann'], ['Ann'], ['Ann']], [['Ann'], ['Ann']], [0, 1, null]],
    [
      'by email before the turn',
      [
        ['Ann', 'new@example.com'],
        ['Ann', 'ann@example.com'],
      ],
      [['Ann', 'ann@example.com']],
      [null, 0],
    ],
    [
      'by name where two share an email',
      [
        ['Ann', 'us@example.com'],
        ['Bob', 'us@example.com'],
      ],
      [
        ['Bob', 'us@example.com'],
        ['Ann', 'us@example.com'],
      ],
      [1, 0],
    ],
    [
      'by name where a couple passed their email on',
      [['Bob', 'us@example.com'], ['Ann']],
      [['Ann', 'us@example.com'], ['Bob']],
      [1, 0],
    ],
    [
      'by name where the second of a couple is new',
      [
        ['Bob', 'us@example.com'],
        ['Ann', 'us@example.com'],
      ],
      [['Ann', 'us@example.com']],
      [null, 0],
    ],
    [
      'as owner and as tenant apart',
      [
        ['Ann', 'a@example.com', 'tenant'],
        ['Ann', 'a@example.com'],
      ],
      [
        ['Ann', 'a@example.com'],
        ['Ann', 'a@example.com', 'tenant'],
      ],
      [1, 0],
    ],
  ])('is decided %s', (_, file, existing, expected) => expect(matches(file, existing)).toEqual(expected));

  it('is one and the same person when name, kind and email stand there twice', () => {
    const [once, ...others] = inFile(['Ann', 'ann@example.com'], ['ANN', 'Ann@example.com']);
    expect(once).toMatchObject({ lastName: 'Ann', row: 2, times: 2 });
    expect(others).toEqual([]);
    expect(inFile(['Ann'], ['Ann'])).toHaveLength(2);
  });
});
