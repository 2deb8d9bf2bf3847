import fc from 'fast-check';
import { retryAfter, takeSlots } from './pace';

/** Many claims, one after another, each at its time; all slots that were given. */
function slotsOf(rate: number, claims: { wait: number; wanted: number; single: boolean }[]): number[] {
  let [now, next] = [1_000_000, 0];
  return claims.flatMap(({ wait, wanted, single }) => {
    now += wait;
    const { count, first, spacing, next: after } = takeSlots(wanted, rate, now, next, single);
    next = after;
    return Array.from({ length: count }, (_, i) => first + i * spacing);
  });
}

const claims = fc.array(
  fc.record({
    wait: fc.integer({ min: 0, max: 3_000 }),
    wanted: fc.integer({ min: 0, max: 200 }),
    single: fc.boolean(),
  }),
  { maxLength: 60 },
);

describe('send slots', () => {
  it('never stand closer than the rate allows, in any second, even when each is used 40 ms late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), claims, (rate, asked) => {
        const slots = slotsOf(rate, asked);
        const gaps = slots.slice(rate).map((slot, i) => slot - slots[i]!);
        return gaps.every((gap) => gap > 1_040);
      }),
    );
  });

  it.each([0.2, 0.5, 1, 3, 10, 100])('use nearly all of a rate of %d a second', (rate) => {
    const everyTenth = Array.from({ length: 1_000 }, () => ({ wait: 100, wanted: 200, single: false }));
    expect(slotsOf(rate, everyTenth).length).toBeGreaterThan(100 * rate * 0.94 - 1);
  });

  it('are given a second ahead at the most, so that nobody stands behind a whole batch', () => {
    expect(takeSlots(100, 10, 5_000, 0, false).count).toBe(10);
    expect(takeSlots(100, 10, 5_000, 5_900, false).count).toBe(1);
    expect(takeSlots(100, 10, 5_000, 6_100, false)).toMatchObject({ count: 0, next: 6_100 });
  });

  it('are given to a single mail even then: the next one is its own', () => {
    expect(takeSlots(1, 10, 5_000, 6_100, true)).toMatchObject({ count: 1, first: 6_100 });
    expect(takeSlots(1, 10, 5_000, 16_100, true).count).toBe(0);
  });

  it('tell who got none when there will be some again', () => {
    const none = takeSlots(5, 10, 5_000, 6_100, false);
    expect(retryAfter(none, 5_000)).toBe(600);
    expect(takeSlots(5, 10, 5_600, 6_100, false).count).toBe(5);
    expect(retryAfter(takeSlots(5, 1_000, 5_000, 0, false), 5_000)).toBeGreaterThanOrEqual(50);
  });
});
