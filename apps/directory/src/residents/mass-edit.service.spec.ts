import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
let community: { id: string; homes: string[] };
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
  community = await communityWith(rig.directory, tenant, ['12 Elm St', '14 Elm St', '16 Elm St']);
  await rig.quiet();
});
afterAll(() => rig.close());

async function person(home: number, email: string | null): Promise<string> {
  return (await addResident(rig.directory, tenant, community.id, { propertyId: community.homes[home]!, email })).id;
}
const edit = async (updates: { id: string; email: string | null }[]) =>
  (await rig.directory.massEdit(tenant, community.id, { updates })).results;
const emailOf = async (id: string) => (await rig.directory.getResident(tenant, id)).email;

describe('the mass edit (B8)', () => {
  it('answers every row in the order asked, and each succeeds or fails on its own', async () => {
    const [ann, bob, cleo] = [
      await person(0, 'ann@example.com'),
      await person(1, 'bob@example.com'),
      await person(2, 'cleo@example.com'),
    ];
    const stranger = newId();
    const results = await edit([
      { id: cleo, email: 'not an address' },
      { id: bob, email: 'ANN@example.com' },
      { id: stranger, email: 'x@example.com' },
      { id: ann, email: ' new@example.com ' },
      { id: cleo, email: null },
    ]);
    expect(results).toEqual([
      { id: cleo, ok: false, error: { code: 'email.invalid', message: expect.any(String) } },
      { id: bob, ok: true },
      { id: stranger, ok: false, error: { code: 'resource.not_found', message: expect.any(String) } },
      { id: ann, ok: true },
      { id: cleo, ok: false, error: { code: 'resident.repeated', message: expect.any(String) } },
    ]);
    expect(await Promise.all([ann, bob, cleo].map(emailOf))).toEqual([
      'new@example.com',
      'ANN@example.com',
      'cleo@example.com',
    ]);
  });

  it('names the property that has an email (B9)', async () => {
    await person(0, 'ann@example.com');
    const bob = await person(1, null);
    const [result] = await edit([{ id: bob, email: 'ann@example.com' }]);
    expect(result).toEqual({
      id: bob,
      ok: false,
      error: { code: 'resident.email_taken', message: expect.stringContaining('12 Elm St') },
    });
  });

  it('swaps two emails, and clears one', async () => {
    const [ann, bob, cleo] = [
      await person(0, 'ann@example.com'),
      await person(1, 'bob@example.com'),
      await person(2, 'cleo@example.com'),
    ];
    const results = await edit([
      { id: ann, email: 'bob@example.com' },
      { id: bob, email: 'ann@example.com' },
      { id: cleo, email: null },
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await Promise.all([ann, bob, cleo].map(emailOf))).toEqual(['bob@example.com', 'ann@example.com', null]);
    expect(await person(0, 'cleo@example.com')).toEqual(expect.any(String));
  });

  it('tells invitations of the addresses that become others, before and after, and of no more', async () => {
    const [ann, bob, cleo] = [
      await person(0, 'ann@example.com'),
      await person(1, 'bob@example.com'),
      await person(2, null),
    ];
    await edit([
      { id: ann, email: 'new@example.com' },
      { id: bob, email: 'BOB@example.com' },
      { id: cleo, email: 'new@example.com' },
    ]);
    const told = { residentId: ann, email: 'new@example.com', removed: false };
    await rig.settled();
    expect(rig.heard.changes).toEqual([told]);
    expect(rig.heard.committed).toEqual([told, told]);
    expect(await Promise.all([bob, cleo].map(emailOf))).toEqual(['BOB@example.com', null]);
  });

  it('changes nothing while invitations does not answer', async () => {
    const ann = await person(0, 'ann@example.com');
    rig.heard.down = true;
    await expect(edit([{ id: ann, email: 'new@example.com' }])).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(await emailOf(ann)).toBe('ann@example.com');
  });

  it('refuses nothing for the sake of the rule where it is off', async () => {
    community = await communityWith(rig.directory, tenant, ['1 Oak', '2 Oak'], { oneEmailPerProperty: false });
    const [ann, bob] = [await person(0, 'ann@example.com'), await person(1, null)];
    expect(await edit([{ id: bob, email: 'ann@example.com' }])).toEqual([{ id: bob, ok: true }]);
    expect(await Promise.all([ann, bob].map(emailOf))).toEqual(['ann@example.com', 'ann@example.com']);
  });

  it('does not reach into another community', async () => {
    const other = await communityWith(rig.directory, tenant, ['1 Oak']);
    const outsider = await addResident(rig.directory, tenant, other.id, {
      propertyId: other.homes[0]!,
      email: 'o@example.com',
    });
    expect(await edit([{ id: outsider.id, email: null }])).toMatchObject([
      { ok: false, error: { code: 'resource.not_found' } },
    ]);
  });
});
