import { DataSource } from 'typeorm';
import { addUserTo, password, startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const own = { Origin: 'http://localhost:3000' };

describe('staff without a password', () => {
  const services = new StubServices();
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
  });

  afterAll(() => app?.close());

  const login = (body: object, cookie = '') => app.http.post('/api/v1/auth/login').set('Cookie', cookie).send(body);
  const rows = <T>(sql: string, values: unknown[] = []) => app.get(DataSource).query<T[]>(sql, values);

  const addUser = (over: object = {}) => addUserTo(app, over);

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
      await post({ token, password: 'short' }).expect(410).expect('content-type', /html/);
      await post({ token: 'never-issued', password: 'short' }).expect(404).expect('content-type', /html/);
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
