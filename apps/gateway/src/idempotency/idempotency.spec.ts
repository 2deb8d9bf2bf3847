import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@portico/contracts/problems';
import type { FileUpload } from '@portico/platform/service-client';
import { DataSource } from 'typeorm';
import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';

const communities = '/api/v1/communities';

describe('Idempotency-Key', () => {
  const services = new StubServices();
  let app: Gateway;
  let made = 0;

  beforeAll(async () => {
    app = await startGateway(services);
    services.directory.answers['createCommunity'] = async (_tenant: unknown, body: { name: string }) => {
      await sleep(300);
      made += 1;
      return { id: `made-${made}`, name: body.name };
    };
  });

  afterAll(() => app?.close());

  const post = (path: string, key: string, body: object, bearer = adminKey) =>
    app.http
      .post(path)
      .set({ Authorization: `Bearer ${bearer}`, 'Idempotency-Key': key })
      .send(body);

  it('gets the first answer for the same body, whatever the order of its fields', async () => {
    const first = await post(communities, 'a', { name: 'Maple', timezone: 'UTC' }).expect(201);
    const second = await post(communities, 'a', { timezone: 'UTC', name: 'Maple' }).expect(201);
    expect(second.body).toEqual(first.body);
    expect((await post(communities, 'b', { name: 'Maple', timezone: 'UTC' })).body).not.toEqual(first.body);
  });

  it('is refused with another body: 422, before anything is done', async () => {
    await post(communities, 'c', { name: 'Maple' }).expect(201);
    const before = made;
    const answer = await post(communities, 'c', { name: 'Oak' }).expect(422);
    expect((answer.body as { code: string }).code).toBe('idempotency.key_reused');
    expect(made).toBe(before);
  });

  it('makes a second call wait for the first: of twenty at once one runs, on two replicas', async () => {
    const second = await startGateway(services, { DATABASE_URL: app.databaseUrl });
    const before = made;
    const send = (http: Gateway['http']) =>
      http
        .post(communities)
        .set({ Authorization: `Bearer ${adminKey}`, 'Idempotency-Key': 'd' })
        .send({ name: 'Elm' });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => send(i % 2 ? app.http : second.http)));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(made).toBe(before + 1);
    await second.close();
  });

  it('keeps successes only: after a failure the same key runs again', async () => {
    const answer = services.directory.answers['createCommunity'];
    services.directory.answers['createCommunity'] = () => {
      throw new Problem('service.unavailable');
    };
    await post(communities, 'e', { name: 'Ash' }).expect(503);
    services.directory.answers['createCommunity'] = answer as () => unknown;
    await post(communities, 'e', { name: 'Ash' }).expect(201);
    await post(communities, 'f', { name: '' }).expect(422);
    await post(communities, 'f', { name: 'Ash' }).expect(201);
  });

  it('is one organization’s and one route’s', async () => {
    const other = await app.http
      .post('/api/v1/organizations')
      .set('Authorization', `Bearer ${adminKey}`)
      .send({ name: 'Oak', admin: { email: 'head@oak.example', password: 'plum carburetor ox' } })
      .expect(201);
    const first = await post(communities, 'g', { name: 'Fir' }).expect(201);
    const theirs = await post(communities, 'g', { name: 'Fir' }, (other.body as { apiKey: string }).apiKey).expect(201);
    expect(theirs.body).not.toEqual(first.body);
    await post(`/api/v1/residents/${ids.thing}/invitation`, 'g', {}).expect(202);
  });

  it('shows no secret a second time', async () => {
    const body = { name: 'PMS', scopes: ['directory:read'] };
    const first = await post('/api/v1/api-keys', 'h', body).expect(201);
    const second = await post('/api/v1/api-keys', 'h', body).expect(201);
    const { secret, ...rest } = first.body as { secret: string };
    expect(second.body).toEqual(rest);
    const kept = await app
      .get(DataSource)
      .query<object[]>(`SELECT 1 FROM idempotency_key k WHERE k::text LIKE '%' || $1 || '%'`, [secret]);
    expect(kept).toEqual([]);
  });

  it('keeps a 202 without a body too', async () => {
    const send = () => post(`/api/v1/messages/${ids.thing}/send`, 'i', {});
    services.invitations.answers['send'] = () => undefined;
    const answers = [await send(), await send()];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [202, ''],
      [202, ''],
    ]);
    expect(services.count('send')).toBe(1);
  });

  it('tells uploads apart by their parts, not by their boundary', async () => {
    services.directory.answers['startImport'] = async (_tenant: unknown, _id: unknown, file: FileUpload) => ({
      id: await readFile(file.path, 'utf8'),
    });
    const upload = (boundary: string, csv: string, dryRun = 'true') =>
      app.http
        .post(`/api/v1/communities/${ids.community}/imports`)
        .set({ Authorization: `Bearer ${adminKey}`, 'Idempotency-Key': 'j' })
        .set('Content-Type', `multipart/form-data; boundary=${boundary}`)
        .send(
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}\r\n` +
            `--${boundary}\r\nContent-Disposition: form-data; name="dryRun"\r\n\r\n${dryRun}\r\n--${boundary}--\r\n`,
        );
    const first = await upload('one', 'name\nAda').expect(202);
    expect(first.body).toEqual({ id: 'name\nAda' });
    expect((await upload('two', 'name\nAda').expect(202)).body).toEqual(first.body);
    expect(services.count('startImport')).toBe(1);
    await upload('one', 'name\nEve').expect(422);
    await upload('one', 'name\nAda', 'false').expect(422);
  });

  it('runs again after 24 hours, and where its first runner died half-way', async () => {
    const first = await post(communities, 'k', { name: 'Yew' }).expect(201);
    await app
      .get(DataSource)
      .query(`UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'k'`);
    expect((await post(communities, 'k', { name: 'Yew' }).expect(201)).body).not.toEqual(first.body);
    await app
      .get(DataSource)
      .query(
        `UPDATE idempotency_key SET done_at = NULL, answer = NULL, lease_until = now() - interval '1 second' WHERE key = 'k'`,
      );
    await post(communities, 'k', { name: 'Yew' }).expect(201);
  });

  it.each(['', ' ', 'x'.repeat(256), 'with space', 'ü'])('is refused where it is %j', async (key) => {
    const answer = await app.http
      .post(communities)
      .set('Authorization', `Bearer ${adminKey}`)
      .set('Idempotency-Key', Buffer.from(key).toString('latin1'))
      .send({ name: 'x' });
    expect([key, answer.status]).toEqual([key, 422]);
  });
});
