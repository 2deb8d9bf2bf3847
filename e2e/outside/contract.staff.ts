// The contract: staff, their sessions and their passwords.
import type { SignedIn, UserView } from '@portico/contracts/staff';
import type { Api } from '../api';
import { Browser } from '../browser';
import { address, openCommunity } from '../community';
import { colleague, signedIn } from '../staff';
import { system } from './shared-system';

const PASSWORD = 'seventeen green umbrellas';

describe('a member of staff', () => {
  let api: Api;

  beforeAll(() => {
    api = system.api;
  });

  const signIn = (email: string, password: string): Promise<Api | string> =>
    signedIn(system.url, email, password).catch((error: Error) => error.message);
  const is = (one: Api) => one.refusal('GET', '/auth/me');

  it('signs in with a cookie that no script can read, and out again for good', async () => {
    const { email, password } = system.admin;
    const answer = await fetch(`${system.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: email.toUpperCase(), password }),
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i),
    ]);
    const admin = await signedIn(system.url, email, password);
    expect((await admin.get<SignedIn>('/auth/me')).user).toMatchObject({ email, role: 'admin', canSend: true });
    await admin.post('/auth/logout');
    expect(await is(admin)).toBe('401 auth.required');
  });

  it('without a password gets a mail that lets them set one, once; a common one is refused', async () => {
    const email = address('staff');
    await api.post<UserView>('/users', { email, name: 'Sam Staff', role: 'admin' });
    const { link } = await system.mailbox.mailTo(email);
    expect(link).toContain('/set-password?token=');
    const browser = new Browser(system.url);
    const page = await browser.open(link);
    expect(page.status).toBe(200);
    expect((await browser.press(page, 0, { password: 'password123' })).status).toBe(422);
    expect((await browser.press(page, 0, { password: PASSWORD })).path).toBe('/set-password/done');
    expect(await is((await signIn(email, PASSWORD)) as Api)).toBe('200');
    expect((await browser.open(link)).status).toBeGreaterThanOrEqual(400);
    expect((await browser.press(page, 0, { password: `${PASSWORD} again` })).status).toBe(410);
    expect(await signIn(email, `${PASSWORD} again`)).toContain('401');
  });

  it('is told alike of a wrong password and of an unknown address', async () => {
    const answers = await Promise.all(
      [system.admin.email, address('nobody')].map((email) =>
        new Browser(system.url).say<{ code: string; detail?: string }>('POST', '/auth/login', {
          email,
          password: 'wrong one',
        }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body.code, body.detail])).toEqual(
      Array(2).fill([401, 'auth.wrong_credentials', answers[0]!.body.detail]),
    );
  });

  it('may do from the next request on what their new role allows, and nothing once they are removed', async () => {
    const { id: community } = await openCommunity(api);
    const sam = await colleague(api, { role: 'manager', communityIds: [community] });
    const rename = () => sam.refusal('PATCH', `/communities/${community}`, { name: 'Maple Court' });
    expect(await rename()).toBe('200');
    await api.patch(`/users/${sam.id}`, { role: 'viewer' });
    expect(await rename()).toBe('403 auth.forbidden');
    await api.patch(`/users/${sam.id}`, { communityIds: [] });
    expect(await sam.refusal('GET', `/communities/${community}`)).toBe('403 community.forbidden');
    await api.patch(`/users/${sam.id}`, { password: PASSWORD });
    expect(await is(sam)).toBe('401 auth.required');
    await api.delete(`/users/${sam.id}`);
    expect(await api.refusal('PATCH', `/users/${sam.id}`, { name: 'Gone' })).toBe('404 resource.not_found');
  });

  it('who is the last administrator stays one', async () => {
    const { items } = await api.get<{ items: UserView[] }>('/users?limit=200');
    const admins = items.filter(({ role }) => role === 'admin');
    const [last, ...others] = admins;
    for (const { id } of others) await api.delete(`/users/${id}`);
    expect(await api.refusal('DELETE', `/users/${last!.id}`)).toBe('409 staff.last_administrator');
    expect(await api.refusal('PATCH', `/users/${last!.id}`, { role: 'viewer' })).toBe('409 staff.last_administrator');
    const user = { email: last!.email.toUpperCase(), name: 'Again', role: 'viewer' };
    expect(await api.refusal('POST', '/users', user)).toBe('409 account.email_taken');
  });
});
