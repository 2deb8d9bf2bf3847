// The contract: every route is there, and lets in whom it should. What the routes answer is in contract.answers.ts.
import { randomUUID } from 'node:crypto';
import { scopes, type Scope } from '@portico/contracts/staff';
import { Api } from '../api';
import { openCommunity, residentIn } from '../community';
import { nameOf, pathOf, routes, staffRoutes, thingRoutes, type Route, type Thing } from '../routes';
import { colleague, keyWith, otherCompany, signedIn } from '../staff';
import { system } from './shared-system';
import { lookOf, oneOfEverything, type Things } from '../things';

describe('the routes of the contract', () => {
  let api: Api;
  let other: Api;
  let ours: Things;
  let theirs: Things;

  beforeAll(async () => {
    api = system.api;
    other = await otherCompany(api);
    ours = await oneOfEverything(api, system.mailbox);
    theirs = await oneOfEverything(other, system.mailbox);
  });
  const secondOf = ({ path }: Route, of: Things) => {
    if (path.includes('{photoId}')) return of.photoId;
    return path.includes('{attachmentId}') ? of.attachmentId : of.ids.resident;
  };
  const onOurs = (route: Route) =>
    pathOf(route, ours.ids[route.reach as Thing] ?? ours.ids.community, secondOf(route, ours));
  /** What each of some routes answers, by its name. */
  const answersTo = async (caller: Api, some: Route[], path: (route: Route) => string) => {
    const answers: [string, string][] = [];
    for (const route of some) answers.push([nameOf(route), await caller.refusal(route.method, path(route))]);
    return Object.fromEntries(answers);
  };
  const all = (some: Route[], answer: string) => Object.fromEntries(some.map((route) => [nameOf(route), answer]));

  it('are all in the OpenAPI document, which is 3.1 and readable by anyone, and there are no others', async () => {
    const document = (await (await fetch(`${system.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
    expect(described.toSorted()).toEqual(routes.map(nameOf).toSorted());
    expect((await fetch(`${system.url}/api/docs`)).status).toBe(200);
  });

  it('ask who calls: 401 without credentials, with wrong ones, and with a key that was removed', async () => {
    const asking = routes.filter(({ reach }) => reach !== 'anyone');
    const made = await api.post<{ id: string; secret: string }>('/api-keys', { name: 'Gone', scopes: [...scopes] });
    await api.delete(`/api-keys/${made.id}`);
    const strangers = [
      new Api(system.url),
      Api.withKey(system.url, made.secret),
      new Api(system.url, { cookie: 'portico_staff=wrong; portico_portal=wrong', origin: system.url }),
      new Api(system.url, { authorization: 'Basic YWRtaW46YWRtaW4=' }),
    ];
    for (const stranger of strangers)
      expect(await answersTo(stranger, asking, onOurs)).toEqual(all(asking, '401 auth.required'));
  });

  it('refuse a key what is not in its scopes: 403', async () => {
    for (const route of staffRoutes) {
      const others = scopes.filter((scope) => !route.scopes.includes(scope));
      // One key for each set of routes that ask for the same.
      const key = (keys[route.scopes.join()] ??= keyWith(api, others));
      expect([nameOf(route), await (await key).refusal(route.method, onOurs(route))]).toEqual([
        nameOf(route),
        '403 auth.forbidden',
      ]);
    }
  });
  const keys: Record<string, Promise<Api> | undefined> = {};

  it('let a viewer read in their communities and do nothing else', async () => {
    const viewer = await colleague(api, { role: 'viewer', communityIds: [ours.ids.community], canSend: true });
    const reading = (route: Route) =>
      route.scopes.some((scope) => scope.endsWith(':read')) && route.reach !== 'organization';
    const refused = staffRoutes.filter((route) => !reading(route));
    expect(await answersTo(viewer, refused, onOurs)).toEqual(all(refused, '403 auth.forbidden'));
    const allowed = staffRoutes.filter((route) => reading(route) && !route.path.endsWith('/events'));
    const answers = await answersTo(viewer, allowed, onOurs);
    expect(answers).toEqual({
      ...all(allowed, '200'),
      'GET /messages/{id}/recipients/{residentId}/preview': '409 message.wrong_state', // not generated yet
      'POST /communities/{id}/mail-preview': '422 validation.failed', // of nothing
    });
  });

  it('let a manager into no community that is not theirs, and show them no other: 403', async () => {
    const elsewhere = await openCommunity(api);
    const manager = await colleague(api, { role: 'manager', communityIds: [elsewhere.id] });
    const within = thingRoutes.filter(
      ({ scopes: [scope] }) => !['staff:manage', 'feedback:write', 'webhooks:manage'].includes(scope as Scope),
    );
    expect(await answersTo(manager, within, onOurs)).toEqual(all(within, '403 community.forbidden'));
    const { items, total } = await manager.get<{ items: { id: string }[]; total: number }>('/communities');
    expect([items.map(({ id }) => id), total]).toEqual([[elsewhere.id], 1]);
    expect(await manager.refusal('POST', '/communities', { name: 'Mine' })).toBe('403 auth.forbidden');
    await residentIn({ ...elsewhere, api: manager });
  });

  it('keep the right to send apart from the right to edit', async () => {
    const editor = await colleague(api, { role: 'manager', communityIds: [ours.ids.community], canSend: false });
    const sending = staffRoutes.filter((route) => route.scopes.includes('messages:send'));
    expect(await answersTo(editor, sending, onOurs)).toEqual(all(sending, '403 auth.forbidden'));
    const body = {
      propertyId: ours.ids.property,
      kind: 'owner',
      firstName: 'A',
      lastName: 'B',
      email: 'a.b@example.com',
    };
    const answer = await editor.post<{ invitation: null; notice: string }>(
      `/communities/${ours.ids.community}/residents`,
      body,
    );
    expect([answer.invitation, answer.notice]).toEqual([null, expect.stringContaining('may not send')]);
  });

  it.each(['another organization’s', 'unknown', 'no UUID'])(
    'do not know what is %s: 404, and nothing changes',
    async (how) => {
      const before = await lookOf(other, theirs);
      const id = (route: Route) =>
        how === 'unknown' ? randomUUID() : how === 'no UUID' ? 'first' : theirs.ids[route.reach as Thing];
      const answers = await answersTo(api, thingRoutes, (route) => pathOf(route, id(route), secondOf(route, theirs)));
      expect(answers).toEqual(all(thingRoutes, '404 resource.not_found'));
      expect(await lookOf(other, theirs)).toEqual(before);
    },
  );

  it('do not know another organization’s thing within one of ours: 404', async () => {
    const nested = thingRoutes.filter(
      ({ path }) => /\{(residentId|attachmentId|photoId)\}/.test(path) && !path.endsWith('/preview'),
    );
    const answers = await answersTo(api, nested, (route) =>
      pathOf(route, ours.ids[route.reach as Thing], secondOf(route, theirs)),
    );
    expect(answers).toEqual(all(nested, '404 resource.not_found'));
  });

  it('refuse foreign ids in bodies and in bulk, and do the rest of the bulk', async () => {
    const before = await lookOf(other, theirs);
    const { community, resident, property } = theirs.ids;
    const people = `/communities/${ours.ids.community}/residents`;
    const body = { propertyId: property, kind: 'owner', firstName: 'A', lastName: 'B' };
    expect(await api.wrongFields('POST', people, body)).toEqual(['propertyId property.unknown']);
    expect(await api.wrongFields('PATCH', `/residents/${ours.ids.resident}`, { propertyId: property })).toEqual([
      'propertyId property.unknown',
    ]);
    const updates = [
      { id: resident, email: 'taken.over@example.com' },
      { id: ours.ids.resident, email: 'still.ours@example.com' },
    ];
    const { results } = await api.patch<{ results: { ok: boolean }[] }>(people, { updates });
    expect(results.map(({ ok }) => ok)).toEqual([false, true]);
    const selection = { ids: [ours.ids.resident, resident] };
    const messages = `/communities/${ours.ids.community}/messages`;
    expect(await api.wrongFields('POST', messages, { purpose: 'invitation', selection })).toEqual([
      'selection.ids selection.unknown_id',
    ]);
    expect(await api.wrongFields('PATCH', `/messages/${ours.ids.message}`, { selection })).toEqual([
      'selection.ids selection.unknown_id',
    ]);
    const user = { email: 'new@portico.example', name: 'N', role: 'manager', communityIds: [community] };
    expect(await api.wrongFields('POST', '/users', user)).toEqual([expect.stringMatching(/^communityIds/)]);
    expect((await api.get<{ total: number }>(`${people}?propertyId=${property}`)).total).toBe(0);
    expect(await lookOf(other, theirs)).toEqual(before);
  });

  it('make another organization for ADMIN_API_KEY alone; its key has every scope within it', async () => {
    const body = { name: 'X', admin: { email: 'x@portico.example', password: 'nine purple carburetors' } };
    const fullKey = await keyWith(api, [...scopes]);
    const admin = await signedIn(system.url, system.admin.email, system.admin.password);
    for (const caller of [fullKey, admin, other])
      expect(await caller.refusal('POST', '/organizations', body)).toBe('403 auth.forbidden');
    expect(await other.refusal('POST', '/communities', { name: 'Theirs' })).toBe('201');
    expect((await api.get<{ items: { name: string }[] }>('/communities')).items.map(({ name }) => name)).not.toContain(
      'Theirs',
    );
  });

  it('take a cookie with an unsafe method only from our own pages: 403', async () => {
    const admin = await signedIn(system.url, system.admin.email, system.admin.password);
    const post = (headers: Record<string, string>) =>
      admin.refusal('POST', '/communities', { name: 'Maple Court' }, { origin: '', ...headers });
    expect(await post({ origin: system.url })).toBe('201');
    expect(await post({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe('201');
    expect(await post({ origin: 'https://evil.example' })).toBe('403 auth.csrf');
    expect(await post({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe('403 auth.csrf');
    const { status } = await fetch(`${system.url}/api/v1/communities`, {
      method: 'POST',
      headers: { cookie: admin.cookie, 'content-type': 'application/json' },
      body: '{"name":"Maple Court"}',
    });
    expect(status).toBe(403);
    expect(await admin.refusal('GET', '/communities', undefined, { origin: 'https://evil.example' })).toBe('200');
  });
});
