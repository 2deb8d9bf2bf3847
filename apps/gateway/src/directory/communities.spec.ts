import { Problem } from '@portico/contracts/problems';
import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const community = `/api/v1/communities/${ids.community}`;
const at = '2026-05-01T09:00:00.000Z';

describe('communities at the edge', () => {
  const services = new StubServices();
  const { directory, invitations } = services;
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
    Object.assign(invitations.answers, {
      lastSends: () => ({ [ids.community]: at }),
      progress: () => [{ date: '2026-05-01', invited: 3, registered: 1 }],
    });
    directory.answers['getCommunity'] = () => ({
      id: ids.community,
      timezone: 'America/Los_Angeles',
      counts: { residents: 12 },
    });
  });

  beforeEach(() => {
    directory.calls.splice(0);
    invitations.calls.splice(0);
  });

  afterAll(() => app?.close());

  const argsOf = (method: string) =>
    [...directory.calls, ...invitations.calls]
      .filter((call) => call.method === method)
      .map(({ args }) => args.slice(1));

  it('tell when they last sent, a page of them in one call', async () => {
    const { body } = await app.http.get('/api/v1/communities').set(key).expect(200);
    expect(body).toMatchObject({
      items: [
        { id: ids.community, lastSentAt: at },
        { id: ids.otherCommunity, lastSentAt: null },
      ],
    });
    expect(argsOf('lastSends')).toEqual([[{ ids: [ids.community, ids.otherCommunity] }]]);
    const one = await app.http.get(community).set(key).expect(200);
    expect(one.body).toMatchObject({ lastSentAt: at });
  });

  it('show their progress by their own calendar', async () => {
    const { body } = await app.http.get(`${community}/progress`).set(key).expect(200);
    expect(body).toEqual({ days: [{ date: '2026-05-01', invited: 3, registered: 1 }], residents: 12 });
    expect(argsOf('progress')).toEqual([[ids.community, { timezone: 'America/Los_Angeles' }]]);
  });

  it('take a logo as a form, and show it to anyone for ever', async () => {
    const put = (bytes: Buffer) => app.http.put(`${community}/logo`).set(key).attach('file', bytes, 'logo.png');
    await put(Buffer.from('a picture')).expect(204);
    expect(argsOf('putLogo')).toEqual([[ids.community, expect.objectContaining({ filename: 'logo.png' })]]);
    const large = await put(Buffer.alloc(3 * 1024 * 1024));
    expect([large.status, large.body]).toMatchObject([413, { code: 'attachment.too_large' }]);
    await app.http.put(`${community}/logo`).set(key).send({}).expect(415);
    const shown = await app.http.get(`/api/v1/logos/${'ab'.repeat(32)}`).expect(200);
    expect(shown.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    await app.http.get('/api/v1/logos/..%2f..%2fcommunities').expect(404);
    expect(argsOf('logo')).toHaveLength(1);
    await app.http.delete(`${community}/logo`).set(key).expect(204);
  });

  describe('one email that is sent again', () => {
    const retry = (body: object, headers = key) =>
      app.http.post(`/api/v1/deliveries/${ids.thing}/retry`).set(headers).send(body);
    const is = (status: string, messageId: string | null = ids.thing) => {
      invitations.answers['getDelivery'] = () => ({ id: ids.thing, status, messageId, residentId: ids.thing });
    };

    it('has its address corrected first', async () => {
      is('bounced');
      await retry({ email: 'right@example.com' }).expect(202);
      expect(argsOf('updateResident')).toEqual([[ids.thing, { email: 'right@example.com' }]]);
      expect(argsOf('retryDelivery')).toEqual([[ids.thing]]);
    });

    it('leaves the address alone where none is given', async () => {
      is('failed');
      await retry({}).expect(202);
      expect(argsOf('updateResident')).toEqual([]);
      expect(argsOf('retryDelivery')).toEqual([[ids.thing]]);
    });

    it('changes nobody’s address for nothing, and sends nothing to a refused one', async () => {
      for (const [status, messageId] of [
        ['sent', ids.thing],
        ['bounced', null],
      ] as const) {
        is(status, messageId);
        const { body } = await retry({ email: 'right@example.com' }).expect(409);
        expect(body).toMatchObject({ code: 'message.nothing_to_retry' });
      }
      expect(argsOf('updateResident')).toEqual([]);
      is('bounced');
      directory.answers['updateResident'] = () => {
        throw new Problem('resident.email_taken', '14 Elm St has this email already.');
      };
      const { body } = await retry({ email: 'taken@example.com' }).expect(409);
      expect(body).toMatchObject({ code: 'resident.email_taken' });
      expect(argsOf('retryDelivery')).toEqual([]);
      await retry({ email: 'no address' }).expect(422);
    });

    it('wants the right to edit too where an address is given', async () => {
      is('bounced');
      const made = await app.http
        .post('/api/v1/api-keys')
        .set(key)
        .send({ name: 'sender', scopes: ['messages:send'] })
        .expect(201);
      const sender = { Authorization: `Bearer ${(made.body as { secret: string }).secret}` };
      await retry({ email: 'right@example.com' }, sender).expect(403);
      expect(argsOf('retryDelivery')).toEqual([]);
      await retry({}, sender).expect(202);
    });
  });

  it('belong to an organization, which only administrators change', async () => {
    await app.http.get('/api/v1/organization').set(key).expect(200);
    await app.http.patch('/api/v1/organization').set(key).send({ mailEnabled: false }).expect(200);
    expect(argsOf('updateOrganization')).toEqual([[{ mailEnabled: false }]]);
    await app.http.patch('/api/v1/organization').set(key).send({ id: ids.thing }).expect(422);
    await app.http.get('/api/v1/organization').expect(401);
  });
});
