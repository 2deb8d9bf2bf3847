import { rateAt, slowed, stepsAt } from './slow-down';

const MINUTE = 60_000;
const never = { steps: 0, slowedAt: -Infinity };

describe('a relay that asks for less', () => {
  it.each([
    ['for the first time', never, 0, { steps: 1, slowedAt: 0 }],
    ['again within ten seconds', { steps: 1, slowedAt: 0 }, 9_999, { steps: 1, slowedAt: 0 }],
    ['again after ten seconds', { steps: 1, slowedAt: 0 }, 10_000, { steps: 2, slowedAt: 10_000 }],
    ['after a step came back', { steps: 2, slowedAt: 0 }, MINUTE, { steps: 2, slowedAt: MINUTE }],
    ['long after all is over', { steps: 3, slowedAt: 0 }, 60 * MINUTE, { steps: 1, slowedAt: 60 * MINUTE }],
    ['without end', { steps: 10, slowedAt: 0 }, 10_000, { steps: 10, slowedAt: 10_000 }],
  ])('%s', (_, before, now, after) => {
    expect(slowed(before, now)).toEqual(after);
  });

  it.each([
    [3, 0, 3],
    [3, MINUTE - 1, 3],
    [3, MINUTE, 2],
    [3, 2 * MINUTE, 1],
    [3, 3 * MINUTE, 0],
    [3, 300 * MINUTE, 0],
  ])('gets a step back every minute: of %d after %d ms %d', (steps, now, left) => {
    expect(stepsAt({ steps, slowedAt: 0 }, now)).toBe(left);
  });

  it.each([
    [40, 0, 40],
    [40, 1, 20],
    [40, 3, 5],
    [null, 0, null],
    [null, 1, 32],
    [null, 2, 16],
  ])('has of a rate of %p, halved %d times, %p', (rate, steps, left) => {
    expect(rateAt(rate, { steps, slowedAt: 0 }, 0)).toBe(left);
  });
});
