import { setTimeout as sleep } from 'node:timers/promises';
import type { NewRequestBody, RequestView } from '@portico/contracts/requests';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory, type DirectoryRig } from '../../testing/directory';
import { temporaryFile } from '@portico/testing/temporary-file';
import { AppModule } from '../app.module';

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const missing = { code: 'resource.not_found' };

let rig: DirectoryRig;
let tenant: Tenant;
let community: string;
let homes: string[];
let ada: string;
let ivy: string;

beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
  ({ id: community, homes } = await communityWith(rig.directory, tenant, ['12 Elm St', '14 Oak Ave']));
  ada = (await addResident(rig.directory, tenant, community, { propertyId: homes[0]!, lastName: 'Abbott' })).id;
  ivy = (await addResident(rig.directory, tenant, community, { propertyId: homes[1]!, firstName: 'Ivy' })).id;
});
afterAll(() => rig.close());

function report(residentId = ada, more: Partial<NewRequestBody> = {}): Promise<RequestView> {
  const body = { title: 'The tap drips', description: 'In the kitchen.', category: 'plumbing' } as const;
  return rig.homes.homeReports(residentId, { ...body, photos: [], ...more });
}

async function titles(query: object = {}): Promise<string[]> {
  const { items } = await rig.homes.listRequests(tenant, community, { limit: 50, ...query });
  return items.map(({ title }) => title);
}

describe('a maintenance request', () => {
  it('is open when it is reported, and both sides see the same', async () => {
    const request = await report();
    expect(request).toEqual({
      id: expect.any(String),
      communityId: community,
      propertyId: homes[0],
      propertyName: '12 Elm St',
      residentId: ada,
      residentName: 'Ada Abbott',
      title: 'The tap drips',
      description: 'In the kitchen.',
      category: 'plumbing',
      status: 'open',
      photos: [],
      comments: [],
      createdAt: expect.any(String),
      updatedAt: request.createdAt,
    });
    expect(await rig.homes.getRequest(tenant, request.id)).toEqual(request);
    expect(await rig.homes.homeRequest(ada, request.id)).toEqual(request);
    expect(await rig.homes.homeRequests(ada, { limit: 50 })).toEqual({ items: [request], nextCursor: null, total: 1 });
    expect(await rig.homes.requestOwner(request.id)).toEqual({ residentId: ada });
  });

  it('gathers what both sides say, oldest first', async () => {
    const { id, updatedAt } = await report();
    await rig.homes.commentRequest(tenant, id, { text: 'We come on Monday.' });
    const request = await rig.homes.homeComments(ada, id, { text: '  Thank you!\nAda ' });
    expect(request.comments).toEqual([
      {
        id: expect.any(String),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        author: { kind: 'staff', name: 'Sam Staff' },
        text: 'We come on Monday.',
      },
      expect.objectContaining({ author: { kind: 'resident', name: 'Ada Abbott' }, text: 'Thank you!\nAda' }),
    ]);
    expect(Date.parse(request.updatedAt)).toBeGreaterThanOrEqual(Date.parse(updatedAt));
    expect(request.updatedAt).not.toBe(updatedAt);
    await expect(rig.homes.homeComments(ada, id, { text: ' \n' })).rejects.toMatchObject({ status: 422 });
  });

  it('is answered by a program in the name of the community', async () => {
    const { id } = await report();
    const program = { ...tenant, actor: { kind: 'key' as const, id: null, name: 'ADMIN_API_KEY' } };
    const { comments } = await rig.homes.commentRequest(program, id, { text: 'Done.' });
    expect(comments[0]!.author).toEqual({ kind: 'staff', name: 'Maple Court' });
  });

  it('is begun, done and reopened; what cannot follow is a conflict', async () => {
    const { id } = await report();
    const move = (status: RequestView['status']) => rig.homes.updateRequest(tenant, id, { status });
    expect((await move('in_progress')).status).toBe('in_progress');
    const conflict = { code: 'maintenance.wrong_state', status: 409 };
    await expect(move('open')).rejects.toMatchObject(conflict);
    expect((await move('done')).status).toBe('done');
    expect((await move('done')).status).toBe('done');
    await expect(move('declined')).rejects.toMatchObject(conflict);
    expect((await move('open')).status).toBe('open');
    expect((await move('declined')).status).toBe('declined');
  });

  it('outlives who reported it', async () => {
    const { id } = await report();
    await rig.directory.deleteResident(tenant, ada);
    expect(await rig.homes.getRequest(tenant, id)).toMatchObject({ residentId: null, residentName: 'Ada Abbott' });
    expect(await rig.homes.requestOwner(id)).toEqual({ residentId: null });
    await rig.directory.deleteProperty(tenant, homes[0]!);
    await expect(rig.homes.getRequest(tenant, id)).rejects.toMatchObject(missing);
  });

  it('is not made by somebody who is being removed', async () => {
    const { reporting } = await rig.db.transaction(async (tx) => {
      await tx.query('DELETE FROM resident WHERE id = $1', [ada]);
      const reporting = report();
      await Promise.race([reporting, sleep(500)]);
      return { reporting };
    });
    await expect(reporting).rejects.toMatchObject(missing);
  });

  it('takes two hundred comments, also where several are made at once', async () => {
    const { id } = await report();
    await rig.db.query(
      `INSERT INTO request_comment (id, request_id, author_kind, author_name, text)
       SELECT gen_random_uuid(), $1, 'resident', 'Ada Abbott', 'Still?' FROM generate_series(1, 198)`,
      [id],
    );
    const said = await Promise.allSettled(
      [1, 2, 3].flatMap(() => [
        rig.homes.homeComments(ada, id, { text: 'Still?' }),
        rig.homes.commentRequest(tenant, id, { text: 'On Monday.' }),
      ]),
    );
    const refused = said.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    const conflict = { code: 'maintenance.too_many_comments', status: 409 };
    expect(refused).toEqual([1, 2, 3, 4].map(() => expect.objectContaining(conflict)));
    expect((await rig.homes.getRequest(tenant, id)).comments).toHaveLength(200);
  });

  it('is seen by its resident and by staff of the organization, by nobody else', async () => {
    const { id } = await report();
    const stranger = await rig.tenant();
    const attempts = [
      rig.homes.homeRequest(ivy, id),
      rig.homes.homeComments(ivy, id, { text: 'Mine?' }),
      rig.homes.homeRequests(newId(), { limit: 50 }),
      rig.homes.getRequest(stranger, id),
      rig.homes.updateRequest(stranger, id, { status: 'done' }),
      rig.homes.commentRequest(stranger, id, { text: 'Ours?' }),
      rig.homes.listRequests(stranger, community, { limit: 50 }),
      rig.homes.requestOwner(newId()),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject(missing);
    expect(await rig.homes.homeRequests(ivy, { limit: 50 })).toEqual({ items: [], nextCursor: null, total: 0 });
    expect(await rig.homes.getRequest(tenant, id)).toMatchObject({ status: 'open', comments: [] });
  });
});

describe('the requests of a community', () => {
  it('are listed newest first, page by page', async () => {
    for (const title of ['One', 'Two', 'Three']) await report(ada, { title });
    const first = await rig.homes.listRequests(tenant, community, { limit: 2 });
    expect(first).toMatchObject({ items: [{ title: 'Three' }, { title: 'Two' }], total: 3 });
    expect(await titles({ limit: 2, cursor: first.nextCursor })).toEqual(['One']);
    await expect(titles({ cursor: 'WyJhIiwiYiJd' })).rejects.toMatchObject({ code: 'cursor.invalid' });
  });

  it('are found by status and by words of the title, the text, the resident and the property', async () => {
    const tap = await report();
    await report(ivy, { title: 'No light', description: 'On the STAIRS.', category: 'electrical' });
    await rig.homes.updateRequest(tenant, tap.id, { status: 'in_progress' });
    expect(await titles({ status: ['in_progress', 'done'] })).toEqual(['The tap drips']);
    expect(await titles({ status: ['declined'] })).toEqual([]);
    for (const search of ['light', 'stairs', 'ivy', 'oak ave', 'oak light']) {
      expect([search, await titles({ search })]).toEqual([search, ['No light']]);
    }
    expect(await titles({ search: 'abbott elm' })).toEqual(['The tap drips']);
    expect(await titles({ search: 'elm light' })).toEqual([]);
  });
});

describe('the photos of a request', () => {
  const keep = async (filename = '../tap.gif', bytes: Uint8Array = gif) =>
    rig.homes.homeKeepsPhoto(ada, await temporaryFile(filename, bytes));

  it('are served to both sides as they came', async () => {
    const request = await report(ada, { photos: [await keep(), await keep('under the sink.gif')] });
    const [photo] = request.photos;
    expect(request.photos.map(({ name, size }) => [name, size])).toEqual([
      ['tap.gif', gif.length],
      ['under the sink.gif', gif.length],
    ]);
    expect(photo!.url).toBe(`/api/v1/portal/requests/${request.id}/photos/${photo!.id}`);
    const [seen] = (await rig.homes.getRequest(tenant, request.id)).photos;
    expect(seen!.url).toBe(`/api/v1/requests/${request.id}/photos/${photo!.id}`);
    const answers = [
      await rig.homes.requestPhoto(tenant, request.id, photo!.id),
      await rig.homes.homeRequestPhoto(ada, request.id, photo!.id),
    ];
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toBe('image/gif');
      expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="tap\.gif"/);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(gif);
    }
  });

  it('are nobody else’s', async () => {
    const { id, photos } = await report(ada, { photos: [await keep()] });
    const other = await report(ivy);
    const photoId = photos[0]!.id;
    const stranger = await rig.tenant();
    const attempts = [
      () => rig.homes.homeRequestPhoto(ivy, id, photoId),
      () => rig.homes.homeRequestPhoto(ivy, other.id, photoId),
      () => rig.homes.requestPhoto(stranger, id, photoId),
      () => rig.homes.requestPhoto(tenant, id, newId()),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(missing);
  });

  it.each([
    ['tap.svg', gif, 'attachment.type_not_allowed'],
    ['tap.pdf', Buffer.from('%PDF-1.4\n'), 'attachment.type_not_allowed'],
    ['tap.png', gif, 'attachment.type_not_allowed'],
    ['tap.gif', Buffer.alloc(10 * 1024 * 1024 + 1), 'attachment.too_large'],
    ['tap.gif', Buffer.alloc(0), 'validation.failed'],
  ])('are refused: %s', async (filename, bytes, code) => {
    await expect(keep(filename, bytes)).rejects.toMatchObject({ code });
  });
});
