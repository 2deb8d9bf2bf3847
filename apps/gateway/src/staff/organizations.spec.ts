import { scopes } from '@portico/contracts/staff';
import type { SignedIn } from '@portico/contracts/staff';
import { DataSource } from 'typeorm';
import { startGateway, type Gateway } from '../../testing/gateway';
import { admin, adminKey, firstOrganizationId, ids, StubServices } from '../../testing/stub-services';
import { UsersService } from './users.service';

const key = { Authorization: `Bearer ${adminKey}` };
const password = 'plum carburetor ox';

describe('organizations and their keys', () => {
  const services = new StubServices();
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
  });

  afterAll(() => app?.close());

  const login = (body: object, cookie = '') => app.http.post('/api/v1/auth/login').set('Cookie', cookie).send(body);
  const rows = <T>(sql: string, values: unknown[] = []) => app.get(DataSource).query<T[]>(sql, values);

  describe('API keys', () => {
    it('show their secret once, are kept as a hash, and end when they are removed', async () => {
      const made = await app.http
        .post('/api/v1/api-keys')
        .set(key)
        .send({ name: 'PMS', scopes: ['directory:read'] })
        .expect(201);
      const { id, secret } = made.body as { id: string; secret: string };
      expect(made.body).toEqual({
        id,
        name: 'PMS',
        scopes: ['directory:read'],
        expiresAt: null,
        secret: expect.stringMatching(/^pk_[\w-]{43}$/),
      });
      await app.http.get('/api/v1/communities').set('Authorization', `Bearer ${secret}`).expect(200);
      const listed = await app.http.get('/api/v1/api-keys').set(key).expect(200);
      expect(JSON.stringify(listed.body)).not.toContain(secret);
      expect((listed.body as { items: object[] }).items[0]).toEqual({
        id,
        name: 'PMS',
        scopes: ['directory:read'],
        expiresAt: null,
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
      });
      const [kept] = await rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM api_key k WHERE k::text LIKE '%' || $1 || '%'`,
        [secret.slice(3)],
      );
      expect(kept?.n).toBe(0);
      await app.http.delete(`/api/v1/api-keys/${id}`).set(key).expect(204);
      await app.http.get('/api/v1/communities').set('Authorization', `Bearer ${secret}`).expect(401);
    });

    it('end with their time', async () => {
      const soon = new Date(Date.now() + 60_000).toISOString();
      const made = await app.http
        .post('/api/v1/api-keys')
        .set(key)
        .send({ name: 'k', scopes: ['directory:read'], expiresAt: soon })
        .expect(201);
      const { id, secret } = made.body as { id: string; secret: string };
      await rows('UPDATE api_key SET expires_at = now() WHERE id = $1', [id]);
      await app.http.get('/api/v1/communities').set('Authorization', `Bearer ${secret}`).expect(401);
      const past = { name: 'k', scopes: ['directory:read'], expiresAt: '2020-01-01T00:00:00Z' };
      await app.http.post('/api/v1/api-keys').set(key).send(past).expect(422);
    });

    it('give no scope away that they have not', async () => {
      const made = await app.http
        .post('/api/v1/api-keys')
        .set(key)
        .send({ name: 'k', scopes: ['staff:manage', 'directory:read'] });
      const weak = { Authorization: `Bearer ${(made.body as { secret: string }).secret}` };
      await app.http
        .post('/api/v1/api-keys')
        .set(weak)
        .send({ name: 'x', scopes: ['directory:read'] })
        .expect(201);
      await app.http
        .post('/api/v1/api-keys')
        .set(weak)
        .send({ name: 'x', scopes: ['messages:send'] })
        .expect(403);
    });
  });

  describe('another organization', () => {
    it('is made with ADMIN_API_KEY, has its administrator and a key with every scope, and sees nothing of the first', async () => {
      const body = { name: 'Oak Management', admin: { email: 'head@oak.example', password } };
      const answer = await app.http.post('/api/v1/organizations').set(key).send(body).expect(201);
      const made = answer.body as { organization: { id: string }; user: { id: string }; apiKey: string };
      expect(made).toMatchObject({
        organization: { name: 'Oak Management' },
        user: { role: 'admin', email: 'head@oak.example', organizationId: made.organization.id },
        apiKey: expect.stringMatching(/^pk_/),
      });
      const theirs = { Authorization: `Bearer ${made.apiKey}` };
      const users = await app.http.get('/api/v1/users').set(theirs).expect(200);
      expect((users.body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([made.user.id]);
      const [ours] = await rows<{ id: string }>('SELECT id FROM staff_user WHERE organization_id = $1', [
        firstOrganizationId,
      ]);
      await app.http.patch(`/api/v1/users/${ours?.id}`).set(theirs).send({ name: 'Mine' }).expect(404);
      await app.http.patch(`/api/v1/users/${ours?.id}`).set(theirs).send({ role: 'nobody' }).expect(404);
      await app.http.delete(`/api/v1/users/${made.user.id}`).set(key).expect(404);
      await app.http.get(`/api/v1/communities/${ids.community}`).set(theirs).expect(404);
      await app.http.post('/api/v1/organizations').set(theirs).send(body).expect(403);
      // Relays are the operator's, whose organization is the first.
      await app.http.get('/api/v1/relays').set(theirs).expect(403);
      await app.http.post('/api/v1/relays').set(theirs).send({}).expect(403);
      for (const relay of [ids.thing, ids.nowhere]) {
        await app.http.patch(`/api/v1/relays/${relay}`).set(theirs).send({ paused: true }).expect(403);
        await app.http.delete(`/api/v1/relays/${relay}`).set(theirs).expect(403);
      }
      await app.http.get('/api/v1/relays').set(key).expect(200);
      await login({ email: 'head@oak.example', password }).expect(200);
    });

    it('does not run the installation: of the first one the administrators do, and nobody else', async () => {
      const operates = async (email: string, word = password) => {
        const answer = await login({ email, password: word }).expect(200);
        return (answer.body as SignedIn).user.operator;
      };
      const viewer = { email: 'looks@portico.example', name: 'Lou', role: 'viewer', communityIds: [], password };
      await app.http.post('/api/v1/users').set(key).send(viewer).expect(201);
      expect(await operates(admin.email, admin.password)).toBe(true);
      expect(await operates(viewer.email)).toBe(false);
      expect(await operates('head@oak.example')).toBe(false);
    });

    it('is not made where the address is taken or the password is common: directory is not even asked', async () => {
      const before = services.count('createOrganization');
      const taken = { name: 'x', admin: { email: admin.email.toUpperCase(), password } };
      await app.http.post('/api/v1/organizations').set(key).send(taken).expect(409);
      const weak = { name: 'x', admin: { email: 'new@oak.example', password: 'qwertyuiop' } };
      const answer = await app.http.post('/api/v1/organizations').set(key).send(weak).expect(422);
      expect((answer.body as { errors: object[] }).errors).toEqual([
        expect.objectContaining({ field: 'admin.password' }),
      ]);
      expect(services.count('createOrganization')).toBe(before);
    });

    it('is kept from the first one’s users by the query too, whatever stands before it', async () => {
      const [ours] = await rows<{ id: string }>('SELECT id FROM staff_user WHERE organization_id = $1', [
        firstOrganizationId,
      ]);
      const stranger = {
        kind: 'key',
        id: ids.thing,
        organizationId: ids.nowhere,
        name: 'x',
        scopes: [...scopes],
        communityIds: null,
        countedBy: 'x',
        installation: false,
      } as const;
      const users = app.get(UsersService);
      const unknown = expect.objectContaining({ code: 'resource.not_found' }) as Error;
      await expect(users.update(stranger, ours?.id as string, { name: 'Mine' })).rejects.toEqual(unknown);
      await expect(users.remove(stranger, ours?.id as string)).rejects.toEqual(unknown);
      expect((await users.list(stranger, { limit: 50 })).items).toEqual([]);
    });
  });
});
