import { newId } from '@portico/platform/ids';
import { startDirectory, tenantOf } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
afterAll(() => rig.close());

describe('organizations', () => {
  it('gives everyone who asks at once the same first organization', async () => {
    const asked = Array.from({ length: 10 }, (_, i) => rig.directory.firstOrganization(`Name ${i}`));
    const ids = new Set((await Promise.all(asked)).map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(await rig.db.query('SELECT count(*)::int AS n FROM organization')).toEqual([{ n: 1 }]);
  });

  it('keeps the oldest one the first when others come', async () => {
    const first = await rig.directory.firstOrganization('Another name');
    const other = await rig.directory.createOrganization('Other Management');
    expect(other.id).not.toBe(first.id);
    expect(await rig.directory.firstOrganization('x')).toEqual(first);
  });

  it('say who they are to those who act for them', async () => {
    const tenant = await rig.tenant();
    expect(await rig.asInvitations.currentOrganization(tenant)).toEqual({
      id: tenant.organizationId,
      name: 'Acme Management',
      replyTo: null,
      mailEnabled: true,
    });
    await expect(rig.asInvitations.currentOrganization(tenantOf(newId()))).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });
});
