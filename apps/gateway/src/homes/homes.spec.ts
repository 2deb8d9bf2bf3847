import { notFound, Problem, type ProblemCode } from '@portico/contracts/problems';
import type { Response as Answer } from 'supertest';
import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';

const staff = { Authorization: `Bearer ${adminKey}` };
const resident = { Cookie: 'portico_portal=session', Origin: 'http://localhost:3000' };
const home = ids.thing;
const switchedOff = ids.otherCommunity;
const foreign = ids.nowhere;
const tap = { title: 'The tap drips', description: 'In the kitchen.', category: 'plumbing' };
const gif = Buffer.from('GIF89a');

describe('what homes have, at the edge', () => {
  const services = new StubServices();
  const { answers, calls } = services.directory;
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
    const profiles = [
      { residentId: home, portalStatus: 'active' },
      { residentId: switchedOff, portalStatus: 'inactive' },
    ];
    services.invitations.answers['portalMe'] = (token: string) => {
      const account = { session: ids.thing, 'co-owner': ids.nowhere }[token];
      if (!account) throw new Problem('auth.required');
      return { account: { id: account, email: 'ada@example.com' }, profiles };
    };
    answers['homeKeepsPhoto'] = (_: string, { filename }: { filename: string }) => ({ filename });
  });

  beforeEach(() => calls.splice(0));

  afterAll(() => app?.close());

  const codeOf = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
  const called = (method: string) => calls.filter((call) => call.method === method).map(({ args }) => args);

  it.each([
    ['profiles/{home}/ledger', 'homeLedger', [home]],
    ['profiles/{home}/documents?category=rules', 'homeDocuments', [home, { limit: 50, category: ['rules'] }]],
    ['profiles/{home}/requests?status=open', 'homeRequests', [home, { limit: 50, status: ['open'] }]],
    [`documents/${foreign}/file?profile={home}`, 'homeDocumentFile', [home, foreign]],
    [`requests/{home}`, 'homeRequest', [home, home]],
    [`requests/{home}/photos/${foreign}`, 'homeRequestPhoto', [home, home, foreign]],
  ])(
    'shows residents what is theirs, and nothing of a home that is another’s or switched off: %s',
    async (path, method, args) => {
      const of = (id: string) => app.http.get(`/api/v1/portal/${path.replace('{home}', id)}`);
      expect((await of(home).set(resident)).status).toBe(200);
      expect(called(method)).toEqual([args]);
      for (const id of [foreign, switchedOff, 'no-uuid']) {
        const expected =
          id === 'no-uuid' && path.includes('profile=') ? [422, 'validation.failed'] : [404, 'resource.not_found'];
        expect([id, ...codeOf(await of(id).set(resident))]).toEqual([id, ...expected]);
      }
      expect(codeOf(await of(home))).toEqual([401, 'auth.required']);
      expect(codeOf(await of(home).set(staff))).toEqual([401, 'auth.required']);
      expect(called(method)).toHaveLength(1);
    },
  );

  it('does not know a request that nobody has, or whose resident was removed', async () => {
    answers['requestOwner'] = (id: string) => {
      if (id === foreign) throw notFound('request');
      return { residentId: null };
    };
    for (const id of [foreign, home]) {
      const answer = await app.http.post(`/api/v1/portal/requests/${id}/comments`).set(resident).send({ text: 1 });
      expect(codeOf(answer)).toEqual([404, 'resource.not_found']);
    }
    answers['requestOwner'] = (id: string) => ({ residentId: id });
  });

  it.each(['profiles/{home}/ledger', `documents/${foreign}/file?profile={home}`])(
    'knows a home by its id, however it is written: %s',
    async (path) => {
      const capitals = home.toUpperCase();
      expect(capitals).not.toBe(home);
      await app.http
        .get(`/api/v1/portal/${path.replace('{home}', capitals)}`)
        .set(resident)
        .expect(200);
    },
  );

  it('needs the profile for a document', async () => {
    const answer = await app.http.get(`/api/v1/portal/documents/${foreign}/file`).set(resident);
    expect(answer.body).toMatchObject({ status: 422, errors: [{ field: 'profile' }] });
  });

  it('serves files so that a browser runs nothing of them and keeps nothing', async () => {
    const headers = {
      'content-type': 'application/pdf',
      'content-length': '3',
      'content-disposition': `inline; filename="a.pdf"; filename*=UTF-8''a.pdf`,
      etag: '"abc"',
    };
    answers['documentFile'] = () => new Response('%PD', { headers: { ...headers, 'x-else': '1' } });
    const answer = await app.http.get(`/api/v1/documents/${ids.thing}/file`).set(staff).expect(200);
    expect(answer.headers).toMatchObject({
      ...headers,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(answer.headers['x-else']).toBeUndefined();
    expect((answer.body as Buffer).toString()).toBe('%PD');
  });

  describe('a maintenance request', () => {
    const report = () => app.http.post(`/api/v1/portal/profiles/${home}/requests`).set(resident);

    it('is taken as JSON', async () => {
      await report().send(tap).expect(201);
      expect(called('homeReports')).toEqual([[home, { ...tap, photos: [] }]]);
    });

    it('is taken as a form with photos, in their order', async () => {
      await report().field(tap).attach('photos', gif, 'one.gif').attach('photos', gif, 'two.gif').expect(201);
      expect(called('homeReports')).toEqual([
        [home, { ...tap, photos: [{ filename: 'one.gif' }, { filename: 'two.gif' }] }],
      ]);
    });

    it('is taken as a form without photos', async () => {
      await report().field(tap).expect(201);
      expect(called('homeReports')).toEqual([[home, { ...tap, photos: [] }]]);
    });

    it('happens once for one key of an account', async () => {
      const keyed = () => report().set('Idempotency-Key', 'tap-1');
      for (const _ of [1, 2]) await keyed().send(tap).expect(201);
      expect(called('homeReports')).toHaveLength(1);
      expect(codeOf(await keyed().send({ ...tap, title: 'Twice' }))).toEqual([422, 'idempotency.key_reused']);
      await keyed().set('Cookie', 'portico_portal=co-owner').send(tap).expect(201);
      expect(called('homeReports')).toHaveLength(2);
    });

    it.each([
      ['a field is missing', { title: 'x' }, 'description'],
      ['a category is none', { ...tap, category: 'ghosts' }, 'category'],
      ['a field is unknown', { ...tap, status: 'done' }, 'status'],
      ['photos come as JSON', { ...tap, photos: [] }, 'photos'],
    ])('is refused where %s, as JSON and as a form', async (_, body, field) => {
      const fields = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'photos'));
      const forms = field === 'photos' ? [] : [await report().field(fields as Record<string, string>)];
      for (const answer of [await report().send(body), ...forms]) {
        expect(answer.body).toMatchObject({
          status: 422,
          errors: expect.arrayContaining([expect.objectContaining({ field })]),
        });
      }
      expect(called('homeReports')).toEqual([]);
    });

    it('has five photos at the most, in their field', async () => {
      const six = Array.from({ length: 6 }).reduce(
        (form: ReturnType<typeof report>) => form.attach('photos', gif, 'a.gif'),
        report().field(tap),
      );
      expect(codeOf(await six)).toEqual([413, 'attachment.too_many']);
      const elsewhere = await report().field(tap).attach('file', gif, 'a.gif');
      expect(elsewhere.body).toMatchObject({ status: 422, errors: [{ field: 'file' }] });
      const large = Buffer.alloc(10 * 1024 * 1024 + 1);
      expect(codeOf(await report().field(tap).attach('photos', large, 'a.gif'))).toEqual([413, 'attachment.too_large']);
      expect(called('homeReports')).toEqual([]);
    });

    it('is not made where one of its photos is refused', async () => {
      answers['homeKeepsPhoto'] = () => {
        throw new Problem('attachment.type_not_allowed');
      };
      expect(codeOf(await report().field(tap).attach('photos', gif, 'a.svg'))).toEqual([
        415,
        'attachment.type_not_allowed',
      ]);
      expect(called('homeReports')).toEqual([]);
    });

    it('does not come from a foreign page, from staff, or for a home that is not theirs', async () => {
      expect(codeOf(await report().set('Origin', 'https://evil.example').send(tap))).toEqual([403, 'auth.csrf']);
      const other = app.http.post(`/api/v1/portal/profiles/${foreign}/requests`).set(resident);
      expect(codeOf(await other.send({}))).toEqual([404, 'resource.not_found']);
      expect(called('homeReports')).toEqual([]);
    });
  });

  it('hands a document on with its file', async () => {
    const add = () => app.http.post(`/api/v1/communities/${ids.community}/documents`).set(staff);
    const body = { title: 'Pool rules', category: 'rules' };
    await add().field(body).attach('file', Buffer.from('Be kind.'), 'rules.txt').expect(201);
    expect(called('addDocument')).toEqual([
      [expect.anything(), ids.community, expect.objectContaining({ filename: 'rules.txt', size: 8 }), body],
    ]);
    const wrong: [object, string][] = [
      [{ ...body, title: '' }, 'title'],
      [{ ...body, shelf: '1' }, 'shelf'],
    ];
    for (const [fields, field] of wrong) {
      const answer = await add()
        .field(fields as Record<string, string>)
        .attach('file', Buffer.from('x'), 'a.txt');
      expect(answer.body).toMatchObject({ status: 422, errors: [{ field }] });
    }
    expect((await add().field(body)).body).toMatchObject({ status: 422, errors: [{ field: 'file' }] });
    expect(called('addDocument')).toHaveLength(1);
  });

  it('hands a file of ledgers on, with the currency of its rows', async () => {
    const add = () => app.http.post(`/api/v1/communities/${ids.community}/ledger-imports`).set(staff);
    const csv = Buffer.from('Account,Balance\n1,2\n');
    await add().field('currency', 'CAD').attach('file', csv, 'a.csv').expect(200);
    await add().field('currency', '').attach('file', csv, 'a.csv').expect(200);
    expect(called('importLedgers').map(([, , , query]) => query)).toEqual([{ currency: 'CAD' }, {}]);
    const answer = await add().field('currency', 'Taler').attach('file', csv, 'a.csv');
    expect(answer.body).toMatchObject({ status: 422, errors: [{ field: 'currency' }] });
  });

  it('tells the conflict of a request that cannot be moved there', async () => {
    services.refuseWith('maintenance.wrong_state' satisfies ProblemCode);
    const answer = await app.http.patch(`/api/v1/requests/${ids.thing}`).set(staff).send({ status: 'open' });
    services.refuseWith(null);
    expect(codeOf(answer)).toEqual([409, 'maintenance.wrong_state']);
  });
});
