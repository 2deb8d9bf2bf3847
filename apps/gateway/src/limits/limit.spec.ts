import { countedAddress } from './client-address';
import { quotaOf, rateLimitHeaders } from './limit';

describe('request limits', () => {
  it.each([
    [1, 1200],
    [0.5, 600],
    [10, 12_000],
    [0, 1],
  ])('at factor %s the general limit is %s', (factor, quota) => {
    expect(quotaOf('general', factor)).toBe(quota);
  });

  it('are told in the RateLimit headers, never below zero', () => {
    const general = { name: 'general', quota: 1200, windowSeconds: 60, used: 1, resetsInSeconds: 59 } as const;
    const resend = { name: 'resend', quota: 5, windowSeconds: 600, used: 6, resetsInSeconds: 300 } as const;
    expect(rateLimitHeaders([general, resend])).toEqual({
      policy: '"general";q=1200;w=60, "resend";q=5;w=600',
      standing: '"general";r=1199;t=59, "resend";r=0;t=300',
    });
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '8193:3512:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '8193:3512:1:2::/64'],
    ['nonsense', 'unknown'],
    [undefined, 'unknown'],
  ])('%s counts as %s', (ip, counted) => {
    expect(countedAddress(ip)).toBe(counted);
  });
});
