import { newId } from '@portico/platform/ids';
import { addResident, communityWith, standingOf, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
afterAll(() => rig.close());

describe('what the gateway asks first', () => {
  it('finds the community of a thing, for its own organization only', async () => {
    const tenant = await rig.tenant();
    const { id, homes } = await communityWith(rig.directory, tenant, ['12 Elm St']);
    const resident = await addResident(rig.directory, tenant, id, { propertyId: homes[0]! });
    const things = [
      ['community', id],
      ['property', homes[0]!],
      ['resident', resident.id],
    ] as const;
    const stranger = await rig.tenant();
    for (const [thing, thingId] of things) {
      expect(await rig.directory.locate(tenant, thing, thingId)).toEqual({ communityId: id });
      await expect(rig.directory.locate(stranger, thing, thingId)).rejects.toMatchObject({
        code: 'resource.not_found',
      });
    }
    for (const unknown of [newId(), 'no-uuid']) {
      await expect(rig.directory.locate(tenant, 'resident', unknown)).rejects.toMatchObject({
        code: 'resource.not_found',
      });
      await expect(rig.directory.locate(tenant, 'import', unknown)).rejects.toMatchObject({
        code: 'resource.not_found',
      });
    }
    await expect(rig.directory.locate(tenant, 'toString' as never, id)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });
});

describe('directory', () => {
  it('answers its health to anyone, and nothing else to a stranger', async () => {
    const { http } = rig.app;
    expect(
      await Promise.all(
        ['/health/ready', '/metrics', `/communities/${newId()}`].map(async (path) => (await http.get(path)).status),
      ),
    ).toEqual([200, 200, 401]);
    expect((await http.post('/organizations').send({ name: 'Mine' })).status).toBe(401);
  });

  it('lets each service do its own part only', async () => {
    const tenant = await rig.tenant();
    const { id } = await communityWith(rig.directory, tenant, []);
    await expect(rig.asInvitations.getCommunity(tenant, id)).rejects.toMatchObject({ status: 500 });
    await expect(rig.directory.putStandings(tenant, { standings: [standingOf(newId())] })).rejects.toMatchObject({
      status: 500,
    });
  });

  it('refuses what is no filter, no sort and no field', async () => {
    const tenant = await rig.tenant();
    const { id } = await communityWith(rig.directory, tenant, []);
    const list = (query: object) => rig.directory.listResidents(tenant, id, { limit: 50, ...query });
    for (const query of [
      { sort: 'age' },
      { limit: 201 },
      { limit: 0 },
      { status: ['gone'] },
      { hasEmail: 'yes' },
      { invitedBefore: 'soon' },
      { x: 1 },
    ]) {
      await expect(list(query)).rejects.toMatchObject({ code: 'validation.failed' });
    }
    await expect(rig.directory.createCommunity(tenant, { name: ' ' })).rejects.toMatchObject({
      errors: [{ field: 'name' }],
    });
  });
});
