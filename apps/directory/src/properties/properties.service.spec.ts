import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';
import { lockCommunity } from '../communities/communities.queries';
import { findProperties } from './properties.queries';

let rig: DirectoryRig;
let tenant: Tenant;
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
});
afterAll(() => rig.close());

describe('properties', () => {
  it('are what was said of them, and named by their address where no name was said', async () => {
    const { id } = await communityWith(rig.directory, tenant, []);
    const made = await rig.directory.createProperty(tenant, id, {
      addressLine1: '12 Elm St',
      unit: '4B',
      accountNumber: 'A-7',
    });
    const facts = { name: '12 Elm St, 4B', addressLine1: '12 Elm St', unit: '4B', accountNumber: 'A-7', city: null };
    expect(made).toMatchObject({ ...facts, communityId: id });
    expect(await rig.directory.getProperty(tenant, made.id)).toEqual(made);
    expect(await rig.directory.updateProperty(tenant, made.id, { unit: '5', city: 'Springfield' })).toEqual({
      ...made,
      name: '12 Elm St, 5',
      unit: '5',
      city: 'Springfield',
    });
  });

  it('need something to be called by', async () => {
    const { id } = await communityWith(rig.directory, tenant, []);
    const creation = rig.directory.createProperty(tenant, id, { city: 'Springfield' });
    await expect(creation).rejects.toMatchObject({
      code: 'validation.failed',
      errors: [{ field: 'name', code: 'field.required' }],
    });
  });

  it('have an account number of their own within the community', async () => {
    const { id } = await communityWith(rig.directory, tenant, []);
    const elsewhere = await communityWith(rig.directory, tenant, []);
    await rig.directory.createProperty(tenant, id, { name: 'One', accountNumber: '7' });
    const two = await rig.directory.createProperty(tenant, id, { name: 'Two' });
    const taken = { code: 'property.account_number_taken' };
    await expect(rig.directory.createProperty(tenant, id, { name: 'Three', accountNumber: '7' })).rejects.toMatchObject(
      taken,
    );
    await expect(rig.directory.updateProperty(tenant, two.id, { accountNumber: '7' })).rejects.toMatchObject(taken);
    await rig.directory.createProperty(tenant, elsewhere.id, { name: 'One', accountNumber: '7' });
  });

  it('cannot be deleted while somebody lives there', async () => {
    const { id, homes } = await communityWith(rig.directory, tenant, ['12 Elm St']);
    const resident = await addResident(rig.directory, tenant, id, { propertyId: homes[0]! });
    await expect(rig.directory.deleteProperty(tenant, homes[0]!)).rejects.toMatchObject({
      code: 'property.has_residents',
    });
    await rig.directory.deleteResident(tenant, resident.id);
    await rig.directory.deleteProperty(tenant, homes[0]!);
    await expect(rig.directory.getProperty(tenant, homes[0]!)).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('are unknown to another organization', async () => {
    const { id, homes } = await communityWith(rig.directory, tenant, ['12 Elm St']);
    const stranger = await rig.tenant();
    const unknown = { code: 'resource.not_found' };
    await expect(rig.directory.getProperty(stranger, homes[0]!)).rejects.toMatchObject(unknown);
    await expect(rig.directory.updateProperty(stranger, homes[0]!, { name: 'x' })).rejects.toMatchObject(unknown);
    await expect(rig.directory.deleteProperty(stranger, homes[0]!)).rejects.toMatchObject(unknown);
    await expect(rig.directory.listProperties(stranger, id, { limit: 50 })).rejects.toMatchObject(unknown);
    await expect(rig.directory.createProperty(stranger, id, { name: 'x' })).rejects.toMatchObject(unknown);
  });

  it('are listed by name with numbers by their value, page by page, and found by name, address and account number', async () => {
    const { id } = await communityWith(rig.directory, tenant, ['Lot 10', 'Lot 9', 'lot 1']);
    await rig.directory.createProperty(tenant, id, {
      name: 'Gate House',
      addressLine1: '1 Über Allee',
      accountNumber: 'ACC_77',
    });
    const first = await rig.directory.listProperties(tenant, id, { limit: 2 });
    const second = await rig.directory.listProperties(tenant, id, { limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'Gate House',
      'lot 1',
      'Lot 9',
      'Lot 10',
    ]);
    expect([first.total, second.nextCursor]).toEqual([4, null]);
    const found = async (search: string): Promise<string[]> =>
      (await rig.directory.listProperties(tenant, id, { limit: 50, search })).items.map(({ name }) => name);
    expect(await found('uber')).toEqual(['Gate House']);
    expect(await found('acc_7')).toEqual(['Gate House']);
    expect(await found('acc%7')).toEqual([]);
    expect(await found('LOT 1')).toEqual(['lot 1', 'Lot 10']);
  });

  it('take what residents are sorted and found by along when they are renamed', async () => {
    const { id, homes } = await communityWith(rig.directory, tenant, ['Birch', 'Cedar']);
    for (const [i, propertyId] of homes.entries())
      await addResident(rig.directory, tenant, id, { propertyId, lastName: `L${i}` });
    await rig.directory.updateProperty(tenant, homes[0]!, { name: 'Zelkova' });
    const list = await rig.directory.listResidents(tenant, id, { limit: 50 });
    expect(list.items.map(({ propertyName }) => propertyName)).toEqual(['Cedar', 'Zelkova']);
    expect(await rig.directory.listResidents(tenant, id, { limit: 50, search: 'zelk' })).toMatchObject({ total: 1 });
    expect(await rig.directory.listResidents(tenant, id, { limit: 50, search: 'birch' })).toMatchObject({ total: 0 });
  });

  it('are known again by account number or by name, and not by what only sorts alike', async () => {
    const { id, homes } = await communityWith(rig.directory, tenant, ['Lot 7', 'Lot 07', 'Élan']);
    const numbered = await rig.directory.createProperty(tenant, id, { name: 'Gate', accountNumber: '77' });
    const found = await rig.db.transaction(async (tx) => {
      const community = await lockCommunity(tx, tenant.organizationId, id);
      return findProperties(tx, community, { accountNumbers: ['77', '8'], names: ['lot  7', 'ELAN'] });
    });
    expect(new Set(found.map((property) => property.id))).toEqual(new Set([homes[0], homes[2], numbered.id]));
    expect(found).toHaveLength(3);
  });
});
