import { bodyFrom, noDomain, patchFrom, unlimited, valuesOf } from './relay-form';

const relay = {
  id: '1',
  name: 'Main',
  ratePerSecond: 14,
  domains: [{ domain: 'example.com', ratePerSecond: null, connections: 2 }],
  paused: false,
  state: 'working',
  reason: null,
  slowedDomains: [],
  probeAt: null,
  createdAt: '2026-11-21T14:05:00Z',
} as const satisfies Parameters<typeof valuesOf>[0];

describe('the form of a relay', () => {
  it('starts without an address, which is never told', () => {
    expect(valuesOf(relay)).toMatchObject({ name: 'Main', url: '', ratePerSecond: 14 });
  });

  it('makes a new one, where an empty limit is none', () => {
    const values = { ...valuesOf(null), name: ' Second ', url: ' smtp://relay.example ' };
    const domains = [{ domain: 'example.org ', ratePerSecond: 0.5, connections: '' }];
    expect(bodyFrom({ ...values, domains })).toEqual({
      name: 'Second',
      url: 'smtp://relay.example',
      ratePerSecond: null,
      domains: [{ domain: 'example.org', ratePerSecond: 0.5, connections: null }],
    });
  });

  it('leaves the address and the rate alone unless they are typed anew', () => {
    const values = { ...valuesOf(relay), name: 'First' };
    expect(patchFrom(relay, values)).toEqual({ name: 'First', domains: relay.domains });
    const typed = { ...values, url: 'smtps://relay.example', ratePerSecond: '' };
    expect(patchFrom(relay, typed)).toMatchObject({ url: 'smtps://relay.example', ratePerSecond: null });
  });

  it('asks for a limit where a domain has none', () => {
    expect(unlimited({ ...valuesOf(relay), domains: [...valuesOf(relay).domains, noDomain] })).toEqual([
      'domains.1.ratePerSecond',
    ]);
  });
});
