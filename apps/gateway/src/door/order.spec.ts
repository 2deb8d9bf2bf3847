import { DataSource } from 'typeorm';
import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';

const invitation = (id: string) => `/api/v1/residents/${id}/invitation`;
const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

describe('of all that is wrong with a request', () => {
  const services = new StubServices();
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services, { RATE_LIMIT_FACTOR: '1' });
  });

  afterAll(() => app?.close());

  const rows = (sql: string) => app.get(DataSource).query<unknown[]>(sql);

  it('the first that applies is told, in the order of the contract', async () => {
    services.refuseWith('resident.already_active');
    const made = await app.http
      .post('/api/v1/api-keys')
      .set(bearer(adminKey))
      .send({ name: 'k', scopes: ['messages:read'] });
    const weakKey = (made.body as { secret: string }).secret;
    const tooLarge = `{"unknown":"${'x'.repeat(5_300_000)}`;
    const post = (key: string, id: string, body: string, type = 'application/json') =>
      app.http
        .post(invitation(id))
        .set(key ? bearer(key) : {})
        .type(type)
        .send(body);
    const told: [number, string][] = [];
    const note = async (answer: PromiseLike<{ status: number; body: unknown }>) => {
      const { status, body } = await answer;
      told.push([status, (body as { code: string }).code]);
    };

    await post('', ids.nowhere, tooLarge);
    await rows('UPDATE rate_limit SET used = 1200');
    await note(post('', ids.nowhere, tooLarge));
    await rows('TRUNCATE rate_limit');
    await note(post('', ids.nowhere, tooLarge));
    await note(post(weakKey, ids.nowhere, tooLarge));
    await note(post(adminKey, ids.nowhere, tooLarge));
    for (let i = 0; i < 5; i += 1) await post(adminKey, ids.thing, '', 'application/json').expect(409);
    await note(post(adminKey, ids.thing, tooLarge));
    await rows('TRUNCATE rate_limit');
    await note(post(adminKey, ids.thing, tooLarge));
    await note(post(adminKey, ids.thing, '{"unknown":', 'text/plain'));
    await note(post(adminKey, ids.thing, '{"unknown":'));
    await note(post(adminKey, ids.thing, '{"unknown":1}'));
    await note(post(adminKey, ids.thing, '{}'));

    expect(told).toEqual([
      [429, 'rate.limited'],
      [401, 'auth.required'],
      [403, 'auth.forbidden'],
      [404, 'resource.not_found'],
      [429, 'rate.limited'],
      [413, 'request.too_large'],
      [415, 'request.unsupported_type'],
      [400, 'request.malformed'],
      [422, 'validation.failed'],
      [409, 'resident.already_active'],
    ]);
  });

  it('an unknown method is a 405, an unknown path a 404', async () => {
    const answer = await app.http.put('/api/v1/communities').set(bearer(adminKey)).send({}).expect(405);
    expect(answer.headers['allow']?.split(', ')).toEqual(expect.arrayContaining(['GET', 'POST']));
    await app.http
      .get('/api/v1/nothing')
      .expect(404)
      .expect('content-type', /problem\+json/);
  });
});
