import type { LinkPeek } from '@portico/contracts/portal-sessions';
import { Problem } from '@portico/contracts/problems';
import { startGateway, type Gateway } from '../../testing/gateway';
import { ids, StubServices } from '../../testing/stub-services';

const home = {
  communityName: 'Maple Court',
  senderName: 'Maple Court HOA',
  brandColor: '#1f6feb',
  logoUrl: null,
  propertyName: '12 Elm St',
  firstName: 'Ada',
  replyTo: null,
  locale: 'en',
};

describe('the page of an activation link', () => {
  const services = new StubServices();
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
    services.invitations.answers['peekLink'] = (token: string): LinkPeek =>
      token === 'unknown'
        ? { state: 'unknown', invitationId: null, home: null }
        : { state: token as LinkPeek['state'], invitationId: ids.thing, home };
  });

  afterAll(() => app?.close());

  const activate = (token: string, headers: Record<string, string> = {}) =>
    app.http.get(`/portal/activate?token=${token}`).set(headers);

  it('tells in passing who looks at a link of ours: scanners are told apart by it', async () => {
    const looked = async (headers: Record<string, string>, token = 'live') => {
      await activate(token, headers).expect((page) => expect(page.status).toBeLessThan(500));
      const call = services.invitations.calls.at(-1);
      return call?.method === 'noteVisit' ? call.args[0] : null;
    };
    const bare = { token: 'live', method: 'GET', userAgent: null, fetchMode: null, ahead: false, secure: false };
    expect(await looked({ 'User-Agent': '' })).toEqual({ ...bare, userAgent: '' });
    expect(await looked({ 'User-Agent': 'x'.repeat(700), 'Sec-Fetch-Mode': 'navigate' })).toEqual({
      ...bare,
      userAgent: 'x'.repeat(500),
      fetchMode: 'navigate',
    });
    for (const [name, said] of [
      ['Sec-Purpose', 'prefetch;prerender'],
      ['Purpose', 'prefetch'],
      ['X-Purpose', 'preview'],
    ] as const)
      expect(await looked({ [name]: said })).toMatchObject({ ahead: true });
    expect(await looked({}, 'expired')).toMatchObject({ token: 'expired' });
    expect(await looked({}, 'unknown')).toBeNull();
    await app.http.head('/portal/activate?token=live').expect(200);
    expect(services.invitations.calls.at(-1)).toMatchObject({ args: [{ method: 'HEAD' }] });
  });

  it('neither waits for that to be noted, nor minds that it is not', async () => {
    for (const noteVisit of [
      () => new Promise(() => {}),
      () => {
        throw new Problem('service.unavailable');
      },
    ]) {
      services.invitations.answers['noteVisit'] = noteVisit;
      expect((await activate('live').expect(200)).text).toContain('Activate My Account');
    }
    delete services.invitations.answers['noteVisit'];
  });
});
