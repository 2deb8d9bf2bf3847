import type { LinkPeek } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import supertest from 'supertest';
import { startGateway, type Gateway } from '../../testing/gateway';
import { ids, StubServices } from '../../testing/stub-services';

describe('signing in', () => {
  const services = new StubServices();
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
    Object.assign(services.invitations.answers, {
      peekLink: (): LinkPeek => ({
        state: 'expired',
        invitationId: ids.thing,
        home: {
          communityName: 'Maple Court',
          senderName: 'Maple Court HOA',
          brandColor: '#1f6feb',
          logoUrl: null,
          propertyName: '12 Elm St',
          firstName: 'Ada',
          replyTo: 'office@example.com',
          locale: 'es',
        },
      }),
      portalMe: (token: string) => {
        if (token !== 'ada') throw new Problem('auth.required');
        return { account: { id: ids.thing, email: 'ada@example.com' }, profiles: [{ residentId: ids.thing }] };
      },
    });
  });

  afterAll(() => app?.close());

  it('speaks on in the language in which a resident was spoken to in this browser', async () => {
    const agent = supertest.agent(app.url);
    await agent.get('/portal/activate?token=expired');
    for (const path of ['/portal/link-sent', '/portal/sign-in', '/portal/nowhere'])
      expect((await agent.get(path).set('Accept-Language', 'en')).text).toContain('<html lang="es">');
  });

  it('leads back to the page that was asked for, if it is a page of their homes, and to no other', async () => {
    const path = `/portal/homes/${ids.thing}/account`;
    const signedInAfter = async (to: string) => {
      const agent = supertest.agent(app.url);
      const page = await agent.get(`/portal/sign-in?to=${encodeURIComponent(to)}`).expect(200);
      agent.jar.setCookie('portico_portal=ada; path=/', '127.0.0.1');
      return [page.text.includes('back to the page'), (await agent.get('/portal')).headers['location']];
    };
    expect(await signedInAfter(path)).toEqual([true, path]);
    expect(await signedInAfter(`/portal/homes/${ids.nowhere}`)).toEqual([true, undefined]);
    expect(await signedInAfter('//evil.example/')).toEqual([false, undefined]);
  });

  it('leads whoever is not signed in to the page that asks for an address', async () => {
    await app.http.get('/portal').expect(303).expect('location', '/portal/sign-in');
    await app.http.get('/portal').set('Cookie', 'portico_portal=over').expect(303);
    const page = await app.http.get('/portal/sign-in').set('Accept-Language', 'es-MX').expect(200);
    expect(page.text).toContain('Inicie sesión en su portal');
  });

  it('offers a passkey by a script of its own, which may ask us and nobody else', async () => {
    const { text, headers } = await app.http.get('/portal/sign-in').expect(200);
    expect(text).toContain('<div data-passkey hidden>');
    expect(text).toContain('Use a Passkey');
    expect(headers['content-security-policy']).toContain("; connect-src 'self'; ");
    expect(Buffer.byteLength(text)).toBeLessThan(25_000);
  });

  it('opens the link of a mail without using it up: a person presses', async () => {
    const before = services.invitations.calls.length;
    const page = await app.http.get('/portal/sign-in?token=abc').expect(200);
    expect(page.text).toMatch(/action="\/api\/v1\/portal\/sessions" data-act/);
    expect(services.invitations.calls.length).toBe(before);
    await app.http.get('/portal/sign-in?token=%3Cb%3E').expect(404).expect('content-type', /html/);
  });
});
