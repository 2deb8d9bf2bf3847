import { Problem, type ProblemCode } from '@portico/contracts/problems';
import type { Test } from 'supertest';
import { operationsOf, pathWith, sampleOf, type Operation } from '../../testing/openapi-samples';
import { addUserTo, password, startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, firstOrganizationId, ids, StubServices } from '../../testing/stub-services';

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });
const me = {
  account: { id: ids.thing, email: 'ada@example.com' },
  profiles: [{ residentId: ids.thing, portalStatus: 'active' }],
};

describe('the door', () => {
  const services = new StubServices();
  let app: Gateway;
  let document: Parameters<typeof operationsOf>[0];
  let operations: Operation[];

  beforeAll(async () => {
    app = await startGateway(services);
    document = (await app.http.get('/api/openapi.json')).body as typeof document;
    operations = operationsOf(document);
    services.invitations.answers['portalMe'] = (token: string) => {
      if (token !== 'resident-session') throw new Problem('auth.required');
      return me;
    };
  });

  afterAll(() => app?.close());

  const of = (who: 'staff' | 'staffSession' | 'portalSession' | 'apiKey' | 'anyone') =>
    operations.filter(({ security }) => {
      const names = security
        .flatMap((requirement) => Object.keys(requirement))
        .toSorted()
        .join();
      return names === { staff: 'apiKey,staffSession', anyone: '' }[who as string] || names === who;
    });
  /** A preview is asked for with words, which are too long for an address. */
  const isRead = ({ method, path }: Operation) => method === 'get' || path.endsWith('/mail-preview');
  const hasPlace = ({ path }: Operation) => path.includes('{id}') && !/\/(users|api-keys)\//.test(path);

  function call(operation: Operation, path: string, headers: Record<string, string> = {}): Test {
    return app.http[operation.method](path).set(headers);
  }

  function validCall(operation: Operation, headers: Record<string, string>): Test {
    const request = call(operation, pathWith(operation), headers);
    if (!operation.body) return request;
    const body = sampleOf(operation.body.schema, document);
    if (operation.body.mediaType === 'multipart/form-data') {
      const { file: _, ...fields } = body as Record<string, string>;
      return request.field(fields).attach('file', Buffer.from('name\nAda\n'), 'people.csv');
    }
    if (operation.body.mediaType !== 'application/json')
      return request.type(operation.body.mediaType).send('Subject: x\n\n');
    return request.send(body as object);
  }

  async function keyWith(scopes: string[]): Promise<string> {
    const made = await app.http.post('/api/v1/api-keys').set(bearer(adminKey)).send({ name: 'k', scopes }).expect(201);
    return (made.body as { secret: string }).secret;
  }

  const expectProblem = (
    operation: Operation,
    answer: { status: number; body: { code?: string }; headers: Record<string, string> },
  ) => {
    expect([operation.name, answer.headers['content-type']]).toEqual([
      operation.name,
      expect.stringContaining('application/problem+json'),
    ]);
    const { status, body } = answer;
    expect([operation.name, status, operation.refusals[String(status)] ?? []]).toEqual([
      operation.name,
      status,
      expect.arrayContaining([body.code]),
    ]);
  };

  it('asks everybody but the public who they are: 401 without a proof, with a wrong one, with that of the other side', async () => {
    expect(of('staff').length).toBeGreaterThan(50);
    for (const operation of operations.filter(({ security }) => security.length > 0)) {
      const wrong = { Authorization: 'Bearer pk_wrong', Cookie: 'portico_staff=wrong; portico_portal=wrong' };
      const otherSide: Record<string, string> =
        Object.keys(operation.security[0] ?? {})[0] === 'portalSession'
          ? bearer(adminKey)
          : { Cookie: 'portico_staff=resident-session; portico_portal=resident-session' };
      for (const headers of [{}, wrong, otherSide]) {
        const answer = await call(operation, pathWith(operation), headers);
        expect([operation.name, headers, answer.status]).toEqual([operation.name, headers, 401]);
        expectProblem(operation, answer);
      }
    }
  });

  it('lets a key do what its scopes say and nothing else: 403', async () => {
    const nothingOf: Record<string, string> = {
      read: await keyWith(['directory:write', 'messages:write', 'messages:send', 'webhooks:manage', 'staff:manage']),
      rest: await keyWith(['directory:read', 'messages:read']),
    };
    for (const operation of of('staff')) {
      const reads = isRead(operation) && !/webhooks|users|api-keys|relays/.test(operation.path);
      const answer = await call(operation, pathWith(operation), bearer(nothingOf[reads ? 'read' : 'rest'] as string));
      expect([operation.name, answer.status]).toEqual([operation.name, 403]);
      expectProblem(operation, answer);
    }
  });

  it('lets only ADMIN_API_KEY make organizations', async () => {
    const key = await keyWith([
      'directory:read',
      'directory:write',
      'messages:read',
      'messages:write',
      'messages:send',
      'feedback:write',
      'webhooks:manage',
      'staff:manage',
    ]);
    for (const operation of of('apiKey')) {
      expectProblem(operation, await validCall(operation, bearer(key)).expect(403));
    }
  });

  it('does not know what is unknown, of another organization, or no id: 404, before it looks at the request', async () => {
    services.places.set(ids.nowhere, { organizationId: 'another', communityId: 'c' });
    for (const operation of of('staff').filter(({ path }) => path.includes('{id}'))) {
      for (const id of ['0196aaaa-0000-7000-8000-00000000dead', ids.nowhere, 'no-uuid', '1%00', '%F0%9F%98%80']) {
        const answer = await call(operation, pathWith(operation, id), bearer(adminKey)).query({ unknown: 1 });
        expect([operation.name, id, answer.status]).toEqual([operation.name, id, 404]);
        expectProblem(operation, answer);
      }
    }
  });

  it('refuses a second id in a path that is none: 404', async () => {
    for (const operation of of('staff').filter(({ path }) => /\{(residentId|attachmentId)\}/.test(path))) {
      const path = operation.path.replace('{id}', ids.thing).replace(/\{\w+\}/, 'no-uuid');
      expectProblem(operation, await call(operation, path, bearer(adminKey)).expect(404));
    }
  });

  it('refuses fields and parameters that nobody asks for: 422 that names them', async () => {
    for (const operation of operations) {
      const headers = operation.path.includes('/portal/')
        ? { Cookie: 'portico_portal=resident-session', Origin: 'http://localhost:3000' }
        : bearer(adminKey);
      if (operation.security.some((way) => 'staffSession' in way) && operation.security.length === 1) continue;
      const answer = await call(operation, pathWith(operation), headers).query({ nobodyAsksForThis: '1' });
      const named = (answer.body as { errors?: { field: string }[] }).errors?.map(({ field }) => field);
      if (operation.path.endsWith('/users/{id}') || operation.path.endsWith('/api-keys/{id}')) continue;
      expect([operation.name, answer.status, named]).toEqual([
        operation.name,
        422,
        expect.arrayContaining(['nobodyAsksForThis']),
      ]);
      expectProblem(operation, answer);
      if (operation.method === 'get' || (operation.body && operation.body.mediaType !== 'application/json')) continue;
      const body = {
        ...(operation.body ? (sampleOf(operation.body.schema, document) as object) : {}),
        nobodyAsksForThis: 1,
      };
      const refused = await call(operation, pathWith(operation), headers).send(body);
      expect([operation.name, refused.status, (refused.body as { errors: object[] }).errors]).toEqual([
        operation.name,
        422,
        expect.arrayContaining([expect.objectContaining({ field: 'nobodyAsksForThis', code: 'field.unknown' })]),
      ]);
    }
  });

  it('takes what the document says that it takes, and answers with the status that it says', async () => {
    const own = ['/users', '/api-keys', '/organizations', '/auth/', '/portal/'];
    for (const operation of of('staff').filter(({ path }) => !own.some((part) => path.includes(part)))) {
      if (operation.path.endsWith('/events')) continue;
      const answer = await validCall(operation, bearer(adminKey));
      expect([operation.name, answer.status, answer.body as object]).toEqual([
        operation.name,
        operation.success,
        expect.anything(),
      ]);
    }
  });

  it('hands on each refusal of a service that the document names: 409, 410, 413, 415, 422', async () => {
    const tenantless = ['/users', '/api-keys', '/organizations', '/auth/', '/portal/'];
    let seen = 0;
    for (const operation of of('staff').filter(({ path }) => !tenantless.some((part) => path.includes(part)))) {
      const codes = ['409', '413', '415', '422'].flatMap((status) => operation.refusals[status] ?? []);
      const own = codes.filter((code) => !/^(request|validation|idempotency|rate)\./.test(code));
      for (const code of own) {
        services.refuseWith(code as ProblemCode);
        const answer = await validCall(operation, bearer(adminKey));
        services.refuseWith(null);
        expect([operation.name, (answer.body as { code: string }).code]).toEqual([operation.name, code]);
        expectProblem(operation, answer);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(30);
  });

  it('lets managers and viewers into their communities alone: 403 elsewhere, and never into what is the whole organization’s', async () => {
    const places = of('staff').filter(hasPlace);
    services.places.set(ids.nowhere, { organizationId: firstOrganizationId, communityId: ids.otherCommunity });
    for (const role of ['manager', 'viewer']) {
      const session = await signedIn(app, role, [ids.community]);
      const listed = await app.http.get('/api/v1/communities').set(session).expect(200);
      expect(listed.body).toMatchObject({ items: [{ id: ids.community }] });
      for (const operation of places) {
        const answer = await call(operation, pathWith(operation, ids.nowhere), session);
        expect([operation.name, role, answer.status]).toEqual([operation.name, role, 403]);
        expectProblem(operation, answer);
      }
      for (const path of ['users', 'api-keys', 'suppressions', 'webhooks', 'relays']) {
        await app.http.get(`/api/v1/${path}`).set(session).expect(403);
      }
      await app.http.post('/api/v1/communities').set(session).send({ name: 'x' }).expect(403);
    }
  });

  it('lets a viewer read and change nothing', async () => {
    const session = await signedIn(app, 'viewer', [ids.community]);
    for (const operation of of('staff').filter(hasPlace)) {
      if (operation.path.endsWith('/events')) continue;
      const mine = !/suppressions|webhooks|relays/.test(operation.path);
      const answer = await validCall(operation, session);
      const expected = isRead(operation) && mine ? operation.success : 403;
      expect([operation.name, answer.status]).toEqual([operation.name, expected]);
    }
  });

  it('lets a manager without the right to send edit, but not send', async () => {
    const session = await signedIn(app, 'manager', [ids.community], false);
    await app.http.patch(`/api/v1/residents/${ids.thing}`).set(session).send({ firstName: 'Ada' }).expect(200);
    await app.http.post(`/api/v1/residents/${ids.thing}/invitation`).set(session).expect(403);
    await app.http.post(`/api/v1/messages/${ids.thing}/send`).set(session).send({}).expect(403);
    await app.http.post(`/api/v1/messages/${ids.thing}/test`).set(session).send({ to: 'a@example.com' }).expect(403);
    await app.http
      .post(`/api/v1/communities/${ids.community}/imports`)
      .set(session)
      .field('sendInvitations', 'true')
      .attach('file', Buffer.from('a'), 'a.csv')
      .expect(403);
  });

  it('answers HEAD as GET', async () => {
    for (const operation of of('staff').filter(({ method }) => method === 'get')) {
      const answer = await app.http.head(pathWith(operation)).set(bearer(adminKey));
      expect([operation.name, answer.status, answer.text ?? '']).toEqual([operation.name, 200, '']);
    }
  });
});

/** A new member of staff of the first organization, signed in: what a browser of theirs would send. */
async function signedIn(
  app: Gateway,
  role: string,
  communityIds: string[],
  canSend = true,
): Promise<Record<string, string>> {
  const { email } = await addUserTo(app, { role, canSend, communityIds });
  const answer = await app.http.post('/api/v1/auth/login').send({ email, password }).expect(200);
  const cookie = (answer.get('Set-Cookie')?.[0] ?? '').split(';')[0] as string;
  return { Cookie: cookie, Origin: 'http://localhost:3000' };
}
