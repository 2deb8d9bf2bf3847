import { formatMoment, formatNumber, formatSpan } from './format';

const late = new Date('2026-03-04T05:14:00Z');

describe('dates and figures in a mail', () => {
  it.each([
    ['en', 'America/Los_Angeles', 'Tuesday, March 3, 2026 at 9:14 PM PST'],
    ['en', 'America/New_York', 'Wednesday, March 4, 2026 at 12:14 AM EST'],
    ['en', 'Europe/Berlin', 'Wednesday, March 4, 2026 at 6:14 AM GMT+1'],
    ['es', 'America/Los_Angeles', 'martes, 3 de marzo de 2026, 9:14 p.m. PST'],
  ] as const)('are told in %s as it is in %s', (locale, timezone, moment) =>
    expect(formatMoment(late, locale, timezone)).toBe(moment),
  );

  it('follow the clock into summer', () => {
    expect(formatMoment(new Date('2026-07-01T12:00:00Z'), 'en', 'America/Los_Angeles')).toMatch(/5:00 AM PDT$/);
  });

  it.each([
    [7, 'day', 'en', '7 days'],
    [1, 'day', 'en', '1 day'],
    [1, 'day', 'es', '1 día'],
    [48, 'hour', 'es', '48 horas'],
    [30, 'minute', 'en', '30 minutes'],
  ] as const)('count %d %s in %s as %s', (count, unit, locale, words) => {
    expect(formatSpan(count, unit, locale)).toBe(words);
  });

  it.each(['en', 'es'] as const)('have figures in %s as the communities write them', (locale) => {
    expect(formatNumber(12_345, locale)).toBe('12,345');
  });
});
