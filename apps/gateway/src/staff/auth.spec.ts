import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { startGateway, type Gateway } from '../../testing/gateway';
import { admin, adminKey, firstOrganizationId, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const own = { Origin: 'http://localhost:3000' };

describe('staff who sign in', () => {
  const services = new StubServices();
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
  });

  afterAll(() => app?.close());

  const login = (body: object, cookie = '') => app.http.post('/api/v1/auth/login').set('Cookie', cookie).send(body);
  const cookieOf = (answer: supertest.Response) => (answer.get('Set-Cookie')?.[0] ?? '').split(';')[0] as string;
  const me = (cookie: string) => app.http.get('/api/v1/auth/me').set('Cookie', cookie);
  const rows = <T>(sql: string, values: unknown[] = []) => app.get(DataSource).query<T[]>(sql, values);

  describe('signing in', () => {
    it('makes the first administrator from the environment, who signs in and out with a cookie session', async () => {
      const answer = await login(admin).expect(200);
      expect(answer.body).toEqual({
        user: expect.objectContaining({
          email: admin.email,
          role: 'admin',
          organizationId: firstOrganizationId,
          canSend: true,
        }),
      });
      expect(JSON.stringify(answer.body)).not.toContain('argon2');
      expect(answer.get('Set-Cookie')?.[0]).toMatch(
        /^portico_staff=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      );
      const cookie = cookieOf(answer);
      await me(cookie).expect(200);
      await app.http
        .post('/api/v1/auth/logout')
        .set({ Cookie: cookie, ...own })
        .expect(204);
      await me(cookie).expect(401);
    });

    it('takes the address without regard to case, and keeps the password as argon2id at the agreed cost', async () => {
      await login({ ...admin, email: ' ADMIN@Portico.Example ' }).expect(200);
      const [row] = await rows<{ password_hash: string }>(`SELECT password_hash FROM staff_user WHERE email_key = $1`, [
        admin.email,
      ]);
      expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });

    it('says the same of a wrong password and of an unknown address', async () => {
      const wrong = await login({ ...admin, password: 'not the password' }).expect(401);
      const unknown = await login({ email: 'nobody@portico.example', password: 'not the password' }).expect(401);
      const { requestId: _one, ...said } = wrong.body as Record<string, unknown>;
      const { requestId: _two, ...saidToo } = unknown.body as Record<string, unknown>;
      expect(said).toEqual(saidToo);
      expect(said['code']).toBe('auth.wrong_credentials');
    });

    it('begins a new session with each sign-in and ends the one before in that browser', async () => {
      const first = cookieOf(await login(admin));
      const second = cookieOf(await login(admin, first));
      expect(second).not.toBe(first);
      await me(first).expect(401);
      await me(second).expect(200);
    });

    it('keeps of a session only a hash', async () => {
      const token = cookieOf(await login(admin)).split('=')[1] as string;
      const [found] = await rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM staff_session s WHERE s::text LIKE '%' || $1 || '%'`,
        [token],
      );
      expect(found?.n).toBe(0);
    });

    it('ends a session after twelve idle hours, and a request prolongs it, but not beyond seven days', async () => {
      const cookie = cookieOf(await login(admin));
      await rows(
        `UPDATE staff_session SET seen_at = now() - interval '1 hour', expires_at = now() + interval '1 hour'`,
      );
      await me(cookie).expect(200);
      const [prolonged] = await rows<{ ok: boolean }>(
        `SELECT expires_at > now() + interval '11 hours' AS ok FROM staff_session ORDER BY id DESC LIMIT 1`,
      );
      expect(prolonged?.ok).toBe(true);
      await rows(
        `UPDATE staff_session SET seen_at = now() - interval '1 hour', created_at = now() - interval '167 hours 59 minutes'`,
      );
      await me(cookie).expect(200);
      const [capped] = await rows<{ ok: boolean }>(
        `SELECT expires_at < now() + interval '2 minutes' AS ok FROM staff_session ORDER BY id DESC LIMIT 1`,
      );
      expect(capped?.ok).toBe(true);
      await rows(`UPDATE staff_session SET expires_at = now()`);
      await me(cookie).expect(401);
    });

    it('refuses what a foreign page has caused: 403 unless the browser says that the page is ours', async () => {
      const cookie = cookieOf(await login(admin));
      const send = (headers: Record<string, string>) =>
        app.http
          .post('/api/v1/communities')
          .set({ Cookie: cookie, ...headers })
          .send({ name: 'Maple Court' });
      for (const headers of [
        {},
        { Origin: 'https://evil.example' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { Origin: 'null' },
      ]) {
        const answer = await send(headers as Record<string, string>).expect(403);
        expect((answer.body as { code: string }).code).toBe('auth.csrf');
      }
      expect(services.count('createCommunity')).toBe(0);
      await send(own).expect(201);
      await send({ 'Sec-Fetch-Site': 'same-origin' }).expect(201);
      await send({ Origin: app.url }).expect(201);
      await app.http.post('/api/v1/communities').set(key).send({ name: 'By key' }).expect(201);
    });

    it('signs nobody in for a foreign page', async () => {
      await login(admin).set('Origin', 'https://evil.example').expect(403);
    });

    it('does not take the cookie where a key is shown that is none', async () => {
      const cookie = cookieOf(await login(admin));
      await me(cookie).set('Authorization', 'Bearer pk_wrong').expect(401);
      await me(cookie).set('Authorization', 'Basic eDp5').expect(401);
    });
  });
});

describe('an installation that people reach over https', () => {
  it('sets __Host- cookies and tells browsers to stay with https', async () => {
    const app = await startGateway(new StubServices(), { PUBLIC_URL: 'https://portico.example' });
    const answer = await app.http.post('/api/v1/auth/login').send(admin).expect(200);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(
      /^__Host-portico_staff=[^;]+;.* Path=\/;.*HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d+/);
    await app.close();
  });
});
