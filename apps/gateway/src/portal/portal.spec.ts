import { Problem, type ProblemCode } from '@portico/contracts/problems';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { startGateway, type Gateway } from '../../testing/gateway';
import { ids, StubServices } from '../../testing/stub-services';

const own = { Origin: 'http://localhost:3000' };
const me = {
  account: { id: ids.thing, email: 'ada@example.com' },
  profiles: [
    { residentId: ids.thing, communityName: 'Maple Court', propertyName: '12 Elm St', kind: 'owner', firstName: 'Ada' },
  ],
};
const activations = '/api/v1/portal/activations';

describe('the portal at the edge', () => {
  const services = new StubServices();
  const accepted: unknown[] = [];
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
    Object.assign(services.invitations.answers, {
      accept: (body: { token: string; confirm?: boolean; sessionToken: string | null }) => {
        accepted.push(body);
        if (body.token.startsWith('invitation.')) throw new Problem(body.token as ProblemCode);
        if (body.token === 'down') throw new Problem('service.unavailable');
        if (body.sessionToken === 'of-another' && !body.confirm) throw new Problem('account.confirm_link');
        return { ...me, residentId: ids.thing, sessionToken: 'new-session', maxAgeSeconds: 3600 };
      },
      startSession: (token: string) => {
        if (token.startsWith('sign_in.')) throw new Problem(token as ProblemCode);
        return { ...me, sessionToken: 'new-session', maxAgeSeconds: 3600 };
      },
      portalMe: (token: string) => {
        if (token !== 'new-session') throw new Problem('auth.required');
        return me;
      },
      endSession: () => undefined,
    });
  });

  beforeEach(() => accepted.splice(0));

  afterAll(() => app?.close());

  const browser = () => supertest.agent(app.url);
  const codeOf = (answer: supertest.Response) => [answer.status, (answer.body as { code: string }).code];

  async function nonceFor(agent: ReturnType<typeof browser>): Promise<string> {
    const answer = await agent.get(`${activations}/nonce`).expect(200);
    return (answer.body as { nonce: string }).nonce;
  }

  describe('an activation', () => {
    it('takes the nonce of this browser and begins a session in an HttpOnly cookie', async () => {
      const agent = browser();
      const { body, headers } = await agent.get(`${activations}/nonce`).expect(200);
      const { nonce, expiresAt } = body as { nonce: string; expiresAt: string };
      const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(14.9);
      expect(minutes).toBeLessThanOrEqual(15);
      expect(headers['cache-control']).toBe('no-store');
      const answer = await agent.post(activations).send({ token: 'live', nonce }).expect(200);
      expect(answer.body).toEqual(me);
      expect(answer.get('Set-Cookie')?.[0]).toMatch(
        /^portico_portal=new-session; Max-Age=3600; Path=\/; .*HttpOnly; SameSite=Lax$/,
      );
      await agent.get('/api/v1/portal/me').expect(200, me);
    });

    it('is refused without a nonce, with another browser’s, a changed one, or one used already: 403', async () => {
      const [agent, other] = [browser(), browser()];
      const nonce = await nonceFor(agent);
      await agent.post(activations).send({ token: 'live' }).expect(422);
      const wrong = ['nothing', `${nonce}x`, nonce.replace('.', '..'), await nonceFor(other)];
      for (const one of wrong) {
        expect(codeOf(await agent.post(activations).send({ token: 'live', nonce: one }))).toEqual([
          403,
          'activation.nonce_invalid',
        ]);
      }
      expect(accepted).toEqual([]);
      await agent.post(activations).send({ token: 'live', nonce }).expect(200);
      expect(codeOf(await agent.post(activations).send({ token: 'live', nonce }))).toEqual([
        403,
        'activation.nonce_invalid',
      ]);
      expect(accepted).toHaveLength(1);
    });

    it('lets one of a hundred with the same nonce through', async () => {
      const agent = browser();
      const nonce = await nonceFor(agent);
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => agent.post(activations).send({ token: 'live', nonce })),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(accepted).toHaveLength(1);
    });

    it.each(['expired', 'revoked', 'superseded', 'used'])('tells a link that is %s: 410', async (state) => {
      const agent = browser();
      const nonce = await nonceFor(agent);
      const answer = await agent.post(activations).send({ token: `invitation.${state}`, nonce });
      expect(codeOf(answer)).toEqual([410, `invitation.${state}`]);
      expect(answer.get('Set-Cookie')).toBeUndefined();
    });

    it('does not know a link that was never issued: 404', async () => {
      const agent = browser();
      const nonce = await nonceFor(agent);
      const answer = await agent.post(activations).send({ token: 'invitation.unknown', nonce });
      expect(codeOf(answer)).toEqual([404, 'invitation.unknown']);
    });

    it('asks before it links a home to another account, and takes the answer with the same nonce', async () => {
      const agent = browser();
      agent.jar.setCookie('portico_portal=of-another; path=/', '127.0.0.1');
      const nonce = await nonceFor(agent);
      expect(codeOf(await agent.post(activations).send({ token: 'live', nonce }))).toEqual([
        409,
        'account.confirm_link',
      ]);
      await agent.post(activations).send({ token: 'live', nonce, confirm: true }).expect(200);
      expect(accepted).toEqual([
        { token: 'live', confirm: undefined, sessionToken: 'of-another' },
        { token: 'live', confirm: true, sessionToken: 'of-another' },
      ]);
    });

    it('may be tried again with the same page when the service was down', async () => {
      const agent = browser();
      const nonce = await nonceFor(agent);
      await agent.post(activations).send({ token: 'down', nonce }).expect(503);
      await agent.post(activations).send({ token: 'live', nonce }).expect(200);
    });

    it('does not come from a foreign page', async () => {
      const agent = browser();
      const nonce = await nonceFor(agent);
      const post = () => agent.post(activations).send({ token: 'live', nonce });
      await post().set('Origin', 'https://evil.example').expect(403);
      await post().set('Sec-Fetch-Site', 'cross-site').expect(403);
      await post().set(own).expect(200);
    });

    it('takes the page’s form and leads it on', async () => {
      const agent = browser();
      const nonce = await nonceFor(agent);
      const form = () =>
        agent.post(activations).type('form').set('Sec-Fetch-Site', 'same-origin').set('Origin', 'null');
      await form()
        .send({ token: 'live', nonce })
        .expect(303)
        .expect('location', '/portal')
        .expect('set-cookie', /portico_portal=new-session/);
      const { body } = await agent.get('/api/v1/portal/me').expect(200);
      expect(body.profiles).toEqual([expect.objectContaining({ propertyName: '12 Elm St' })]);
    });

    it('has the portal open at the home that was accepted, once', async () => {
      const agent = browser();
      const nonce = await nonceFor(agent);
      await agent.post(activations).send({ token: 'live', nonce }).expect(200);
      await agent.get('/portal').expect(303).expect('location', `/portal/homes/${ids.thing}`);
      await agent.get('/portal').expect(200);
    });
  });

  describe('signing in again', () => {
    it('answers 202 to whoever asks for a link', async () => {
      await app.http.post('/api/v1/portal/sign-in-links').send({ email: 'nobody@example.com' }).expect(202, '');
      expect(services.invitations.calls.at(-1)).toEqual({ method: 'mailSignInLink', args: ['nobody@example.com'] });
      await app.http.post('/api/v1/portal/sign-in-links').send({ email: 'no address' }).expect(422);
    });

    it('signs in by a link and out again', async () => {
      const agent = browser();
      await agent.post('/api/v1/portal/sessions').send({ token: 'good' }).expect(200, me);
      await agent.get('/api/v1/portal/me').expect(200);
      await agent.delete('/api/v1/portal/sessions').expect(403);
      await agent.delete('/api/v1/portal/sessions').set(own).expect(204);
      expect(services.invitations.calls.at(-1)).toEqual({ method: 'endSession', args: [{ token: 'new-session' }] });
      await agent.get('/api/v1/portal/me').expect(401);
    });

    it.each([
      ['sign_in.expired', 410],
      ['sign_in.used', 410],
      ['sign_in.unknown', 404],
    ])('tells %s', async (token, status) => {
      expect(codeOf(await app.http.post('/api/v1/portal/sessions').send({ token }))).toEqual([status, token]);
    });

    it('signs nobody in for a foreign page', async () => {
      await app.http
        .post('/api/v1/portal/sessions')
        .set('Origin', 'https://evil.example')
        .send({ token: 'good' })
        .expect(403);
    });
  });

  it('keeps residents and staff apart: the session of one is nothing to the other', async () => {
    await app.http.get('/api/v1/portal/me').set('Cookie', 'portico_staff=new-session').expect(401);
    await app.http
      .get('/api/v1/communities')
      .set('Cookie', 'portico_staff=new-session; portico_portal=new-session')
      .expect(401);
    await app.http.get('/api/v1/portal/me').set('Authorization', 'Bearer new-session').expect(401);
  });

  it('asks nobody about a cookie that cannot be ours', async () => {
    const asked = services.invitations.calls.length;
    for (const odd of ['%00', '%0a', 'x'.repeat(201), ''])
      await app.http.get('/api/v1/portal/me').set('Cookie', `portico_portal=${odd}`).expect(401);
    expect(services.invitations.calls).toHaveLength(asked);
  });

  it('changes nothing in the database when a nonce is made', async () => {
    const count = () => app.get(DataSource).query<unknown[]>('SELECT nonce_hash FROM spent_nonce');
    const before = await count();
    await nonceFor(browser());
    expect(await count()).toEqual(before);
  });
});
