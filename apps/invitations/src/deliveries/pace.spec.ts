import fc from 'fast-check';
import { planOf, type Plan, type Turn } from './pace';
import type { Limit } from './rail';

const batch: Turn = { single: false, batchesBefore: 0, mailsBefore: 0 };
const single: Turn = { ...batch, single: true };
const limit = (ratePerSecond: number | null, last = 0, free: number | null = null): Limit => ({
  ratePerSecond,
  last,
  free,
});
const limitsOf = (limits: Record<string, Limit>) => new Map(Object.entries(limits));
const many = (count: number, domain = 'a.example') => Array.from({ length: count }, () => domain);
const given = ({ slots }: Plan) => slots.filter((slot) => slot !== undefined);

/** Many claims, one after another, each at its time; the slots that were given, with the domains of the mails. */
function slotsOf(rates: Record<string, number>, claims: { wait: number; wanted: string[]; single: boolean }[]) {
  const limits = limitsOf(Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, limit(rate)])));
  let now = 1_000_000;
  return claims.flatMap((claim) => {
    now += claim.wait;
    const { slots, lasts } = planOf(claim.wanted, limits, now, claim.single ? single : batch);
    for (const [name, last] of lasts) limits.get(name)!.last = last;
    return claim.wanted.flatMap((domain, i) => (slots[i] === undefined ? [] : [{ domain, slot: slots[i]! }]));
  });
}

/** Whether every mail could leave 40 ms late, and still no second has more than `rate`. */
function holds(slots: number[], rate: number): boolean {
  const inOrder = slots.toSorted((a, b) => a - b);
  return inOrder.slice(rate).every((slot, i) => slot - inOrder[i]! > 1_040);
}

const claims = (domains: string[]) =>
  fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 3_000 }),
      wanted: fc.array(fc.constantFrom(...domains), { maxLength: 100 }),
      single: fc.boolean(),
    }),
    { maxLength: 40 },
  );
const rate = fc.integer({ min: 1, max: 500 });

describe('send slots', () => {
  it('never stand closer than the rate allows, in any second, even when each is used 40 ms late', () => {
    fc.assert(
      fc.property(rate, claims(['a']), (ofRelay, asked) =>
        holds(
          slotsOf({ '*': ofRelay }, asked).map(({ slot }) => slot),
          ofRelay,
        ),
      ),
    );
  });

  it('keep the rates of the relay and of every domain at once', () => {
    fc.assert(
      fc.property(rate, rate, rate, claims(['a', 'b', 'c']), (ofRelay, ofA, ofB, asked) => {
        const slots = slotsOf({ '*': ofRelay, a: ofA, b: ofB }, asked);
        const of = (name: string) => slots.flatMap(({ domain, slot }) => (domain === name ? [slot] : []));
        return (
          holds(
            slots.map(({ slot }) => slot),
            ofRelay,
          ) &&
          holds(of('a'), ofA) &&
          holds(of('b'), ofB)
        );
      }),
    );
  });

  it.each([0.2, 0.5, 1, 3, 10, 100])('use nearly all of a rate of %d a second', (ofRelay) => {
    const everyTenth = Array.from({ length: 1_000 }, () => ({ wait: 100, wanted: many(150), single: false }));
    expect(slotsOf({ '*': ofRelay }, everyTenth).length).toBeGreaterThan(100 * ofRelay * 0.94 - 1);
  });

  it('are given a second ahead at the most, so that nobody stands behind a whole batch', () => {
    const taken = (last: number) => given(planOf(many(100), limitsOf({ '*': limit(10, last) }), 5_000, batch)).length;
    expect([taken(0), taken(5_800), taken(5_950)]).toEqual([10, 1, 0]);
  });

  it('are given to a single mail even then, but so near that a pause holds', () => {
    const taken = (ofRelay: number, last: number) =>
      given(planOf(['a'], limitsOf({ '*': limit(ofRelay, last) }), 5_000, single));
    expect(taken(10, 6_000)).toEqual([6_105]);
    expect(taken(10, 7_000)).toEqual([]);
    expect(taken(0.5, 5_900)).toEqual([8_000]);
  });

  it('are none where nothing is paced: at once', () => {
    expect(planOf(['a', 'b'], limitsOf({}), 0, batch).slots).toEqual([null, null]);
    expect(planOf(['a', 'b'], limitsOf({ b: limit(2) }), 5_000, batch).slots).toEqual([null, 5_050]);
  });

  it('follow the rate as it is now, right behind the last that was given', () => {
    const next = (ofRelay: number) => planOf(['a'], limitsOf({ '*': limit(ofRelay, 5_000) }), 5_000, batch).slots[0];
    expect([next(1), next(2), next(10)]).toEqual([undefined, 5_525, 5_105]);
  });
});

describe('who finds no slot', () => {
  it('waits for the relay, the longer the more mails of the message come before', () => {
    const retry = (mailsBefore: number, ofRelay = 10) =>
      planOf(many(5), limitsOf({ '*': limit(ofRelay, 6_000) }), 5_000, { ...batch, mailsBefore }).retryInMs;
    expect([retry(0), retry(10), retry(20)]).toEqual([605, 1_655, 2_705]);
    expect(retry(1_000)).toBe(60_000);
    expect(retry(0, 1_000)).toBeGreaterThanOrEqual(50);
  });

  it('is who comes behind earlier mails of the message, though there are slots; but for a few', () => {
    const taken = (ofRelay: number) =>
      given(planOf(many(5), limitsOf({ '*': limit(ofRelay) }), 5_000, { ...batch, mailsBefore: 10 })).length;
    expect([taken(10), taken(40), taken(100)]).toEqual([0, 0, 5]);
  });

  it('lets others pass where it is the domain: a slow one holds up no other', () => {
    const wanted = [...many(50, 'slow.example'), ...many(5, 'other.example')];
    const plan = planOf(wanted, limitsOf({ '*': limit(100), 'slow.example': limit(2) }), 5_000, batch);
    expect(given(plan)).toHaveLength(6);
    expect(plan.slots.slice(50).every((slot) => slot !== undefined)).toBe(true);
    expect(plan.retryInMs).toBeNull();
    const waits = plan.waits.filter((wait) => wait !== undefined);
    expect(waits).toHaveLength(49);
    expect(waits.slice(0, 3).map((ms) => Math.round(ms))).toEqual([525, 1_103, 1_680]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
  });

  it('keeps no slot of the relay from others for a domain that may have one later', () => {
    const plan = planOf(many(3, 'slow.example'), limitsOf({ '*': limit(10), 'slow.example': limit(2) }), 5_000, batch);
    expect(given(plan)).toEqual([5_050]);
    expect(plan.lasts.get('*')).toBe(5_050);
  });

  it('is told a turn behind the earlier batches of the message', () => {
    const wait = (batchesBefore: number) =>
      planOf(many(2, 'slow.example'), limitsOf({ 'slow.example': limit(1, 5_900) }), 5_000, {
        ...batch,
        batchesBefore,
      });
    expect(wait(0).waits).toEqual([1_900, 3_055]);
    expect(wait(3).waits.map((ms) => Math.round(ms!))).toEqual([8_830, 9_985]);
    expect(wait(100).waits).toEqual([60_000, 60_000]);
  });

  it('has so many under way to a domain as it may, and no more', () => {
    const plan = planOf(many(5, 'few.example'), limitsOf({ 'few.example': limit(null, 0, 2) }), 5_000, batch);
    expect(plan.slots).toEqual([null, null, undefined, undefined, undefined]);
    expect(plan.waits.slice(2).map((ms) => Math.round(ms!))).toEqual([450, 1_000, 1_550]);
    expect(given(planOf(many(5, 'few.example'), limitsOf({ 'few.example': limit(null, 0, 0) }), 5_000, batch))).toEqual(
      [],
    );
  });
});
