import { moneyIn, sizeIn } from './units';

describe('a size', () => {
  it.each([
    [426, '426 byte'],
    [1294, '1 kB'],
    [999_499, '999 kB'],
    [1_450_000, '1.5 MB'],
  ])('of %s bytes is %s', (bytes, text) => expect(sizeIn('en', bytes)).toBe(text));
});

describe('an amount', () => {
  it.each([
    [32500, 'USD', '$325.00'],
    [-50, 'USD', '-$0.50'],
    [1200, 'JPY', '¥1,200'],
  ])('of %s in %s is %s', (cents, currency, text) => expect(moneyIn('en', cents, currency)).toBe(text));
});
