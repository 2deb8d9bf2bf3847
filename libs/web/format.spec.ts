import { formatOf } from './format';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('what is written', () => {
  const english = formatOf('en', 'America/New_York');
  const spanish = formatOf('es', 'America/New_York');

  it('has times in the zone of the community, and says so', () => {
    expect(plain(english.moment('2026-11-21T03:05:00Z'))).toBe('Nov 20, 2026, 10:05 PM EST');
    expect(english.day('2026-11-21T03:05:00Z')).toBe('Nov 20, 2026');
  });

  it('has a day of the calendar as it is, whatever the zone', () => {
    expect(english.date('2026-11-01')).toBe('Nov 1, 2026');
    expect(spanish.date('2026-11-01')).toBe('1 nov 2026');
  });

  it.each([
    [32_500, 'USD', '$325.00'],
    [-5, 'USD', '-$0.05'],
    [325, 'JPY', '¥325'],
    [1_234_567, 'KWD', 'KWD 1,234.567'],
  ])('has sums in the smallest unit: %d %s is %s', (cents, currency, text) =>
    expect(plain(english.money(cents, currency))).toBe(text),
  );

  it('has sums and times in Spanish as they are written where the communities are, and as the mails have them', () => {
    expect(plain(spanish.money(-123_450, 'USD'))).toBe('-$1,234.50');
    expect(plain(spanish.moment('2026-11-21T03:05:00Z'))).toBe('20 nov 2026, 10:05 p.m. EST');
  });

  it('has how many there are, also where nobody counted to the end', () => {
    expect(english.total({ total: 9_999 })).toBe('9,999');
    expect(spanish.total({ total: 10_000, totalIsLowerBound: true })).toBe('10,000+');
  });

  it('has shares rounded down: all is everybody', () => {
    expect([0, 0.999, 1].map(english.share)).toEqual(['0%', '99%', '100%']);
    expect(spanish.number(12_345)).toBe('12,345');
  });

  it.each([
    [1, '1 kB'],
    [340_200, '341 kB'],
    [999_400, '1 MB'],
    [1_240_000, '1.2 MB'],
  ])('has sizes of files: %d bytes are %s', (bytes, text) => expect(plain(english.size(bytes))).toBe(text));
});
