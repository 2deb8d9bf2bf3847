import { nameKey, splitName } from './person-name';

describe('a whole name', () => {
  it.each([
    ['Anthony Brown', 'Anthony', 'Brown'],
    ['Mary Ann Brown', 'Mary Ann', 'Brown'],
    ['Brown, Anthony', 'Anthony', 'Brown'],
    ['van der Berg, Priya', 'Priya', 'van der Berg'],
    ['Priya van der Berg', 'Priya', 'van der Berg'],
    ['Charles de la Cruz', 'Charles', 'de la Cruz'],
    ['Ashley St. John', 'Ashley', 'St. John'],
    ['Al Lewis', 'Al', 'Lewis'],
    ['John Smith Jr.', 'John', 'Smith Jr.'],
    ['Smith, Jr.', 'Smith,', 'Jr.'],
    ['Mary-Kate 王', 'Mary-Kate', '王'],
    ['田中太郎', '', '田中太郎'],
    ['Cher', '', 'Cher'],
    ['Frank Church', 'Frank', 'Church'],
    ['Maria Sa', 'Maria', 'Sa'],
  ])('%s is cut into %j and %j', (name, firstName, lastName) =>
    expect(splitName(name)).toEqual({ firstName, lastName }),
  );

  it.each([
    'García Holdings, LLC',
    'The Wright Family Trust',
    'The Wright Family',
    'Estate of White',
    'Harris & Sons "Rentals", Inc.',
    'Bank of Example',
    'City of Example',
    'Moore & Co',
  ])('%s stays whole', (name) => expect(splitName(name)).toEqual({ firstName: '', lastName: name }));
});

it('is the same name without case, accents and double blanks, wherever it is cut', () => {
  expect(nameKey({ firstName: 'Mary', lastName: 'Ann  Muñoz' })).toBe(
    nameKey({ firstName: 'MARY ANN', lastName: 'Munoz' }),
  );
  expect(nameKey({ firstName: 'Mary', lastName: 'Ann' })).not.toBe(nameKey({ firstName: 'Ann', lastName: 'Mary' }));
});
