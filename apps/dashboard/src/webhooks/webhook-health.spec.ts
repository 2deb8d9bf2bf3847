import { callEndOf, healthOf } from './webhook-health';

const since = '2026-11-21T14:05:00Z';

describe('a webhook', () => {
  it.each([
    ['well', true, null, null],
    ['well', true, null, '200'],
    ['failing', true, since, '500'],
    ['paused', false, null, '200'],
    ['paused', false, since, '500'],
    ['refused', false, since, '410'],
  ] as const)('is %s: enabled %s, failing since %s, last answer %s', (health, enabled, failingSince, lastAnswer) => {
    expect(healthOf({ enabled, failingSince, lastAnswer })).toBe(health);
  });
});

describe('a call', () => {
  it.each([
    ['204', 'status'],
    ['503', 'status'],
    ['timeout', 'timeout'],
    ['private address', 'private'],
    ['econnrefused', 'unreached'],
  ])('that came to %s ended as %s', (answer, end) => expect(callEndOf(answer)).toBe(end));
});
