import { centsOf, dayOf, entryKindOf, signed } from './ledger-cells';

describe('the cells of a ledger', () => {
  it.each([
    ['2026-05-01', '2026-05-01'],
    ['2026-5-1', '2026-05-01'],
    ['2026-05-01T00:00:00Z', '2026-05-01'],
    ['5/1/2026', '2026-05-01'],
    ['05/01/26', '2026-05-01'],
    ['25/12/2025', '2025-12-25'],
    ['1.5.2026', '2026-05-01'],
    ['2026-02-30', undefined],
    ['2/30/2026', undefined],
    ['0000-01-01', undefined],
    ['1/1/0026', undefined],
    ['May 1st', undefined],
    ['', undefined],
  ])('the day %j is %j', (cell, day) => {
    expect(dayOf(cell)).toBe(day);
  });

  it.each([
    ['250', 'USD', 25_000],
    ['250.5', 'USD', 25_050],
    ['1,234.50', 'USD', 123_450],
    ['$1,234.50', 'USD', 123_450],
    ['1.234,50 €', 'EUR', 123_450],
    ["1'234.50", 'CHF', 123_450],
    ['USD 1,234', 'USD', 123_400],
    ['-20', 'USD', -2_000],
    ['(20.00)', 'USD', -2_000],
    ['20.00 CR', 'USD', -2_000],
    ['20-', 'USD', -2_000],
    ['0', 'USD', 0],
    ['¥1,200', 'JPY', 1_200],
    ['12.5', 'JPY', undefined],
    ['12,34,56', 'USD', undefined],
    ['1,234,56', 'USD', undefined],
    ['1,234.567', 'USD', undefined],
    ['1.234', 'EUR', 123_400],
    ['1.2.3', 'USD', undefined],
    ['ten', 'USD', undefined],
    ['', 'USD', undefined],
    ['99999999999999999999', 'USD', undefined],
  ])('the amount %j in %s is %j', (cell, currency, cents) => {
    expect(centsOf(cell, currency)).toBe(cents);
  });

  it.each([
    ['', 100, 'invoice'],
    ['', -100, 'payment'],
    ['HOA Assessment', 100, 'invoice'],
    ['Late fee', 100, 'invoice'],
    ['Payment - check', 100, 'payment'],
    ['Credit memo', 100, 'credit'],
    ['Write-off', 100, 'adjustment'],
    ['Weather', 100, undefined],
  ])('the kind %j of %j is %j', (cell, amount, kind) => {
    expect(entryKindOf(cell, amount)).toBe(kind);
  });

  it('takes off what was paid or credited, whatever its sign', () => {
    expect([signed('payment', 100), signed('payment', -100), signed('credit', 5), signed('invoice', 7)]).toEqual([
      -100, -100, -5, 7,
    ]);
    expect(signed('adjustment', -3)).toBe(-3);
  });
});
