import type { AddressCheckBody, AddressFinding } from '@portico/contracts/address-checks';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory, type DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
let community: { id: string; homes: string[] };
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
  community = await communityWith(rig.directory, tenant, ['12 Elm St', '14 Elm St', '16 Elm St'], {
    oneEmailPerProperty: false,
  });
});
afterAll(() => rig.close());

const at = (domain: string, name = 'ada') => `${name}@${domain}`;
const live = (email: string | null, home = 0, firstName = 'Ada') =>
  addResident(rig.directory, tenant, community.id, { propertyId: community.homes[home]!, firstName, email });
const checks = (body: Partial<AddressCheckBody> = {}, by = tenant) =>
  rig.directory.addressChecks(by, { communityId: community.id, selection: { filter: {} }, limit: 50, ...body });
const found = async (body: Partial<AddressCheckBody> = {}) =>
  (await checks(body)).items.map(({ email, finding }) => [email, finding]);

describe('the address doctor', () => {
  it('tells of each address what looks wrong, to whom it belongs, and what was meant', async () => {
    const { id } = await live(at('gmial.com', 'Ada'));
    await live(at('gmail.com', 'bob'));
    await live(null);
    expect(await checks()).toEqual({
      items: [
        {
          residentId: id,
          name: 'Ada Lovelace',
          email: at('gmial.com', 'Ada'),
          propertyName: '12 Elm St',
          finding: 'typo',
          suggestion: at('gmail.com', 'Ada'),
        },
      ],
      nextCursor: null,
      total: 1,
    });
  });

  it('tells the first of several findings, and each when it is asked for alone', async () => {
    await live(at('yahoo.con', 'info'));
    await live('office@maple.example');
    await live('landlord@example.com', 1);
    await live('Landlord@example.com', 2);
    await live('couple@example.com', 1);
    await live('couple@example.com', 1);
    const all = [
      [at('yahoo.con', 'info'), 'typo'],
      ['office@maple.example', 'role'],
      ['landlord@example.com', 'shared'],
      ['Landlord@example.com', 'shared'],
    ];
    expect(await found()).toEqual(all);
    for (const word of ['typo', 'no_mail_domain', 'role', 'shared'] satisfies AddressFinding[])
      expect(await found({ finding: [word] })).toEqual(all.filter(([, finding]) => finding === word));
    expect(await found({ finding: ['typo', 'role'] })).toEqual(all.slice(0, 2));
  });

  it('looks at the selected alone, whoever they are among', async () => {
    const { id } = await live(at('gmial.com'));
    await live(at('gmial.com', 'bob'), 1, 'Bob');
    expect(await found({ selection: { ids: [id] } })).toEqual([[at('gmial.com'), 'typo']]);
    expect(await found({ selection: { filter: {}, exclude: [id] } })).toEqual([[at('gmial.com', 'bob'), 'typo']]);
    expect(await found({ selection: { filter: { search: 'bob' } } })).toEqual([[at('gmial.com', 'bob'), 'typo']]);
  });

  it('takes a domain that many here have for theirs', async () => {
    for (let i = 0; i < 5; i += 1) await live(at('gmial.com', `${i}`));
    expect(await found()).toEqual([]);
  });

  it('goes on page by page', async () => {
    for (let i = 0; i < 4; i += 1) await live(at('hotmial.com', `${i}`));
    const first = await checks({ limit: 3 });
    const second = await checks({ limit: 3, cursor: first.nextCursor! });
    expect([first.total, first.items.length, second.items.length, second.nextCursor]).toEqual([4, 3, 1, null]);
    expect(new Set([...first.items, ...second.items].map(({ email }) => email)).size).toBe(4);
  });

  it('has nothing more to say once an address is corrected', async () => {
    const { id } = await live(at('gmial.com'));
    const [wrong] = (await checks()).items;
    await rig.directory.massEdit(tenant, community.id, { updates: [{ id, email: wrong!.suggestion }] });
    expect(await found()).toEqual([]);
  });

  it('knows no community of another organization', async () => {
    await live(at('gmial.com'));
    const unknown = { code: 'resource.not_found' };
    await expect(checks({}, await rig.tenant())).rejects.toMatchObject(unknown);
    await expect(checks({ communityId: newId() })).rejects.toMatchObject(unknown);
  });
});
