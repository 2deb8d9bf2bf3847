// The contract: request limits at RATE_LIMIT_FACTOR 1, as they are everywhere but in the other tests.
import type { InvitationSent } from '@portico/contracts/invitations';
import { Api } from './api';
import { address, invitedIn, openCommunity, residentIn } from './community';
import { otherCompany } from './staff';
import { startSystem, type System } from './system';

describe('request limits', () => {
  let system: System;
  let api: Api;

  beforeAll(async () => {
    system = await startSystem({ RATE_LIMIT_FACTOR: '1' });
    api = system.api;
  });
  afterAll(() => system?.close());

  const nobody = () => new Api(system.url);
  const statuses = async (n: number, ask: (i: number) => Promise<{ status: number }>) => {
    const all: number[] = [];
    for (let i = 0; i < n; i += 1) all.push((await ask(i)).status);
    return all;
  };
  const times = (n: number, status: number) => Array<number>(n).fill(status);

  it('tell how they stand with every answer, refusals included', async () => {
    for (const caller of [api, nobody()]) {
      const { headers } = await caller.ask('GET', '/communities');
      expect(headers.get('ratelimit-policy')).toBe('"general";q=1200;w=60');
      expect(headers.get('ratelimit')).toMatch(/^"general";r=\d+;t=\d+$/);
    }
  });

  it('let an invitation be sent 5 times to a resident in 10 minutes, and count residents apart', async () => {
    const place = await openCommunity(api);
    const [ada, bob] = [await residentIn(place, { email: address() }), await residentIn(place, { email: address() })];
    const invite = (id: string) => api.ask<InvitationSent>('POST', `/residents/${id}/invitation`);
    expect(await statuses(6, () => invite(ada))).toEqual([...times(5, 202), 429]);
    const refused = await api.ask('POST', `/residents/${ada}/invitation`, '{broken');
    expect([refused.status, refused.body.code]).toEqual([429, 'rate.limited']); // before what is wrong with the request
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
    expect(refused.headers.get('ratelimit')).toMatch(/"resend";r=0/);
    expect((await invite(bob)).status).toBe(202);
  });

  it('let an invitation be renewed 3 times in an hour', async () => {
    const email = address();
    await invitedIn(await openCommunity(api), email);
    const { token } = await system.mailbox.mailTo(email);
    const renew = () => nobody().ask('POST', '/portal/activations/renew', { token });
    expect(await statuses(4, renew)).toEqual([...times(3, 202), 429]);
  });

  it('let 5 sign-in links be asked for an address in an hour, known or not', async () => {
    const email = address('unknown');
    const wanted = () => nobody().ask('POST', '/portal/sign-in-links', { email });
    expect(await statuses(6, wanted)).toEqual([...times(5, 202), 429]);
    expect((await nobody().ask('POST', '/portal/sign-in-links', { email: email.toUpperCase() })).status).toBe(429);
  });

  it('let an account be tried 10 times in 15 minutes; then even the right password waits', async () => {
    const login = (password: string) => nobody().ask('POST', '/auth/login', { email: system.admin.email, password });
    expect((await login(system.admin.password)).status).toBe(200);
    expect(await statuses(11, () => login('not the password'))).toEqual([...times(10, 401), 429]);
    expect((await login(system.admin.password)).status).toBe(429);
  });

  it('let a key ask 1,200 times a minute, before it is asked what it may; another key goes on', async () => {
    const other = await otherCompany(api);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => statuses(32, () => other.ask('GET', '/communities/none'))),
    );
    const counts = answers.flat();
    expect(new Set(counts)).toEqual(new Set([404, 429]));
    expect(counts.filter((status) => status === 404)).toHaveLength(1200);
    const refused = await other.ask('GET', '/communities');
    expect([refused.status, Number(refused.headers.get('retry-after')) <= 60]).toEqual([429, true]);
    expect((await api.ask('GET', '/communities')).status).toBe(200);
  });
});
