import type { LinkPeek } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import { startApp, type TestApp } from '@portico/testing/app';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import supertest from 'supertest';
import { AppModule } from '../app.module';
import { configureEdge } from '../edge';
import { gatewayEnv, ids, StubServices } from '../../testing/stub-services';

const home = {
  communityName: 'Maple Court',
  senderName: 'Maple Court HOA',
  brandColor: '#1f6feb',
  logoUrl: null,
  propertyName: '12 Elm St',
  firstName: 'Ada',
  replyTo: 'office@example.com',
  locale: 'en',
};
const sameOrigin = { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' };

describe("the portal's pages", () => {
  const services = new StubServices();
  let database: FreshDatabase;
  let app: TestApp;
  let peeked: Partial<NonNullable<LinkPeek['home']>> = {};

  beforeAll(async () => {
    database = await freshDatabase();
    app = await startApp(AppModule, gatewayEnv(database.url), {
      configure: configureEdge,
      overrides: services.overrides,
    });
    Object.assign(services.invitations.answers, {
      peekLink: (token: string): LinkPeek =>
        token === 'unknown'
          ? { state: 'unknown', invitationId: null, home: null }
          : { state: token as LinkPeek['state'], invitationId: ids.thing, home: { ...home, ...peeked } },
      portalMe: (token: string) => {
        if (token !== 'ada') throw new Problem('auth.required');
        return { account: { id: ids.thing, email: 'ada@example.com' }, profiles: [{ residentId: ids.thing }] };
      },
      endSession: () => undefined,
    });
  });

  beforeEach(() => {
    peeked = {};
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const activate = (token: string, headers: Record<string, string> = {}) =>
    app.http.get(`/portal/activate?token=${token}`).set(headers);

  describe('the page of an activation link', () => {
    it('greets by name, names the home, and has its one button, which works without JavaScript', async () => {
      const page = await activate('live').expect(200).expect('content-type', 'text/html; charset=utf-8');
      expect(page.text).toContain('Welcome, Ada');
      expect(page.text).toContain('<strong>12 Elm St</strong> <span>Maple Court</span>');
      expect(page.text.match(/<button/g)).toHaveLength(1);
      expect(page.text).toContain('Activate My Account');
      expect(page.text).toMatch(/<form method="post" action="\/api\/v1\/portal\/activations"/);
      expect(page.text).toMatch(/name="token" value="live"/);
      expect(page.text).toMatch(/name="nonce" value="[\w.-]{40,}"/);
    });

    it('is told to nobody, kept by nobody, framed by nobody, and loads nothing', async () => {
      const { headers, text } = await activate('live');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'nonce-[\w+/=]+'; script-src 'nonce-[\w+/=]+'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
      expect(text).not.toMatch(/ style="| on\w+="/);
      expect(Buffer.byteLength(text)).toBeLessThan(25_000);
    });

    it('uses nothing up: neither GET nor HEAD, however often and by whomever', async () => {
      const before = services.invitations.calls.length;
      await Promise.all(Array.from({ length: 10 }, () => activate('live').expect(200)));
      await app.http.head('/portal/activate?token=live').expect(200);
      const methods = services.invitations.calls.slice(before).map(({ method }) => method);
      expect(new Set(methods)).toEqual(new Set(['peekLink', 'noteVisit']));
    });

    it('has a new nonce each time, for script and style as for the activation', async () => {
      const nonces = async () => {
        const { text, headers } = await activate('live');
        return [
          /name="nonce" value="([^"]+)"/.exec(text)?.[1],
          /script-src 'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1],
        ];
      };
      const [one, other] = [await nonces(), await nonces()];
      expect(one[0]).not.toBe(other[0]);
      expect(one[1]).not.toBe(other[1]);
    });

    it('speaks the language of the resident, not of the browser', async () => {
      peeked = { locale: 'es' };
      const page = await activate('live', { 'Accept-Language': 'en' });
      expect(page.text).toContain('<html lang="es">');
      expect(page.text).toContain('Activar mi cuenta');
    });

    it('speaks the language of the browser where the resident has told none', async () => {
      peeked = { locale: null };
      const page = await activate('live', { 'Accept-Language': 'es-MX' });
      expect(page.text).toContain('<html lang="es">');
    });

    it('shows names as text, whatever they are', async () => {
      peeked = {
        firstName: '<img src=x onerror=alert(1)>',
        communityName: '"><script>alert(1)</script>',
        brandColor: 'red;}</style>',
      };
      const page = await activate('live').expect(200);
      expect(page.text).not.toContain('<img');
      expect(page.text.match(/<script/g)).toHaveLength(1);
      expect(page.text.match(/<\/style>/g)).toHaveLength(1);
    });

    it.each([
      ['expired', 410, 'This link has expired', 'Send Me a New Link'],
      ['superseded', 410, 'A newer link was sent', 'Send Me a New Link'],
      ['revoked', 410, 'This invitation was withdrawn', 'Ask Maple Court HOA'],
    ])('tells a link that is %s, and the way on', async (state, status, title, way) => {
      const page = await activate(state).expect(status).expect('content-type', /html/);
      expect(page.text).toContain(title);
      expect(page.text).toContain(way);
      expect(page.text).toContain('12 Elm St');
      expect(page.text).not.toContain('Activate My Account');
      expect(page.text).not.toContain('<script');
    });

    it('offers no new link for a withdrawn invitation, but names whom to ask', async () => {
      const page = await activate('revoked');
      expect(page.text).not.toContain('/renew');
      expect(page.text).toContain('mailto:office@example.com');
      peeked = { replyTo: 'office?bcc=all@example.com' };
      expect((await activate('revoked')).text).toContain('mailto:office%3Fbcc%3Dall@example.com');
    });

    it('leads from a used link to sign-in', async () => {
      await activate('used').expect(303).expect('location', '/portal/sign-in?note=used');
      const page = await app.http.get('/portal/sign-in?note=used').expect(200);
      expect(page.text).toContain('Your account is active');
    });

    it.each(['unknown', 'a%00b', '%3Cscript%3E', 'x'.repeat(300), '%F0%9F%98%80', ''])(
      'does not know %j: 404',
      async (token) => {
        const page = await activate(token).expect(404).expect('content-type', /html/);
        expect(page.text).toContain('We do not know this link');
      },
    );

    it('takes the token behind # too: its script asks the server what it is', async () => {
      const page = await app.http.get('/portal/activate').expect(200);
      expect(page.text).toContain('location.hash');
      expect(page.text).toContain('location.replace');
    });

    it('does not mind what mail programs add to its address', async () => {
      await app.http.get('/portal/activate?token=live&utm_source=mail&fbclid=1').expect(200);
    });
  });

  describe('the forms', () => {
    const post = (path: string, body: object, cookie = '') =>
      app.http
        .post(path)
        .type('form')
        .set({ ...sameOrigin, Cookie: cookie })
        .send(body);

    it('ask for a new link', async () => {
      await post('/api/v1/portal/activations/renew', { token: 'expired' })
        .expect(303)
        .expect('location', '/portal/link-sent');
      expect(services.invitations.calls.at(-1)).toEqual({ method: 'renewLink', args: ['expired'] });
      const page = await app.http.get('/portal/link-sent').expect(200);
      expect(page.text).toContain('Check your email');
    });

    it('ask for a sign-in link, and say in the page that an address is none', async () => {
      await post('/api/v1/portal/sign-in-links', { email: 'ada@example.com' }).expect(303);
      const page = await post('/api/v1/portal/sign-in-links', { email: 'nonsense' })
        .expect(422)
        .expect('content-type', /html/);
      expect(page.text).toContain('Please check the address');
    });

    it('say in a page what has become of the link, where it died after the page was opened', async () => {
      const agent = supertest.agent(app.url);
      const { nonce } = (await agent.get('/api/v1/portal/activations/nonce')).body as { nonce: string };
      services.invitations.answers['accept'] = () => {
        throw new Problem('invitation.superseded');
      };
      const page = await agent
        .post('/api/v1/portal/activations')
        .type('form')
        .set(sameOrigin)
        .send({ token: 'superseded', nonce });
      expect([page.status, page.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
      expect(page.text).toContain('A newer link was sent');
    });

    it('let a page that was open too long be opened again', async () => {
      const page = await post('/api/v1/portal/activations', { token: 'live', nonce: 'old' }).expect(403);
      expect(page.text).toContain('/portal/activate?token=live');
    });

    it('ask before a home is linked to the account that is signed in', async () => {
      const agent = supertest.agent(app.url);
      agent.jar.setCookie('portico_portal=ada; path=/', '127.0.0.1');
      const { nonce } = (await agent.get('/api/v1/portal/activations/nonce')).body as { nonce: string };
      services.invitations.answers['accept'] = (body: { confirm?: boolean }) => {
        if (body.confirm !== true) throw new Problem('account.confirm_link');
        return { account: {}, profiles: [], residentId: ids.thing, sessionToken: 's', maxAgeSeconds: 60 };
      };
      const form = (body: object) => agent.post('/api/v1/portal/activations').type('form').set(sameOrigin).send(body);
      const page = await form({ token: 'live', nonce }).expect(409);
      expect(page.text).toContain('ada@example.com');
      expect(page.text).toContain('name="confirm" value="true"');
      expect(page.text).not.toContain('<script');
      await form({ token: 'live', nonce, confirm: 'true' }).expect(303).expect('location', '/portal');
    });

    it('sign out, and start anew with a link where there is one', async () => {
      await post('/portal/sign-out', {}, 'portico_portal=ada')
        .expect(303)
        .expect('location', '/portal/sign-in?note=out');
      expect((await app.http.get('/portal/sign-in?note=out')).text).toContain('You are signed out');
      const answer = await post('/portal/sign-out', { token: 'live' }, 'portico_portal=ada').expect(303);
      expect(answer.headers['location']).toBe('/portal/activate?token=live');
      expect(answer.get('Set-Cookie')?.[0]).toMatch(/^portico_portal=; /);
      await app.http.post('/portal/sign-out').type('form').set('Cookie', 'portico_portal=ada').send({}).expect(403);
    });
  });

  it('tell in a page that a service does not answer: 503, and nothing is lost', async () => {
    services.refuseWith('service.unavailable');
    const page = await activate('live').expect(503).expect('content-type', /html/);
    services.refuseWith(null);
    expect(page.text).toContain('Nothing was changed');
  });

  describe('the instruction guide', () => {
    it('says how the portal is used, in the language of its reader', async () => {
      const page = await app.http.get('/guide').expect(200).expect('content-type', 'text/html; charset=utf-8');
      expect(page.text).toContain('Activate your account');
      expect(page.text).toContain('your community');
      const spanish = await app.http.get('/guide').set('Accept-Language', 'es').expect(200);
      expect(spanish.text).toContain('Active su cuenta');
    });

    it('has the name and the logo of the community that its address names', async () => {
      services.directory.answers['communityFace'] = (id: string) => {
        if (id !== ids.community) throw new Problem('resource.not_found');
        return { name: 'Maple <Court>', brandColor: '#2f6f4f', logoUrl: '/api/v1/logos/abc' };
      };
      const { text } = await app.http.get(`/guide/${ids.community}`).expect(200);
      expect(text).toContain('Maple &#60;Court&#62;');
      expect(text).toContain('<img src="/api/v1/logos/abc" alt="" />');
      expect((await app.http.get(`/guide/${ids.nowhere}`).expect(200)).text).toContain('your community');
    });
  });

  it('shows the logo of the community on an activation page', async () => {
    expect((await activate('live').expect(200)).text).not.toContain('<img');
    peeked = { logoUrl: '/api/v1/logos/abc' };
    expect((await activate('live').expect(200)).text).toContain('<img src="/api/v1/logos/abc" alt="" />');
  });
});
