// The contract: the resident's side. Sessions, sign-in links, and that no token is kept anywhere.
import { address, getResident, invitedIn, openCommunity, residentIn } from '../community';
import { Browser } from '../browser';
import { accept, activated, fateOf, me, stranger } from '../portal';
import { signedIn } from '../staff';
import { system } from './shared-system';

describe('the portal', () => {
  const resident = async () => {
    const email = address();
    const id = await invitedIn(await openCommunity(system.api), email);
    const { link, token } = await system.mailbox.mailTo(email);
    return { id, email, token, browser: await activated(system.url, link) };
  };
  const signInLink = async (email: string, n: number) => {
    const answer = await stranger(system.url).ask('POST', '/portal/sign-in-links', { email });
    expect([answer.status, answer.text]).toEqual([202, '']);
    return (await system.mailbox.mailTo(email, n)).token;
  };
  const start = (token: string) => stranger(system.url).refusal('POST', '/portal/sessions', { token });

  it('answers a sign-in link for a known and an unknown address alike, and mails only the known one', async () => {
    const [known, unknown] = [(await resident()).email, address('unknown')];
    const answers = await Promise.all(
      [known, unknown].map((email) => stranger(system.url).ask('POST', '/portal/sign-in-links', { email })),
    );
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [202, ''],
      [202, ''],
    ]);
    await system.mailbox.mailTo(known, 2);
    expect(system.mailbox.countTo(unknown)).toBe(0);
  });

  it('opens a sign-in link once; fetching its page uses nothing up', async () => {
    const { email } = await resident();
    const token = await signInLink(email, 2);
    for (let i = 0; i < 3; i += 1) await new Browser(system.url).open(`/portal/sign-in?token=${token}`);
    expect(await start(token)).toBe('200');
    expect(await start(token)).toBe('410 sign_in.used');
    expect(await start('x'.repeat(43))).toBe('404 sign_in.unknown');
  });

  it('signs out: the session is over, here and for whoever has copied the cookie', async () => {
    const { browser } = await resident();
    const stolen = browser.cookie;
    expect((await browser.say('DELETE', '/portal/sessions')).status).toBe(204);
    const copied = await fetch(`${system.url}/api/v1/portal/me`, { headers: { cookie: stolen } });
    expect([copied.status, (await browser.say('GET', '/portal/me')).status]).toEqual([401, 401]);
    expect((await browser.open('/portal')).path).toBe('/portal/sign-in');
  });

  it('takes a deactivated home out of every session at once, and ends those that have no other', async () => {
    const one = await resident();
    const other = new Browser(system.url);
    await other.say('POST', '/portal/sessions', { token: await signInLink(one.email, 2) });
    const more = await invitedIn(await openCommunity(system.api), one.email);
    await activated(system.url, (await system.mailbox.mailTo(one.email, 3)).link, one.browser);
    expect((await me(other)).profiles).toHaveLength(2);
    await system.api.post(`/residents/${more}/deactivate`);
    expect((await me(other)).profiles.map(({ residentId }) => residentId)).toEqual([one.id]);
    await system.api.post(`/residents/${one.id}/deactivate`);
    for (const browser of [one.browser, other]) expect((await browser.say('GET', '/portal/me')).status).toBe(401);
    await stranger(system.url).ask('POST', '/portal/sign-in-links', { email: one.email });
    await system.api.post(`/residents/${one.id}/reactivate`);
    expect(await getResident(system.api, one.id)).toMatchObject({ portalStatus: 'active' });
    const back = new Browser(system.url);
    await back.say('POST', '/portal/sessions', { token: await signInLink(one.email, 4) });
    expect((await me(back)).profiles.map(({ residentId }) => residentId)).toEqual([one.id]);
  });

  it('never mixes residents and staff', async () => {
    const { browser } = await resident();
    const staff = await signedIn(system.url, system.admin.email, system.admin.password);
    expect(await staff.refusal('GET', '/portal/me')).toBe('401 auth.required');
    expect((await browser.say('GET', '/auth/me')).status).toBe(401);
    expect((await browser.say('GET', '/communities')).status).toBe(401);
    expect(await system.api.refusal('GET', '/portal/me')).toBe('401 auth.required');
  });

  it('takes an unsafe request with a session only from our own pages', async () => {
    const { browser } = await resident();
    const headers = { cookie: browser.cookie };
    const signOut = (more: Record<string, string>) =>
      fetch(`${system.url}/api/v1/portal/sessions`, { method: 'DELETE', headers: { ...headers, ...more } });
    expect((await signOut({})).status).toBe(403);
    expect((await signOut({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await browser.say('GET', '/portal/me')).status).toBe(200);
  });

  it('sends its pages with nothing from elsewhere, told to nobody and kept by nobody', async () => {
    const email = address();
    await invitedIn(await openCommunity(system.api), email);
    const { link } = await system.mailbox.mailTo(email);
    const { headers, html } = await new Browser(system.url).open(link);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    const cookies = headers.getSetCookie();
    expect(cookies.every((cookie) => /HttpOnly/i.test(cookie) && /SameSite=Lax/i.test(cookie))).toBe(true);
  });

  it('keeps no raw token and no address in clear in any log, and no token in any table', async () => {
    const { email, token, id } = await resident();
    const signIn = await signInLink(email, 2);
    await start(signIn);
    await fateOf(system.url, token);
    await accept(new Browser(system.url), token);
    await residentIn(await openCommunity(system.api), { email: address('logged') });
    await system.api.ask('POST', `/residents/${id}/invitation`);
    const logs = await system.logs();
    expect(logs.length).toBeGreaterThan(1000);
    for (const secret of [token, signIn, email, 'logged.'])
      expect([secret, logs.includes(secret)]).toEqual([secret, false]);
    for (const secret of [token, signIn]) expect([secret, await system.tablesWith(secret)]).toEqual([secret, []]);
    expect(await system.tablesWith(email)).toEqual(expect.arrayContaining(['directory.resident'])); // it does find what is there
  });
});
