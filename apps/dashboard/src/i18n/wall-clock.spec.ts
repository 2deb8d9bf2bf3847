import { instantOf, wallClock } from './wall-clock';

describe('the clock on the wall of a time zone', () => {
  it.each([
    ['2026-11-21T14:05:00.000Z', 'UTC', '2026-11-21T14:05'],
    ['2026-11-21T14:05:00.000Z', 'America/New_York', '2026-11-21T09:05'],
    ['2026-07-01T03:30:00.000Z', 'America/New_York', '2026-06-30T23:30'],
    ['2026-01-01T00:00:00.000Z', 'Asia/Kathmandu', '2026-01-01T05:45'],
    ['2026-03-08T07:00:00.000Z', 'America/New_York', '2026-03-08T03:00'],
  ])('shows at %s in %s: %s', (at, zone, wall) => {
    expect(wallClock(at, zone)).toBe(wall);
    expect(instantOf(wall, zone)).toBe(at);
  });

  it('knows no moment for what is no time', () => {
    expect(instantOf('', 'UTC')).toBeUndefined();
    expect(instantOf('T00:00', 'UTC')).toBeUndefined();
  });

  it('takes an hour that spring leaves out as the hour beside it', () => {
    expect(instantOf('2026-03-08T02:30', 'America/New_York')).toMatch(/^2026-03-08T0[67]:30/);
  });
});
