import { HomesClient } from '@portico/clients/homes-client';
import { newId } from '@portico/platform/ids';
import { ServiceClient } from '@portico/platform/service-client';
import { INTERNAL_SECRET } from '@portico/testing/app';
import { addResident, communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let homes: HomesClient;
beforeAll(async () => {
  rig = await startDirectory(AppModule);
  homes = new HomesClient(new ServiceClient({ baseUrl: rig.app.url, caller: 'gateway', secret: INTERNAL_SECRET }));
});
afterAll(() => rig.close());

async function ada() {
  const tenant = await rig.tenant();
  const community = await communityWith(rig.directory, tenant, ['12 Elm St']);
  const { id } = await addResident(rig.directory, tenant, community.id, {
    propertyId: community.homes[0]!,
    email: 'ada@example.com',
    phone: '555-0100',
  });
  return { tenant, id };
}

describe('what residents see of themselves', () => {
  it('is their name, how they are reached, and where they live', async () => {
    const { id } = await ada();
    expect(await homes.home(id)).toMatchObject({
      residentId: id,
      firstName: 'Ada',
      lastName: 'Lovelace',
      kind: 'owner',
      email: 'ada@example.com',
      phone: '555-0100',
      communityName: 'Maple Court',
      property: { name: '12 Elm St' },
    });
    await expect(homes.home(newId())).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('of it they change their phone', async () => {
    const { id, tenant } = await ada();
    expect(await homes.updateHome(id, { phone: '555-0199' })).toMatchObject({ phone: '555-0199' });
    expect(await homes.updateHome(id, {})).toMatchObject({ phone: '555-0199' });
    expect(await homes.updateHome(id, { phone: null })).toMatchObject({ phone: null });
    expect(await rig.directory.getResident(tenant, id)).toMatchObject({ phone: null, email: 'ada@example.com' });
  });

  it('and their language, in all their homes over all organizations', async () => {
    const [one, two, other] = [await ada(), await ada(), await ada()];
    await homes.setLocale({ residentIds: [one.id, two.id], locale: 'es' });
    const localeOf = async ({ tenant, id }: typeof one) => (await rig.directory.getResident(tenant, id)).locale;
    expect([await localeOf(one), await localeOf(two), await localeOf(other)]).toEqual(['es', 'es', null]);
    expect((await rig.asInvitations.profiles(one.tenant, { ids: [one.id] }))[0]).toMatchObject({ locale: 'es' });
  });
});
