import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@portico/contracts/problems';
import type { FileUpload } from '@portico/platform/service-client';
import { eventually } from '@portico/testing/eventually';
import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const residents = `/api/v1/communities/${ids.community}/residents`;
const imports = `/api/v1/communities/${ids.community}/imports`;
const person = { propertyId: ids.thing, kind: 'owner', firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com' };
const invitation = { id: ids.thing, sentAt: null, expiresAt: null, expired: false, deliveryStatus: 'queued' };

describe('directory at the edge', () => {
  const services = new StubServices();
  const { directory, invitations } = services;
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services);
  });

  beforeEach(() => {
    directory.calls.splice(0);
    invitations.calls.splice(0);
    directory.answers['createResident'] = (_tenant: unknown, _id: unknown, body: { email?: string }) => ({
      id: ids.thing,
      email: body.email ?? null,
      portalStatus: 'pending',
      invitation: null,
    });
    directory.answers['getResident'] = () => ({
      id: ids.thing,
      email: 'ada@example.com',
      allowedActions: ['invite', 'revoke'],
      invitation: null,
    });
    invitations.answers['inviteWanted'] = () => [{ invitation, delivery: {} }];
  });

  afterAll(() => app?.close());

  const add = (body: object = person) => app.http.post(residents).set(key).send(body);
  const asked = () => invitations.calls.filter(({ method }) => method === 'inviteWanted').map(({ args }) => args[1]);

  describe('A resident who is added', () => {
    it('is invited at once unless that is switched off (A2, A3)', async () => {
      const answer = await add().expect(201);
      expect(answer.body).toEqual({
        resident: expect.objectContaining({ allowedActions: ['invite', 'revoke'] }),
        invitation,
      });
      expect(asked()).toEqual([{ residentIds: [ids.thing] }]);
      expect(directory.calls.find(({ method }) => method === 'createResident')?.args[2]).toMatchObject({
        sendInvitation: true,
      });
    });

    it('is not invited where that is switched off (A3)', async () => {
      const answer = await add({ ...person, sendInvitation: false }).expect(201);
      expect(answer.body).toEqual({ resident: expect.objectContaining({ portalStatus: 'pending' }), invitation: null });
      expect(asked()).toEqual([]);
      expect(directory.calls.find(({ method }) => method === 'createResident')?.args[2]).toMatchObject({
        sendInvitation: false,
      });
    });

    it('is created without an email, nothing is sent, and the answer says so (A4)', async () => {
      const answer = await add({ ...person, email: undefined }).expect(201);
      expect(answer.body).toEqual({
        resident: expect.anything(),
        invitation: null,
        notice: expect.stringContaining('no email'),
      });
      expect(asked()).toEqual([]);
    });

    it('is refused at the field with an address that is not valid (A4)', async () => {
      const answer = await add({ ...person, email: 'ada@' }).expect(422);
      expect((answer.body as { errors: object[] }).errors).toEqual([
        expect.objectContaining({ field: 'email', code: 'email.invalid' }),
      ]);
      expect(services.count('createResident')).toBe(0);
    });

    it('is there also when invitations does not answer: the invitation follows from the outbox', async () => {
      invitations.answers['inviteWanted'] = () => {
        throw new Problem('service.unavailable');
      };
      const answer = await add().expect(201);
      expect(answer.body).toEqual({
        resident: expect.anything(),
        invitation: null,
        notice: expect.stringContaining('follows'),
      });
    });

    it('has the invitation that the outbox was quicker with', async () => {
      invitations.answers['inviteWanted'] = () => [null];
      directory.answers['getResident'] = () => ({ id: ids.thing, invitation });
      expect((await add().expect(201)).body).toEqual({ resident: { id: ids.thing, invitation }, invitation });
    });

    it('is told why there is no invitation where the address is suppressed', async () => {
      invitations.answers['inviteWanted'] = () => [null];
      expect((await add().expect(201)).body).toMatchObject({
        invitation: null,
        notice: expect.stringContaining('suppressed'),
      });
    });

    it('is not invited by who may not send', async () => {
      const made = await app.http
        .post('/api/v1/api-keys')
        .set(key)
        .send({ name: 'k', scopes: ['directory:write'] });
      const answer = await add()
        .set('Authorization', `Bearer ${(made.body as { secret: string }).secret}`)
        .expect(201);
      expect(answer.body).toEqual({
        resident: expect.anything(),
        invitation: null,
        notice: expect.stringContaining('may not send'),
      });
      expect(asked()).toEqual([]);
      expect(directory.calls.find(({ method }) => method === 'createResident')?.args[2]).toMatchObject({
        sendInvitation: false,
      });
    });
  });

  it('acts in the name of who calls, within their organization', async () => {
    await app.http.get(`/api/v1/residents/${ids.thing}`).set(key).set('x-request-id', 'abc').expect(200);
    expect(directory.calls.at(-1)).toEqual({
      method: 'getResident',
      args: [
        expect.objectContaining({ actor: { kind: 'key', id: null, name: 'ADMIN_API_KEY' }, requestId: 'abc' }),
        ids.thing,
      ],
    });
  });

  it('reads the filters of the list as the contract writes them', async () => {
    const query = {
      status: 'pending,invited',
      hasEmail: 'true',
      kind: 'owner',
      sort: '-invitedAt',
      limit: '7',
      linkExpired: 'false',
    };
    await app.http.get(residents).set(key).query(query).expect(200);
    expect(directory.calls.at(-1)?.args[2]).toEqual({
      status: ['pending', 'invited'],
      hasEmail: true,
      kind: ['owner'],
      sort: '-invitedAt',
      limit: 7,
      linkExpired: false,
    });
  });

  it.each([
    { limit: '0' },
    { limit: '201' },
    { limit: 'x' },
    { status: 'nobody' },
    { hasEmail: 'maybe' },
    { sort: 'age' },
    { propertyId: '1' },
  ])('refuses %j in a list: 422', async (query) => {
    const answer = await app.http.get(residents).set(key).query(query).expect(422);
    expect((answer.body as { errors: { field: string }[] }).errors[0]?.field).toMatch(
      new RegExp(`^${Object.keys(query)[0]}`),
    );
  });

  it('streams the export through as a CSV to save', async () => {
    const saved = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="residents.csv"',
    };
    directory.answers['exportResidents'] = () =>
      new Response('name\r\nAda\r\n', { headers: { ...saved, 'x-request-id': 'theirs' } });
    const answer = await app.http.get(`${residents}.csv`).set(key).query({ kind: 'owner' }).expect(200);
    expect(answer.headers).toMatchObject(saved);
    expect(answer.headers['x-request-id']).not.toBe('theirs');
    expect(answer.text).toBe('name\r\nAda\r\n');
  });

  describe('An import', () => {
    const received: { filename: string; text: string; body: object }[] = [];

    beforeEach(() => {
      received.splice(0);
      directory.answers['startImport'] = async (_tenant: unknown, _id: unknown, file: FileUpload, body: object) => {
        received.push({ filename: file.filename, text: await readFile(file.path, 'utf8'), body });
        return { id: ids.thing };
      };
    });

    const upload = () => app.http.post(imports).set(key);
    // A folder of its own: other tests upload at the same time.
    beforeAll(async () => {
      process.env['TMPDIR'] = await mkdtemp(join(tmpdir(), 'portico-test-uploads-'));
    });
    const stored = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('portico-upload-'));

    it('takes the file and the fields of the form in any order, names in any script', async () => {
      const before = await stored();
      const answer = await upload()
        .attach('file', Buffer.from('name\nAda\n'), 'Straße 東京.csv')
        .field('dryRun', 'true')
        .field('mapping', '{"name":"fullName"}')
        .expect(202);
      expect(answer.body).toEqual({ id: ids.thing });
      expect(received).toEqual([
        {
          filename: 'Straße 東京.csv',
          text: 'name\nAda\n',
          body: { mapping: '{"name":"fullName"}', dryRun: true },
        },
      ]);
      await eventually(async () => expect(await stored()).toEqual(before));
    });

    it('cleans the name of the file', async () => {
      const head = `Content-Disposition: form-data; name="file"; filename*=UTF-8''..%2F..%2Fetc%2F%07pass%00wd.csv`;
      const form = `--b\r\n${head}\r\nContent-Type: text/csv\r\n\r\na\r\n--b--\r\n`;
      await upload().set('Content-Type', 'multipart/form-data; boundary=b').send(form).expect(202);
      expect(received).toMatchObject([{ filename: 'passwd.csv', body: {} }]);
    });

    it('says at the field what is missing or not asked for', async () => {
      const fieldOf = (answer: { status: number; body: unknown }) => [
        answer.status,
        (answer.body as { errors: { field: string }[] }).errors[0]?.field,
      ];
      expect(fieldOf(await upload().field('dryRun', 'true'))).toEqual([422, 'file']);
      expect(fieldOf(await upload())).toEqual([422, 'file']);
      expect(fieldOf(await upload().attach('file', Buffer.from('a'), 'a.csv').field('nobody', '1'))).toEqual([
        422,
        'nobody',
      ]);
      // An empty flag is no "false": the harmless wish must not turn into the one that writes.
      expect(fieldOf(await upload().attach('file', Buffer.from('a'), 'a.csv').field('dryRun', ''))).toEqual([
        422,
        'dryRun',
      ]);
      expect(fieldOf(await upload().attach('file', Buffer.from('a'), 'a.csv').field('dryRun', 'maybe'))).toEqual([
        422,
        'dryRun',
      ]);
      // As it is written in an address, which is how it travels on.
      for (const mapping of ['x'.repeat(10_001), '東'.repeat(1_112)])
        expect(fieldOf(await upload().attach('file', Buffer.from('a'), 'a.csv').field('mapping', mapping))).toEqual([
          422,
          'mapping',
        ]);
      expect(fieldOf(await upload().attach('other', Buffer.from('a'), 'a.csv'))).toEqual([422, 'other']);
      expect(
        fieldOf(await upload().attach('file', Buffer.from('a'), 'a.csv').attach('file', Buffer.from('b'), 'b.csv')),
      ).toEqual([422, 'file']);
      expect(services.count('startImport')).toBe(0);
      await eventually(async () => expect(await stored()).toEqual([]));
    });

    it('is a 413 above 50 MB, a 415 for anything but a form, a 400 for a form that cannot be read', async () => {
      const large = await upload().attach('file', Buffer.alloc(50_000_001, 'a'), 'a.csv').expect(413);
      expect((large.body as { code: string }).code).toBe('import.too_large');
      await upload().type('text/csv').send('name\nAda\n').expect(415);
      await upload().send({ file: 'x' }).expect(415);
      await upload().set('Content-Type', 'multipart/form-data; boundary=b').send('--b\r\nContent-Dis').expect(400);
      await upload().set('Content-Type', 'multipart/form-data').send('x').expect(400);
      await eventually(async () => expect(await stored()).toEqual([]));
    });

    it('is not read for who may not import', async () => {
      const made = await app.http
        .post('/api/v1/api-keys')
        .set(key)
        .send({ name: 'k', scopes: ['directory:read'] });
      const headers = { Authorization: `Bearer ${(made.body as { secret: string }).secret}` };
      await app.http.post(imports).set(headers).attach('file', Buffer.from('a'), 'a.csv').expect(403);
      await app.http.post(imports).attach('file', Buffer.from('a'), 'a.csv').expect(401);
    });
  });
});
