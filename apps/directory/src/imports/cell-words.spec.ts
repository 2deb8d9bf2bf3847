import { kindOf, localeOfCell } from './cell-words';

describe('a type cell', () => {
  it.each([
    'Owner',
    'OWNER',
    'Co-Owner',
    'Homeowner',
    'Owner Occupant',
    'Board Member',
    'Landlord',
    'Propietaria',
    'O',
  ])('%s is an owner', (cell) => expect(kindOf(cell)).toBe('owner'));
  it.each(['Tenant', 'renter', 'Lessee', 'Resident', 'Inquilino', 'T'])('%s is a tenant', (cell) =>
    expect(kindOf(cell)).toBe('tenant'),
  );
  it.each(['Vendor', 'Other', '7'])('%s is neither', (cell) => expect(kindOf(cell)).toBeUndefined());
});

describe('a language cell', () => {
  it.each([
    ['es', 'es'],
    ['es_MX', 'es-MX'],
    ['Spanish', 'es'],
    ['Español', 'es'],
    ['English', 'en'],
    ['Klingon!', undefined],
    ['e', undefined],
  ])('%s is %s', (cell, tag) => expect(localeOfCell(cell)).toBe(tag));
});
