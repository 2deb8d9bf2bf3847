import supertest from 'supertest';
import { startGateway, type Gateway } from '../../testing/gateway';
import { ids, StubServices } from '../../testing/stub-services';

const me = {
  account: { id: ids.thing, email: 'ada@example.com', locale: null },
  profiles: [
    { residentId: ids.thing, communityName: 'Maple Court', portalStatus: 'active' },
    { residentId: ids.community, communityName: 'Oak Court', portalStatus: 'active' },
  ],
};
const own = { 'Sec-Fetch-Site': 'same-origin' };
const signedIn = { Cookie: 'portico_portal=a-session', ...own };
const portal = '/api/v1/portal';

describe('what residents do with their account', () => {
  const services = new StubServices();
  const { invitations, directory } = services;
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
    Object.assign(invitations.answers, {
      portalMe: () => me,
      passkeyOptions: () => ({ publicKey: { challenge: 'abc' } }),
      passkeySessionOptions: () => ({ publicKey: { challenge: 'abc' } }),
      startPasskeySession: () => ({ ...me, sessionToken: 'new-session', maxAgeSeconds: 3600 }),
    });
  });

  beforeEach(() => {
    invitations.calls.splice(0);
    directory.calls.splice(0);
  });

  afterAll(() => app?.close());

  const lastOf = (method: string) =>
    [...invitations.calls, ...directory.calls].find((call) => call.method === method)?.args;

  describe('a passkey', () => {
    it('signs in the browser that asked, and no other', async () => {
      const agent = supertest.agent(app.url);
      const sessions = `${portal}/passkey-sessions`;
      const asked = await agent
        .post(`${sessions}/options`)
        .set(own)
        .expect(200, { publicKey: { challenge: 'abc' } });
      expect(asked.get('Set-Cookie')?.[0]).toMatch(/^portico_browser=.+HttpOnly; SameSite=Lax$/);
      const answer = await agent
        .post(sessions)
        .set(own)
        .send({ credential: { id: 'x' } })
        .expect(200, me);
      expect(answer.get('Set-Cookie')?.join()).toContain('portico_portal=new-session');
      const [[{ browser }]] = [lastOf('passkeySessionOptions') as [{ browser: string }]];
      expect(lastOf('startPasskeySession')).toEqual([{ credential: { id: 'x' }, browser }]);
      const stranger = await app.http.post(sessions).set(own).send({ credential: {} }).expect(403);
      expect(stranger.body).toMatchObject({ code: 'passkey.challenge_invalid' });
    });

    it('is added by who is signed in, from a page of ours', async () => {
      const agent = supertest.agent(app.url);
      await agent.post(`${portal}/passkeys/options`).set(own).expect(401);
      await agent.post(`${portal}/passkeys/options`).set({ Cookie: 'portico_portal=a-session' }).expect(403);
      agent.jar.setCookie('portico_portal=a-session; path=/', '127.0.0.1');
      await agent.post(`${portal}/passkeys/options`).set(own).expect(200);
      const body = { name: 'My phone', credential: { id: 'x' } };
      await agent.post(`${portal}/passkeys`).set(own).send(body).expect(201);
      const [{ browser }] = lastOf('passkeyOptions') as [{ browser: string }];
      expect(lastOf('addPasskey')).toEqual([{ ...body, token: 'a-session', browser }]);
      await agent.post(`${portal}/passkeys`).set(own).send({ credential: {} }).expect(422);
      await agent.post(`${portal}/passkeys`).set(own).send({ name: 'x', credential: 'text' }).expect(422);
      await agent.delete(`${portal}/passkeys/${ids.thing}`).set(own).expect(204);
      expect(lastOf('removePasskey')).toEqual(['a-session', ids.thing]);
      await agent.delete(`${portal}/passkeys/no-id`).set(own).expect(404);
    });
  });

  it('signs out here, or on every device', async () => {
    await app.http.delete(`${portal}/sessions?everywhere=true`).set(signedIn).expect(204);
    expect(lastOf('endSession')).toEqual([{ token: 'a-session', everywhere: true }]);
    await app.http.delete(`${portal}/sessions?everywhere=perhaps`).set(signedIn).expect(422);
  });

  it('speaks one language in all homes', async () => {
    const { body } = await app.http.patch(`${portal}/me`).set(signedIn).send({ locale: 'es' }).expect(200);
    expect(body).toEqual({ ...me, account: { ...me.account, locale: 'es' } });
    expect(lastOf('setLocale')).toEqual([{ residentIds: [ids.thing, ids.community], locale: 'es' }]);
    directory.calls.splice(0);
    await app.http.patch(`${portal}/me`).set(signedIn).send({}).expect(200, me);
    expect(directory.calls).toEqual([]);
  });

  it('changes a phone and reads notices, of one’s own homes alone', async () => {
    const profile = `${portal}/profiles/${ids.thing}`;
    await app.http.patch(profile).set(signedIn).send({ phone: '555-0100' }).expect(200);
    expect(lastOf('updateHome')).toEqual([ids.thing, { phone: '555-0100' }]);
    await app.http.patch(profile).set(signedIn).send({ email: 'x@example.com' }).expect(422);
    await app.http.get(`${profile}/notices?limit=5`).set(signedIn).expect(200);
    expect(lastOf('notices')).toEqual([ids.thing, { limit: 5 }]);
    const file = await app.http.get(`${profile}/notices/${ids.thing}/attachments/abc`).set(signedIn).expect(200);
    expect(file.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
    for (const path of ['', '/notices', `/notices/${ids.thing}/attachments/abc`]) {
      await app.http.get(`${portal}/profiles/${ids.nowhere}${path}`).set(signedIn).expect(404);
      await app.http.get(`${profile}${path}`).expect(401);
    }
  });
});
