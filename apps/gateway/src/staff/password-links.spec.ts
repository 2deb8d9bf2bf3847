import { startApp, type TestApp } from '@portico/testing/app';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module';
import { configureEdge } from '../edge';
import { adminKey, gatewayEnv, ids, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const own = { Origin: 'http://localhost:3000' };
const password = 'plum carburetor ox';

describe('staff without a password', () => {
  const services = new StubServices();
  let database: FreshDatabase;
  let app: TestApp;

  beforeAll(async () => {
    database = await freshDatabase();
    app = await startApp(AppModule, gatewayEnv(database.url), {
      configure: configureEdge,
      overrides: services.overrides,
    });
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const login = (body: object, cookie = '') => app.http.post('/api/v1/auth/login').set('Cookie', cookie).send(body);
  const rows = <T>(sql: string, values: unknown[] = []) => app.get(DataSource).query<T[]>(sql, values);

  async function addUser(over: object = {}): Promise<{ id: string; email: string }> {
    const email = `user-${Math.random()}@portico.example`;
    const body = { email, name: 'Grace', role: 'viewer', communityIds: [ids.community], password, ...over };
    const answer = await app.http.post('/api/v1/users').set(key).send(body).expect(201);
    return answer.body as { id: string; email: string };
  }

  describe('setting a password by the link of a mail', () => {
    const linkOf = (): URL => {
      const call = services.invitations.calls.filter(({ method }) => method === 'sendAccountMail').at(-1);
      if (!call) throw new Error('No link was mailed.');
      return new URL((call.args[1] as { url: string }).url);
    };

    it('is how a user without a password gets in, once', async () => {
      const user = await addUser({ password: undefined });
      await login({ email: user.email, password }).expect(401);
      const link = linkOf();
      const token = link.searchParams.get('token') as string;
      expect(link.pathname).toBe('/set-password');
      const page = await app.http.get(`${link.pathname}${link.search}`).expect(200);
      expect(page.text).toContain(user.email);
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      await app.http.post('/api/v1/auth/password').send({ token, password: 'Password123' }).expect(422);
      await app.http.post('/api/v1/auth/password').send({ token, password }).expect(204);
      await login({ email: user.email, password }).expect(200);
      const again = await app.http
        .post('/api/v1/auth/password')
        .send({ token, password: 'another carburetor ox' })
        .expect(410);
      expect((again.body as { code: string }).code).toBe('sign_in.used');
      await app.http.get(`${link.pathname}${link.search}`).expect(410);
      await login({ email: user.email, password }).expect(200);
    });

    it('works by a form alone, which tells its trouble in the page', async () => {
      const user = await addUser({ password: undefined });
      const token = linkOf().searchParams.get('token') as string;
      const post = (body: object) => app.http.post('/api/v1/auth/password').type('form').set(own).send(body);
      const weak = await post({ token, password: 'Password123' }).expect(422).expect('content-type', /html/);
      expect(weak.text).toContain('among the first that are tried');
      expect(weak.text).toContain(token);
      await post({ token, password }).expect(303).expect('location', '/set-password/done');
      await app.http.get('/set-password/done').expect(200).expect('content-type', /html/);
      await login({ email: user.email, password }).expect(200);
      await post({ token, password }).expect(410).expect('content-type', /html/);
    });

    it('ends with its time, and an unknown link is a 404', async () => {
      await addUser({ password: undefined });
      const token = linkOf().searchParams.get('token') as string;
      await rows(`UPDATE password_link SET expires_at = now()`);
      const late = await app.http.post('/api/v1/auth/password').send({ token, password }).expect(410);
      expect((late.body as { code: string }).code).toBe('sign_in.expired');
      await app.http.post('/api/v1/auth/password').send({ token: 'never-issued', password }).expect(404);
      await app.http.get('/set-password?token=never-issued').expect(404).expect('content-type', /html/);
      await app.http.get('/set-password').expect(404);
    });

    it('adds nobody when the mail cannot be promised', async () => {
      services.refuseWith('service.unavailable');
      const body = { email: 'unmailed@portico.example', name: 'x', role: 'viewer' };
      await app.http.post('/api/v1/users').set(key).send(body).expect(503);
      services.refuseWith(null);
      await app.http.post('/api/v1/users').set(key).send(body).expect(201);
    });

    it('has the token in the mail and nowhere else', async () => {
      const token = linkOf().searchParams.get('token') as string;
      const [found] = await rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM password_link p WHERE p::text LIKE '%' || $1 || '%'`,
        [token],
      );
      expect(found?.n).toBe(0);
    });
  });
});
