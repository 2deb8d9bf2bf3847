import { outcomeOf, waitAfter } from './call';

const now = new Date('2026-05-01T12:00:00Z');

describe('a call that failed', () => {
  it('is made ten times over three days, on the schedule of the specification', () => {
    const waits = Array.from({ length: 10 }, (_, i) => waitAfter(i + 1, null, 0));
    expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  });

  it('comes back a little later than another, by chance', () => {
    expect(waitAfter(2, null, 0.5)).toBeCloseTo(315);
  });

  it('waits as long as it is asked to, up to a day', () => {
    expect(waitAfter(1, 120, 0)).toBe(120);
    expect(waitAfter(2, 120, 0)).toBe(300);
    expect(waitAfter(1, 999_999, 0)).toBe(86_400);
  });
});

describe('what a status means', () => {
  it.each([
    [200, undefined, { ok: true, gone: false, retryAfter: null }],
    [299, '60', { ok: true, gone: false, retryAfter: null }],
    [302, undefined, { ok: false, gone: false, retryAfter: null }],
    [410, undefined, { ok: false, gone: true, retryAfter: null }],
    [429, '60', { ok: false, gone: false, retryAfter: 60 }],
    [503, 'Fri, 01 May 2026 12:02:00 GMT', { ok: false, gone: false, retryAfter: 120 }],
    [503, 'soon', { ok: false, gone: false, retryAfter: null }],
  ])('%d with Retry-After %s', (status, retryAfter, outcome) => {
    expect(outcomeOf(status, retryAfter, now)).toEqual({ ...outcome, answer: String(status) });
  });
});
