// The contract: `Idempotency-Key` on every POST that creates or sends.
import { randomUUID } from 'node:crypto';
import type { Api, Body } from '../api';
import { address, crowd, openCommunity, residents, type Place } from '../community';
import { draftIn, generated, messageWhen, reviewedIn } from '../message';
import { nameOf, staffRoutes } from '../routes';
import { otherCompany } from '../staff';
import { system } from './shared-system';

describe('a request with an Idempotency-Key', () => {
  let api: Api;
  let place: Place;

  beforeAll(async () => {
    api = system.api;
    place = await openCommunity(api);
  });
  const post = <T = { id: string }>(path: string, body: Body, key: string, caller = api) =>
    caller.ask<T & { code?: string }>('POST', path, body, { 'idempotency-key': key });
  const ada = () => ({ propertyId: place.homes[0], kind: 'owner', firstName: 'Ada', lastName: 'L', email: address() });
  const people = () => `/communities/${place.id}/residents`;

  it('is described on every POST of staff', async () => {
    const document = (await (await fetch(`${system.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { parameters: { $ref?: string }[] }>>;
    };
    for (const route of staffRoutes.filter(({ method }) => method === 'POST')) {
      const { parameters } = document.paths[`/api/v1${route.path}`]!['post']!;
      expect([nameOf(route), parameters]).toEqual([
        nameOf(route),
        expect.arrayContaining([{ $ref: '#/components/parameters/IdempotencyKey' }]),
      ]);
    }
  });

  it('gets the first answer again with the same body, and nothing is made or sent twice', async () => {
    const [key, body] = [randomUUID(), ada()];
    const [first, again] = [await post(people(), body, key), await post(people(), body, key)];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    await system.mailbox.mailTo(body.email);
    expect((await residents(place, `search=${body.email}`)).total).toBe(1);
    expect(system.mailbox.countTo(body.email)).toBe(1);
  });

  it('is refused with another body: 422', async () => {
    const [key, body] = [randomUUID(), ada()];
    await post(people(), body, key);
    const { status, body: problem } = await post(people(), { ...body, firstName: 'Eve' }, key);
    expect([status, problem.code]).toEqual([422, 'idempotency.key_reused']);
    expect((await residents(place, `search=${body.email}`)).total).toBe(1);
  });

  it('runs once, of ten at once; the others wait for its answer', async () => {
    const [key, body] = [randomUUID(), { ...ada(), sendInvitation: false }];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post<{ resident: { id: string } }>(people(), body, key)),
    );
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.resident.id}`)).size).toBe(1);
    expect((await residents(place, `search=${body.email}`)).total).toBe(1);
  });

  it('keeps successes only', async () => {
    const [key, email] = [randomUUID(), address('unwanted')];
    const body = { ...ada(), propertyId: randomUUID(), email };
    expect((await post(people(), body, key)).status).toBe(422);
    expect((await post(people(), { ...body, propertyId: place.homes[0] }, key)).status).toBe(201);
  });

  it('is one organization’s and one route’s', async () => {
    const key = randomUUID();
    const made = await Promise.all(
      [api, await otherCompany(api)].map((one) => post('/communities', { name: 'X' }, key, one)),
    );
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    expect(made[0]!.body.id).not.toBe(made[1]!.body.id);
    expect((await post('/suppressions', { email: address() }, key)).status).toBe(201);
  });

  it('shows no secret a second time', async () => {
    const [key, body] = [randomUUID(), { name: 'A program', scopes: ['directory:read'] }];
    const first = await post<{ id: string; secret?: string }>('/api-keys', body, key);
    const again = await post<{ id: string; secret?: string }>('/api-keys', body, key);
    expect([first.body.secret, again.body.secret]).toEqual([expect.any(String), undefined]);
    expect(again.body.id).toBe(first.body.id);
  });

  it('knows an upload by its parts, not by its border', async () => {
    const upload = (csv: string) => {
      const form = new FormData();
      form.set('file', new Blob([csv], { type: 'text/csv' }), 'people.csv');
      return form;
    };
    const [key, path] = [randomUUID(), `/communities/${place.id}/imports`];
    const first = await post(path, upload('property,name\n9 Elm St,Bob\n'), key);
    const again = await post(path, upload('property,name\n9 Elm St,Bob\n'), key);
    const other = await post(path, upload('property,name\n9 Elm St,Eve\n'), key);
    expect([first.status, again.body.id === first.body.id, other.body.code]).toEqual([
      202,
      true,
      'idempotency.key_reused',
    ]);
  });

  it('repeats a Send, a Generate and an invitation without a conflict', async () => {
    const many = await crowd(api, 3);
    const { id } = await draftIn(many);
    const [generate, send, invite] = [randomUUID(), randomUUID(), randomUUID()];
    for (let i = 0; i < 2; i += 1)
      expect((await post(`/messages/${id}/generate`, undefined, generate)).status).toBe(202);
    await messageWhen(api, id, ({ status }) => status === 'in_review');
    for (let i = 0; i < 2; i += 1) expect((await post(`/messages/${id}/send`, {}, send)).status).toBe(202);
    await messageWhen(api, id, ({ status }) => status === 'sent');
    expect((await post(`/messages/${id}/send`, {}, send)).status).toBe(202);
    const [resident] = (await residents(many)).items;
    const invited = () =>
      post<{ delivery: { id: string } }>(`/residents/${resident!.id}/invitation`, undefined, invite);
    expect((await invited()).body.delivery.id).toBe((await invited()).body.delivery.id);
    await system.mailbox.mailTo(resident!.email!, 2);
    expect(system.mailbox.countTo(resident!.email!)).toBe(2);
  });

  it.each(['', ' ', 'x'.repeat(256), 'a b'])('with the key %j is refused: 422', async (key) => {
    expect(await api.refusal('POST', '/communities', { name: 'X' }, { 'idempotency-key': key })).toBe(
      '422 validation.failed',
    );
  });

  it('without a key makes two of it', async () => {
    const { id } = await reviewedIn(await crowd(api, 1));
    await api.patch(`/messages/${id}`, { subject: 'Changed' });
    await generated(api, id);
    const made = await Promise.all([1, 2].map(() => api.post<{ id: string }>('/communities', { name: 'Twice' })));
    expect(made[0]!.id).not.toBe(made[1]!.id);
  });
});
