import { Problem } from '@portico/contracts/problems';
import { DataSource } from 'typeorm';
import { startGateway, type Gateway } from '../../testing/gateway';
import { admin, adminKey, ids, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const invitation = `/api/v1/residents/${ids.thing}/invitation`;

describe('request limits', () => {
  const services = new StubServices();
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services, { RATE_LIMIT_FACTOR: '1', TRUSTED_PROXIES: '1' });
    services.invitations.answers['peekLink'] = (token: string) =>
      token === 'unknown'
        ? { state: 'unknown', invitationId: null, home: null }
        : { state: 'expired', invitationId: token, home: null };
  });

  beforeEach(() => rows('TRUNCATE rate_limit'));

  afterAll(() => app?.close());

  const rows = (sql: string) => app.get(DataSource).query<unknown[]>(sql);
  /** Lets everybody have asked so often already. */
  const used = (n: number) => rows(`UPDATE rate_limit SET used = ${n}`);
  const from = (ip: string) => ({ 'X-Forwarded-For': ip });
  const times = <T>(n: number, work: () => PromiseLike<T>) => Promise.all(Array.from({ length: n }, work));
  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);

  it('tell how they stand with every answer, refusals included', async () => {
    const answer = await app.http.get('/api/v1/communities').set(key).expect(200);
    expect(answer.headers['ratelimit-policy']).toBe('"general";q=1200;w=60');
    expect(answer.headers['ratelimit']).toMatch(/^"general";r=1199;t=(60|59)$/);
    const refused = await app.http.get('/api/v1/communities').expect(401);
    expect(refused.headers['ratelimit']).toMatch(/^"general";r=1199;t=/);
  });

  it('count 1,200 a minute for a key, and say when to come again', async () => {
    await app.http.get('/api/v1/communities').set(key).expect(200);
    await used(1199);
    await app.http.get('/api/v1/communities').set(key).expect(200);
    const refused = await app.http
      .get('/api/v1/communities')
      .set(key)
      .expect(429)
      .expect('content-type', /problem\+json/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((refused.body as { code: string }).code).toBe('rate.limited');
    await rows(`UPDATE rate_limit SET resets_at = now()`);
    await app.http.get('/api/v1/communities').set(key).expect(200);
  });

  it('count each key, session and address by itself', async () => {
    await app.http.get('/api/v1/communities').set(key).expect(200);
    await used(1200);
    await app.http.get('/api/v1/communities').set(key).expect(429);
    await app.http.get('/api/v1/auth/me').set(from('203.0.113.1')).expect(401);
    const made = await app.http.post('/api/v1/auth/login').set(from('203.0.113.2')).send(admin).expect(200);
    const cookie = (made.get('Set-Cookie')?.[0] ?? '').split(';')[0] as string;
    await app.http.get('/api/v1/auth/me').set('Cookie', cookie).expect(200);
  });

  it('come first of all: before it is asked who calls', async () => {
    await app.http.get('/api/v1/communities').set(from('203.0.113.9')).expect(401);
    await used(1200);
    await app.http.get('/api/v1/communities').set(from('203.0.113.9')).expect(429);
    await app.http.post('/api/v1/auth/login').set(from('203.0.113.9')).type('json').send('{broken').expect(429);
  });

  it('leave health and metrics alone', async () => {
    await app.http.get('/health/live').expect(200);
    await app.http.get('/health/ready').expect(200);
    const metrics = await app.http.get('/metrics').expect(200);
    expect(metrics.headers['ratelimit']).toBeUndefined();
  });

  it('let 5 invitations go to a resident in 10 minutes, however they come, and count residents apart', async () => {
    const answers = await times(12, () => app.http.post(invitation).set(key));
    expect(statuses(answers)).toEqual([...Array<number>(5).fill(202), ...Array<number>(7).fill(429)]);
    const refused = await app.http.post(invitation).set(key).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500);
    expect(refused.headers['ratelimit-policy']).toBe('"general";q=1200;w=60, "resend";q=5;w=600');
    expect(refused.headers['ratelimit']).toMatch(/"resend";r=0;t=\d+$/);
    expect(services.count('invite')).toBe(5);
    await app.http.post(invitation.replace(ids.thing, ids.community)).set(key).expect(202);
  });

  it('of a thing come after 404 and before what is wrong with the request', async () => {
    await times(5, () => app.http.post(invitation).set(key));
    await app.http.post(invitation).set(key).type('json').send('{broken').expect(429);
    await app.http.post(invitation).set(key).send({ unknown: 1 }).expect(429);
    await app.http.post(invitation.replace(ids.thing, ids.nowhere)).set(key).expect(404);
    await app.http.post(invitation).expect(401);
  });

  it('do not count a repetition by Idempotency-Key: it gets the first answer, also when the limit is reached', async () => {
    const before = services.count('invite');
    const repeated = await times(20, () => app.http.post(invitation).set(key).set('Idempotency-Key', 'once'));
    expect(statuses(repeated)).toEqual(Array<number>(20).fill(202));
    expect(services.count('invite')).toBe(before + 1);
    await times(4, () => app.http.post(invitation).set(key));
    await app.http.post(invitation).set(key).expect(429);
    await app.http.post(invitation).set(key).set('Idempotency-Key', 'once').expect(202);
    await app.http.post(invitation).set(key).set('Idempotency-Key', 'another').expect(429);
  });

  describe('of sign-in', () => {
    const login = (body: object, ip: string) => app.http.post('/api/v1/auth/login').set(from(ip)).send(body);
    const wrong = { ...admin, password: 'not the password' };

    it('stop after 10 failures for an account, then even the right password, wherever it comes from', async () => {
      const answers = await times(25, () => login(wrong, '203.0.113.10'));
      const failed = answers.filter(({ status }) => status === 401).length;
      // Two are hashed at once: the one that is at it while the tenth fails may fail too.
      expect(failed).toBeGreaterThanOrEqual(10);
      expect(failed).toBeLessThanOrEqual(11);
      const refused = await login(admin, '203.0.113.11').expect(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
      await login({ ...admin, email: admin.email.toUpperCase() }, '203.0.113.11').expect(429);
    });

    it('count unknown accounts alike', async () => {
      for (let i = 0; i < 10; i += 1)
        await login({ email: 'nobody@portico.example', password: 'x' }, '203.0.113.12').expect(401);
      await login({ email: 'nobody@portico.example', password: 'x' }, '203.0.113.12').expect(429);
    });

    it('stop after 100 failures from an address, also behind one network of IPv6', async () => {
      await login({ email: 'somebody@portico.example', password: 'x' }, '2001:db8:1:2::1').expect(401);
      await used(100);
      await rows(`DELETE FROM rate_limit WHERE key LIKE 'general:%' OR key LIKE 'sign-in-account:%'`);
      await login(admin, '2001:db8:1:2:ffff::9').expect(429);
      await login(admin, '2001:db8:1:3::1').expect(200);
    });

    it('do not count who gets in', async () => {
      for (let i = 0; i < 12; i += 1) await login(admin, '203.0.113.13').expect(200);
    });
  });

  describe('of the portal', () => {
    const renew = (token: string, ip = '203.0.113.20') =>
      app.http.post('/api/v1/portal/activations/renew').set(from(ip)).send({ token });

    it('let an invitation be renewed 3 times an hour, whoever asks', async () => {
      const answers = [];
      for (const ip of ['203.0.113.21', '203.0.113.22', '203.0.113.23', '203.0.113.24'])
        answers.push(await renew('inv-a', ip));
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
      expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(3000);
      await renew('inv-b', '203.0.113.21').expect(202);
    });

    it('let an address renew 20 times an hour, guesses included', async () => {
      for (let i = 0; i < 20; i += 1) await renew('unknown').expect(404);
      await renew('inv-c').expect(429);
      await renew('inv-c', '203.0.113.30').expect(202);
    });

    it('let 5 sign-in links go to an address in an hour, known or unknown', async () => {
      const ask = (email: string) =>
        app.http.post('/api/v1/portal/sign-in-links').set(from('203.0.113.40')).send({ email });
      for (let i = 0; i < 5; i += 1) await ask('ada@example.com').expect(202);
      await ask(' ADA@example.com').expect(429);
      await ask('grace@example.com').expect(202);
    });
  });

  it('are shared by all replicas', async () => {
    const second = await startGateway(services, { DATABASE_URL: app.databaseUrl, RATE_LIMIT_FACTOR: '1' });
    await times(3, () => app.http.post(invitation).set(key));
    await times(2, () => second.http.post(invitation).set(key));
    await second.http.post(invitation).set(key).expect(429);
    await second.close();
  });

  it('answer a service that does not answer with a 503, never with a limit', async () => {
    services.invitations.answers['invite'] = () => {
      throw new Problem('service.unavailable', undefined, { retryAfterSeconds: 5 });
    };
    const answer = await app.http.post(invitation).set(key).expect(503);
    expect(answer.headers['retry-after']).toBe('5');
    delete services.invitations.answers['invite'];
  });
});
