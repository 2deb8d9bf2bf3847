import { HomeNumbers, identityOf, propertyOf } from './home-identity';
import type { HomeCells } from './home-identity';

const numbers = (...homes: HomeCells[]): number[] => {
  const known = new HomeNumbers();
  return homes.map((home) => known.numberOf(home));
};

describe('a home of a file', () => {
  it.each<[string, HomeCells[], number[]]>([
    [
      'by its account number, whatever its name',
      [
        { accountNumber: '7', propertyName: 'A' },
        { accountNumber: '7', propertyName: 'B' },
      ],
      [0, 0],
    ],
    [
      'by its name, whatever the case',
      [{ propertyName: '1 Élm St' }, { propertyName: '2 Elm St' }, { propertyName: '1 ELM ST' }],
      [0, 1, 0],
    ],
    [
      'by address and unit where it has no name',
      [
        { addressLine1: '1 Elm St', unit: 'A' },
        { addressLine1: '1 Elm St', unit: 'B' },
        { addressLine1: '1 Elm St', unit: 'A' },
      ],
      [0, 1, 0],
    ],
    [
      'by its name where only one mention has a number',
      [{ propertyName: 'A' }, { propertyName: 'A', accountNumber: '7' }, { accountNumber: '7' }, { propertyName: 'A' }],
      [0, 0, 0, 0],
    ],
    [
      'not by its name where two numbers say otherwise',
      [
        { propertyName: 'A', accountNumber: '7' },
        { propertyName: 'A', accountNumber: '8' },
      ],
      [0, 1],
    ],
    [
      'not by the name of its building alone',
      [
        { propertyName: 'Tower', unit: '1' },
        { propertyName: 'Tower', unit: '2' },
        { propertyName: 'Tower', unit: '1' },
      ],
      [0, 1, 0],
    ],
  ])('is known again %s', (_, homes, expected) => expect(numbers(...homes)).toEqual(expected));

  it('that nothing is said of stands alone', () => expect(numbers({}, {})).toEqual([0, 1]));

  it('is called by its number when there is nothing else', () => {
    expect(identityOf({ accountNumber: '7' }).name).toBe('7');
    expect(propertyOf({ accountNumber: '7', city: 'Example' })).toMatchObject({
      name: '7',
      accountNumber: '7',
      city: 'Example',
    });
  });
});
