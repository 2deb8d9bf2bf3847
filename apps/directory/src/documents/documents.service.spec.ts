import type { DocumentBody, DocumentView } from '@portico/contracts/documents';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory, type DirectoryRig } from '../../testing/directory';
import { temporaryFile } from '@portico/testing/temporary-file';
import { AppModule } from '../app.module';

const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n';
const missing = { code: 'resource.not_found' };

let rig: DirectoryRig;
let tenant: Tenant;
let community: string;
let ada: string;

beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
  const made = await communityWith(rig.directory, tenant, ['12 Elm St']);
  community = made.id;
  ada = (await addResident(rig.directory, tenant, community, { propertyId: made.homes[0]! })).id;
});
afterAll(() => rig.close());

async function add(more: Partial<DocumentBody> = {}, filename = 'ccrs.pdf', content = pdf): Promise<DocumentView> {
  const body = { title: 'Covenants', category: 'governing', ...more } as const;
  return rig.homes.addDocument(tenant, community, await temporaryFile(filename, content), body);
}

describe('a document', () => {
  it('is read by staff and by every resident of its community', async () => {
    const document = await add();
    expect(document).toEqual({
      id: expect.any(String),
      communityId: community,
      title: 'Covenants',
      category: 'governing',
      filename: 'ccrs.pdf',
      contentType: 'application/pdf',
      size: pdf.length,
      createdAt: expect.any(String),
    });
    expect(await rig.homes.getDocument(tenant, document.id)).toEqual(document);
    const page = { items: [document], nextCursor: null, total: 1 };
    expect(await rig.homes.listDocuments(tenant, community, { limit: 50 })).toEqual(page);
    expect(await rig.homes.homeDocuments(ada, { limit: 50 })).toEqual(page);
    const files = [
      await rig.homes.documentFile(tenant, document.id),
      await rig.homes.homeDocumentFile(ada, document.id),
    ];
    for (const file of files) {
      expect(file.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
      expect(file.headers.get('content-disposition')).toMatch(/^inline; filename="ccrs\.pdf"/);
      expect(await file.text()).toBe(pdf);
    }
  });

  it('is gone when it was removed', async () => {
    const { id } = await add();
    await rig.homes.removeDocument(tenant, id);
    for (const attempt of [
      rig.homes.getDocument(tenant, id),
      rig.homes.removeDocument(tenant, id),
      rig.homes.homeDocumentFile(ada, id),
    ]) {
      await expect(attempt).rejects.toMatchObject(missing);
    }
  });

  it('stays in its community and its organization', async () => {
    const { id } = await add();
    const next = await communityWith(rig.directory, tenant, ['1 Oak Ave']);
    const neighbour = await addResident(rig.directory, tenant, next.id, { propertyId: next.homes[0]! });
    const stranger = await rig.tenant();
    const file = await temporaryFile('a.pdf', pdf);
    for (const attempt of [
      rig.homes.homeDocumentFile(neighbour.id, id),
      rig.homes.getDocument(stranger, id),
      rig.homes.documentFile(stranger, id),
      rig.homes.removeDocument(stranger, id),
      rig.homes.listDocuments(stranger, community, { limit: 50 }),
      rig.homes.addDocument(stranger, community, file, { title: 'x', category: 'form' }),
      rig.homes.documentFile(tenant, newId()),
    ]) {
      await expect(attempt).rejects.toMatchObject(missing);
    }
    expect(await rig.homes.homeDocuments(neighbour.id, { limit: 50 })).toMatchObject({ items: [], total: 0 });
    expect(await rig.homes.getDocument(tenant, id)).toMatchObject({ id });
  });

  it.each([
    ['page.html', '<p>Hello', 'attachment.type_not_allowed'],
    ['ccrs.pdf', 'MZ\u0090\u0000', 'attachment.type_not_allowed'],
    ['ccrs.pdf', '', 'validation.failed'],
    ['///', pdf, 'validation.failed'],
    ['large.txt', 'a'.repeat(25 * 1024 * 1024 + 1), 'attachment.too_large'],
  ])('is refused as a file: %s', async (filename, content, code) => {
    await expect(add({}, filename, content)).rejects.toMatchObject({ code });
  });

  it.each([
    ['title', { title: ' ' }],
    ['category', { category: 'novel' as 'form' }],
  ])('is refused at %s', async (field, wrong) => {
    await expect(add(wrong)).rejects.toMatchObject({ errors: [expect.objectContaining({ field })] });
  });
});

it('Documents are found by category and by words', async () => {
  await add({ title: 'Pool rules', category: 'rules' });
  await add({ title: 'Annual meeting', category: 'minutes' }, 'minutes 2026.txt', 'All agreed.');
  const titles = async (query: object) =>
    (await rig.homes.homeDocuments(ada, { limit: 50, ...query })).items.map(({ title }) => title);
  expect(await titles({})).toEqual(['Annual meeting', 'Pool rules']);
  expect(await titles({ category: ['rules', 'form'] })).toEqual(['Pool rules']);
  expect(await titles({ search: '2026 MEETING' })).toEqual(['Annual meeting']);
});
