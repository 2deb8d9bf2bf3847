// The contract: what a request that is let in is answered with: 400, 413, 415, 422, pages, HEAD, and the order of refusals.
import { randomUUID } from 'node:crypto';
import { Api } from '../api';
import { address, getResident, importCsv, openCommunity, residentIn } from '../community';
import { draftIn } from '../message';
import { nameOf, pathOf, routes, staffRoutes, type Route, type Thing } from '../routes';
import { keyWith } from '../staff';
import { system } from './shared-system';
import { oneOfEverything, type Things } from '../things';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the answers of the contract', () => {
  let api: Api;
  let ours: Things;

  beforeAll(async () => {
    api = system.api;
    ours = await oneOfEverything(api, system.mailbox);
  });
  const onOurs = (route: Route) =>
    pathOf(route, ours.ids[route.reach as Thing] ?? ours.ids.community, ours.ids.resident);
  const communities = () => `/communities/${ours.ids.community}`;
  const lists = [
    '/api-keys',
    '/users',
    '/communities',
    '/communities/{id}/properties',
    '/communities/{id}/residents',
    '/residents/{id}/deliveries',
    '/communities/{id}/messages',
    '/messages/{id}/recipients',
    '/messages/{id}/deliveries',
    '/communities/{id}/activity',
    '/communities/{id}/requests',
    '/communities/{id}/documents',
    '/suppressions',
    '/webhooks',
    '/relays',
  ].map((path) => routes.find((route) => route.method === 'GET' && route.path === path)!);

  it('are problems as RFC 9457 has them, with a stable code', async () => {
    const { headers, body, text } = await api.ask('GET', `/residents/${randomUUID()}`);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      type: expect.any(String),
      title: 'Not found',
      status: 404,
      code: 'resource.not_found',
    });
    expect(body.detail).toEqual(expect.any(String));
    expect(text).not.toMatch(/node_modules|SELECT|at .*\.js/);
    const wrong = await api.ask('POST', '/communities', {});
    expect(wrong.body.errors).toEqual([{ field: 'name', code: 'field.required', message: expect.any(String) }]);
  });

  it('have UUIDv7 ids and UTC times', async () => {
    const resident = await getResident(api, ours.ids.resident);
    for (const id of Object.values(ours.ids)) expect(id).toMatch(UUID_V7);
    expect(resident.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  });

  it('to HEAD are those to GET without a body, on every route', async () => {
    for (const route of staffRoutes.filter(({ method, path }) => method === 'GET' && !path.endsWith('/events'))) {
      const [get, head] = [await api.ask('GET', onOurs(route)), await api.ask('HEAD', onOurs(route))];
      expect([nameOf(route), head.status, head.headers.get('content-type'), head.text]).toEqual([
        nameOf(route),
        get.status,
        get.headers.get('content-type'),
        '',
      ]);
    }
  });

  it('to an unknown query parameter are a 422 that names it, on every route', async () => {
    for (const route of staffRoutes.filter(({ path }) => !path.includes('/preview'))) {
      const wrong = await api.wrongFields(route.method, `${onOurs(route)}?nobodyAsks=1`, undefined);
      expect([nameOf(route), wrong]).toEqual([nameOf(route), expect.arrayContaining(['nobodyAsks field.unknown'])]);
    }
  });

  it.each(['limit=0', 'limit=201', 'limit=-1', 'limit=ten', 'limit=1.5', 'limit='])(
    'to %s are a 422, on every list',
    async (query) => {
      for (const route of lists)
        expect([nameOf(route), await api.refusal('GET', `${onOurs(route)}?${query}`)]).toEqual([
          nameOf(route),
          '422 validation.failed',
        ]);
    },
  );

  it.each(['nonsense', 'W10', 'WyJhIiwiYiJd', 'e30', 'WzEsMl0', 'WyJcdTAwMDAiXQ', ''])(
    'to the cursor %j, which is not ours, are a 400, on every list',
    async (cursor) => {
      for (const route of lists) {
        const answer = await api.refusal('GET', `${onOurs(route)}?cursor=${cursor}`);
        expect([nameOf(route), answer]).toEqual([nameOf(route), '400 cursor.invalid']);
      }
    },
  );

  it('are pages: 50 where no limit is given, 200 at the most, each item once up to the end', async () => {
    const place = await openCommunity(api, 0);
    const line = (_: unknown, i: number) => `Home ${i},Person ${i}`;
    await importCsv(place, `property,name\n${Array.from({ length: 230 }, line).join('\n')}\n`);
    for (const [path, total] of [
      [`/communities/${place.id}/residents`, 230],
      [`/communities/${place.id}/properties`, 230],
    ] as const) {
      const first = await api.get<{ items: object[]; nextCursor: string; total: number }>(path);
      expect([first.items.length, first.total]).toEqual([50, total]);
      const seen = new Set<string>();
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = cursor ? `limit=100&cursor=${encodeURIComponent(cursor)}` : 'limit=100';
        const page = await api.get<{ items: { id: string }[]; nextCursor: string | null }>(`${path}?${query}`);
        for (const { id } of page.items) seen.add(id);
        cursor = page.nextCursor;
      }
      expect(seen.size).toBe(total);
    }
  });

  it.each(['name', 'property', 'status', 'invitedAt', 'createdAt'])(
    'are sorted by %s, and by -%s the other way round',
    async (sort) => {
      const place = await openCommunity(api, 3);
      for (const [n, name] of ['Cole', 'Abel', 'Baker'].entries())
        await residentIn(place, { lastName: name, propertyId: place.homes[2 - n]! });
      const order = async (by: string) =>
        (await api.get<{ items: { id: string }[] }>(`/communities/${place.id}/residents?sort=${by}`)).items.map(
          ({ id }) => id,
        );
      const ascending = await order(sort);
      expect(ascending).toHaveLength(3);
      expect(await order(`-${sort}`)).toEqual(ascending.toReversed());
    },
  );

  it('to JSON that does not parse are a 400, to JSON of the wrong shape a 422, to an unknown field a 422', async () => {
    for (const broken of ['{', '{"name":', "{'name':'x'}", '\u0000', '{"name":"x"} x'])
      expect(await api.refusal('POST', '/communities', broken)).toBe('400 request.malformed');
    for (const shapeless of ['[]', 'null', '1', '"name"', 'true'])
      expect(await api.refusal('POST', '/communities', shapeless)).toBe('422 validation.failed');
    expect(await api.wrongFields('POST', '/communities', { name: 'x', nobodyAsks: 1 })).toEqual([
      'nobodyAsks field.unknown',
    ]);
    const updates = [{ id: ours.ids.resident, email: null, extra: 1 }];
    expect(await api.wrongFields('PATCH', `${communities()}/residents`, { updates })).toEqual([
      'updates[0].extra field.unknown',
    ]);
    const selection = { filter: { nobodyAsks: true } };
    expect(await api.wrongFields('POST', `${communities()}/messages`, { purpose: 'notice', selection })).toEqual([
      'selection.filter.nobodyAsks field.unknown',
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an empty name', { name: ' ' }, 'name'],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, 'name'],
    ['a name of two lines', { name: 'Maple\r\nCourt' }, 'name'],
    ['a name that is a number', { name: 7 }, 'name'],
    ['a colour that is a word', { name: 'x', brandColor: 'red' }, 'brandColor'],
    ['a zone that does not exist', { name: 'x', timezone: 'Mars/Olympus' }, 'timezone'],
    ['a guide that runs a script', { name: 'x', instructionGuideUrl: 'javascript:alert(1)' }, 'instructionGuideUrl'],
    ['a reply-to of two addresses', { name: 'x', replyTo: 'a@example.com,b@example.com' }, 'replyTo'],
    ['a rule that is a text', { name: 'x', oneEmailPerProperty: 'true' }, 'oneEmailPerProperty'],
  ])('to %s are a 422 at the field', async (_, body, field) => {
    expect(await api.wrongFields('POST', '/communities', body)).toEqual([
      expect.stringMatching(new RegExp(`^${field} `)),
    ]);
  });

  it.each([
    ['x'.repeat(200), 201],
    ['山田 太郎 & "Söhne" <b>', 201],
    ['🏡', 201],
  ])('to the name %j are a %i', async (name, status) => {
    expect((await api.ask('POST', '/communities', { name })).status).toBe(status);
  });

  it('to what is too large are a 413: JSON, a CSV, an attachment', async () => {
    expect(await api.refusal('POST', '/communities', { name: 'x'.repeat(6_000_000) })).toBe('413 request.too_large');
    const form = (name: string, size: number) => {
      const data = new FormData();
      data.set('file', new Blob([Buffer.alloc(size, 'a,b\n')], { type: 'text/csv' }), name);
      return data;
    };
    expect(await api.refusal('POST', `${communities()}/imports`, form('a.csv', 51_000_000))).toBe(
      '413 import.too_large',
    );
    const attachments = `/messages/${ours.ids.message}/attachments`;
    expect(await api.refusal('POST', attachments, form('a.txt', 11_000_000))).toBe('413 attachment.too_large');
    expect(await api.refusal('POST', attachments, form('a.exe', 10))).toBe('415 attachment.type_not_allowed');
    expect(await api.refusal('POST', attachments, form('a.png', 10))).toBe('415 attachment.type_not_allowed');
    expect(await api.refusal('POST', `${communities()}/imports`, form('a.csv', 0))).toMatch(/^422/);
  });

  it('to another content type are a 415, on every route that takes a body', async () => {
    const withBody = staffRoutes.filter(({ method }) => method === 'POST' || method === 'PATCH');
    for (const route of withBody) {
      const answer = await api.refusal(route.method, onOurs(route), 'name=x', {
        'content-type': 'application/x-nonsense',
      });
      expect([nameOf(route), answer]).toEqual([nameOf(route), '415 request.unsupported_type']);
    }
  });

  it('come in their order, the first that applies', async () => {
    const reader = await keyWith(api, ['messages:read']);
    const path = (id: string) => `/messages/${id}/pause`;
    const [unknown, draft] = [randomUUID(), (await draftIn(ours.place)).id];
    const large = `{"x":"${'x'.repeat(6_000_000)}`;
    const plain = { 'content-type': 'text/plain' };
    const told = [
      await new Api(system.url).refusal('POST', path(unknown), large),
      await reader.refusal('POST', path(unknown), large),
      await api.refusal('POST', path(unknown), large),
      await api.refusal('POST', path(draft), large),
      await api.refusal('POST', path(draft), '{"x":', plain),
      await api.refusal('POST', path(draft), '{"x":'),
      await api.refusal('POST', path(draft), '{"x":1}'),
      await api.refusal('POST', path(draft), '{}'),
    ];
    expect(told.map((line) => line.split(' ')[0])).toEqual(['401', '403', '404', '413', '415', '400', '422', '409']);
  });

  it('to a webhook on a private or loopback address are a 422', async () => {
    const events = ['message.finished'];
    for (const url of [
      'http://127.0.0.1/',
      'http://localhost:9/',
      'http://[::1]/',
      'http://10.1.2.3/',
      'http://169.254.169.254/',
      'http://0x7f000001/',
    ])
      expect(await api.wrongFields('POST', '/webhooks', { url, events })).toEqual(['url webhook.private_address']);
    expect(await api.wrongFields('PATCH', `/webhooks/${ours.ids.webhook}`, { url: 'http://192.168.0.1/' })).toEqual([
      'url webhook.private_address',
    ]);
  });

  it('to a conflict of state are a 409', async () => {
    expect(await api.refusal('DELETE', `/properties/${ours.ids.property}`)).toBe('409 property.has_residents');
    const email = address('unwanted');
    await api.post('/suppressions', { email });
    expect(await api.refusal('POST', '/suppressions', { email: email.toUpperCase() })).toBe('409 suppression.exists');
    const empty = await draftIn(await openCommunity(api));
    for (const act of ['send', 'pause', 'resume', 'cancel', 'retry-failed'])
      expect(await api.refusal('POST', `/messages/${empty.id}/${act}`, {})).toBe('409 message.wrong_state');
  });
});
