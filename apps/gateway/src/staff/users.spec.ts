import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { addUserTo, password, startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, firstOrganizationId, ids, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const own = { Origin: 'http://localhost:3000' };

describe('the staff of an organization', () => {
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

  const addUser = (over: object = {}) => addUserTo(app, over);

  describe('users', () => {
    it('are added, listed by address, changed and removed', async () => {
      const user = await addUser({ email: 'Zoe@portico.example', name: 'Zoë' });
      expect(user).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        organizationId: firstOrganizationId,
        email: 'Zoe@portico.example',
        name: 'Zoë',
        role: 'viewer',
        canSend: true,
        communityIds: [ids.community],
        createdAt: expect.stringMatching(/Z$/),
      });
      const changed = await app.http
        .patch(`/api/v1/users/${user.id}`)
        .set(key)
        .send({ role: 'manager', canSend: false })
        .expect(200);
      expect(changed.body).toEqual({ ...user, role: 'manager', canSend: false });
      await app.http.delete(`/api/v1/users/${user.id}`).set(key).expect(204);
      await app.http.delete(`/api/v1/users/${user.id}`).set(key).expect(404);
    });

    it('are paged by keyset', async () => {
      for (let i = 0; i < 5; i += 1) await addUser();
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await app.http
          .get('/api/v1/users')
          .set(key)
          .query({ limit: 2, ...(cursor ? { cursor } : {}) })
          .expect(200);
        const body = page.body as { items: { email: string }[]; nextCursor: string | null; total: number };
        seen.push(...body.items.map((user) => user.email.toLowerCase()));
        expect(body.total).toBeGreaterThanOrEqual(6);
        cursor = body.nextCursor;
      } while (cursor);
      expect(seen).toEqual(seen.toSorted());
      expect(new Set(seen).size).toBe(seen.length);
      for (const wrong of ['nonsense!', 'W10', 'WzEsMl0']) {
        const answer = await app.http.get('/api/v1/users').set(key).query({ cursor: wrong }).expect(400);
        expect((answer.body as { code: string }).code).toBe('cursor.invalid');
      }
    });

    it('have an address that nobody else signs in with: 409, whatever the organization', async () => {
      const user = await addUser();
      const again = { email: user.email.toUpperCase(), name: 'x', role: 'viewer', password };
      const answer = await app.http.post('/api/v1/users').set(key).send(again).expect(409);
      expect((answer.body as { code: string }).code).toBe('account.email_taken');
    });

    it('are not given common passwords, nor communities that are not the organization’s', async () => {
      const body = { email: 'weak@portico.example', name: 'x', role: 'viewer' };
      const weak = await app.http
        .post('/api/v1/users')
        .set(key)
        .send({ ...body, password: 'Password123' })
        .expect(422);
      expect((weak.body as { errors: object[] }).errors).toEqual([
        expect.objectContaining({ field: 'password', code: 'password.common' }),
      ]);
      await app.http
        .post('/api/v1/users')
        .set(key)
        .send({ ...body, password: 'short' })
        .expect(422);
      const foreign = await app.http
        .post('/api/v1/users')
        .set(key)
        .send({ ...body, password, communityIds: [ids.nowhere] })
        .expect(422);
      expect((foreign.body as { errors: object[] }).errors).toEqual([
        expect.objectContaining({ field: 'communityIds' }),
      ]);
      await login({ email: body.email, password }).expect(401);
    });

    it('lose their sessions with a new password, and everything with their removal', async () => {
      const user = await addUser();
      const cookie = cookieOf(await login({ email: user.email, password }).expect(200));
      await app.http.patch(`/api/v1/users/${user.id}`).set(key).send({ password: 'another carburetor ox' }).expect(200);
      await me(cookie).expect(401);
      const fresh = cookieOf(await login({ email: user.email, password: 'another carburetor ox' }).expect(200));
      await app.http.delete(`/api/v1/users/${user.id}`).set(key).expect(204);
      await me(fresh).expect(401);
    });

    it('have a new role from the next request on', async () => {
      const user = await addUser({ role: 'manager' });
      const cookie = cookieOf(await login({ email: user.email, password }));
      const edit = () =>
        app.http
          .patch(`/api/v1/residents/${ids.thing}`)
          .set({ Cookie: cookie, ...own })
          .send({});
      await edit().expect(200);
      await app.http.patch(`/api/v1/users/${user.id}`).set(key).send({ role: 'viewer' }).expect(200);
      await edit().expect(403);
    });

    it('always have an administrator among them, also when two are removed at once', async () => {
      const admins = await rows<{ id: string }>(
        `SELECT id FROM staff_user WHERE role = 'admin' AND organization_id = $1`,
        [firstOrganizationId],
      );
      const second = await addUser({ role: 'admin' });
      const all = [...admins.map(({ id }) => id), second.id];
      const answers = await Promise.all(
        all.map((id) => app.http.patch(`/api/v1/users/${id}`).set(key).send({ role: 'viewer' })),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const left = await rows<{ id: string }>(
        `SELECT id FROM staff_user WHERE role = 'admin' AND organization_id = $1`,
        [firstOrganizationId],
      );
      expect(left).toHaveLength(1);
      const last = await app.http.delete(`/api/v1/users/${left[0]?.id}`).set(key).expect(409);
      expect((last.body as { code: string }).code).toBe('staff.last_administrator');
      await rows(`UPDATE staff_user SET role = 'admin' WHERE id = ANY($1)`, [all]);
    });

    it('are not made administrators by a key that may manage staff but not everything', async () => {
      const made = await app.http
        .post('/api/v1/api-keys')
        .set(key)
        .send({ name: 'staff', scopes: ['staff:manage'] })
        .expect(201);
      const weak = { Authorization: `Bearer ${(made.body as { secret: string }).secret}` };
      const user = { email: 'climber@portico.example', name: 'x', role: 'admin', password };
      await app.http.post('/api/v1/users').set(weak).send(user).expect(403);
      const added = await app.http
        .post('/api/v1/users')
        .set(weak)
        .send({ ...user, role: 'viewer' })
        .expect(201);
      const { id } = added.body as { id: string };
      await app.http.patch(`/api/v1/users/${id}`).set(weak).send({ role: 'admin' }).expect(403);
      const [administrator] = await rows<{ id: string }>(`SELECT id FROM staff_user WHERE role = 'admin' LIMIT 1`);
      await app.http.patch(`/api/v1/users/${administrator?.id}`).set(weak).send({ password }).expect(403);
      await app.http.patch(`/api/v1/users/${administrator?.id}`).set(weak).send({ role: 'viewer' }).expect(403);
      await app.http.delete(`/api/v1/users/${administrator?.id}`).set(weak).expect(403);
    });
  });
});
