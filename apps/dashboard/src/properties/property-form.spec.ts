import { addressOf, bodyFrom, valuesOf } from './property-form';

const home = {
  id: '1',
  communityId: '2',
  name: '12 Elm Street',
  addressLine1: '12 Elm Street',
  addressLine2: null,
  city: 'Springfield',
  region: 'OR',
  postalCode: '97477',
  country: null,
  unit: null,
  accountNumber: 'A-12',
};

describe('a property', () => {
  it('is edited as texts, and what is empty is cleared', () => {
    const values = valuesOf(home);
    expect(values).toMatchObject({ name: '12 Elm Street', unit: '', accountNumber: 'A-12' });
    expect(bodyFrom({ ...values, accountNumber: ' ' })).toMatchObject({ name: '12 Elm Street', accountNumber: null });
  });

  it('without a name leaves it to the API to find one', () => {
    expect(bodyFrom({ ...valuesOf({}), addressLine1: '7 Oak Row' })).not.toHaveProperty('name');
  });

  it('has an address in one line, without gaps', () => {
    expect(addressOf(home)).toBe('12 Elm Street, Springfield, OR 97477');
    expect(addressOf({ ...home, city: null, region: null, postalCode: null })).toBe('12 Elm Street');
  });
});
