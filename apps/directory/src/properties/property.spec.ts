import { changedProperty, nameFromAddress, newProperty } from './property';

const elm = newProperty({ addressLine1: '12 Elm St', unit: '4B' })!;

describe('the name of a property', () => {
  it.each([
    [{ addressLine1: '12 Elm St', unit: '4B' }, '12 Elm St, 4B'],
    [{ addressLine1: '12 Elm St', unit: null }, '12 Elm St'],
    [{ unit: 'Lot 9' }, 'Lot 9'],
    [{ addressLine1: 'x'.repeat(200), unit: 'y' }, 'x'.repeat(200)],
    [{ addressLine1: `x${'😀'.repeat(198)}`, unit: 'y' }, `x${'😀'.repeat(198)},`],
    [{}, undefined],
  ])('follows from %j as %j', (facts, name) => expect(nameFromAddress(facts)).toBe(name));

  it('is its own where one is given', () => {
    expect(newProperty({ name: 'Gate House', addressLine1: '1 Elm St' })?.name).toBe('Gate House');
  });

  it('must come from somewhere', () => {
    expect(newProperty({ city: 'Springfield', accountNumber: '7' })).toBeUndefined();
  });

  it('goes with the address it came from', () => {
    expect(changedProperty(elm, { unit: '5' })).toMatchObject({ name: '12 Elm St, 5', unit: '5' });
    expect(changedProperty(elm, { unit: null, addressLine1: null })).toMatchObject({ name: '12 Elm St, 4B' });
  });

  it('stays where it was given', () => {
    const named = changedProperty(elm, { name: 'Gate House' });
    expect(changedProperty(named, { unit: '5' })).toMatchObject({ name: 'Gate House', unit: '5' });
  });
});

describe('a change of a property', () => {
  it('leaves what is left out and clears what is empty', () => {
    const before = newProperty({ name: 'A', city: 'Springfield', accountNumber: '7', country: 'US' })!;
    expect(changedProperty(before, { city: null, country: '' })).toEqual({ ...before, city: null, country: null });
  });
});
