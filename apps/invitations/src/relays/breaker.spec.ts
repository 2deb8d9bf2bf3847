import { breaksAfter, probeSeconds } from './breaker';

describe('a broken relay', () => {
  it.each([
    ['sign_in', [60, 120, 240, 480, 900, 900]],
    ['unreachable', [15, 15, 15, 15, 15, 15]],
  ] as const)('(%s) is tried again after so many seconds', (because, seconds) => {
    expect(seconds.map((_, probes) => probeSeconds(because, probes))).toEqual(seconds);
    expect(probeSeconds('tls', 100_000)).toBe(900);
  });

  it.each([
    [2, true, false],
    [3, true, true],
    [9, true, true],
    [9, false, false],
  ])('is one after %d failed connections, with a stand-in %s: %s', (failures, hasStandIn, breaks) => {
    expect(breaksAfter(failures, hasStandIn)).toBe(breaks);
  });
});
