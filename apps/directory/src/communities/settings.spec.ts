import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
let id: string;
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
  ({ id } = await rig.directory.createCommunity(tenant, { name: 'Maple Court' }));
  await rig.quiet();
});
afterAll(() => rig.close());

const update = (patch: Partial<Parameters<typeof rig.directory.updateCommunity>[2]>) =>
  rig.directory.updateCommunity(tenant, id, patch as Parameters<typeof rig.directory.updateCommunity>[2]);

describe('the settings of a community', () => {
  it('say what it is and how it invites', async () => {
    const words = { invitationSubject: 'Welcome, {{firstName}}', invitationBody: 'Come in.\n\n{{activationButton}}' };
    expect(await update({ kind: 'rental', ...words })).toMatchObject({ kind: 'rental', ...words });
    expect(await rig.asInvitations.communityCard(tenant, id)).toMatchObject(words);
    expect(await update({ invitationSubject: null })).toMatchObject({ ...words, invitationSubject: null });
  });

  it('say how long a Send can be undone, and what becomes of what a crash left uncertain', async () => {
    expect(await rig.directory.getCommunity(tenant, id)).toMatchObject({ undoSeconds: 0, onUncertain: 'resend' });
    const changed = { undoSeconds: 30, onUncertain: 'hold' as const };
    expect(await update(changed)).toMatchObject(changed);
    expect(await rig.asInvitations.communityCard(tenant, id)).toMatchObject(changed);
    for (const wrong of [{ undoSeconds: 601 }, { undoSeconds: -1 }, { undoSeconds: 1.5 }, { onUncertain: 'ask' }]) {
      const field = Object.keys(wrong)[0];
      await expect(update(wrong as object)).rejects.toMatchObject({ status: 422, errors: [{ field }] });
    }
    expect(await rig.directory.getCommunity(tenant, id)).toMatchObject(changed);
  });

  it('know the merge fields of an invitation, and where each can stand', async () => {
    const wrong = { invitationSubject: '{{activationUrl}}', invitationBody: '{{firstName}} {{nickname}}' };
    await expect(update(wrong)).rejects.toMatchObject({
      status: 422,
      errors: [
        { field: 'invitationSubject', code: 'merge_field.unknown' },
        { field: 'invitationBody', code: 'merge_field.unknown' },
      ],
    });
    await expect(rig.directory.createCommunity(tenant, { name: 'Oak Court', ...wrong })).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe('the mail of a community or an organization', () => {
  it('is stopped at invitations before it is stopped here', async () => {
    rig.heard.down = true;
    await expect(update({ mailEnabled: false, name: 'Other' })).rejects.toMatchObject({ code: 'service.unavailable' });
    const off = { mailEnabled: false };
    await expect(rig.directory.updateOrganization(tenant, off)).rejects.toMatchObject({ code: 'service.unavailable' });
    rig.heard.down = false;
    expect(await rig.directory.getCommunity(tenant, id)).toMatchObject({ mailEnabled: true, name: 'Maple Court' });
    expect(await update({ mailEnabled: false })).toMatchObject({ mailEnabled: false });
    expect(rig.heard.switches[0]).toEqual({ placeId: id, enabled: false });
  });

  it('goes on at invitations once that is committed, whenever it answers', async () => {
    const { organizationId } = tenant;
    await rig.directory.updateOrganization(tenant, { mailEnabled: false });
    await rig.quiet();
    rig.heard.down = true;
    expect(await rig.directory.updateOrganization(tenant, { mailEnabled: true })).toMatchObject({ mailEnabled: true });
    rig.heard.down = false;
    await rig.settled();
    expect(rig.heard.switches.at(-1)).toEqual({ placeId: organizationId, enabled: true });
  });

  it('is told again what holds where the change was refused', async () => {
    const homes = await communityWith(rig.directory, tenant, ['1 Elm', '2 Elm'], { oneEmailPerProperty: false });
    for (const propertyId of homes.homes)
      await addResident(rig.directory, tenant, homes.id, { propertyId, email: 'ann@example.com' });
    await rig.quiet();
    const refused = rig.directory.updateCommunity(tenant, homes.id, {
      name: 'New',
      oneEmailPerProperty: true,
      mailEnabled: false,
    });
    await expect(refused).rejects.toMatchObject({ code: 'community.email_conflicts' });
    await rig.settled();
    expect(rig.heard.switches).toEqual([
      { placeId: homes.id, enabled: false },
      { placeId: homes.id, enabled: true },
    ]);
  });

  it('is not touched by other changes, nor by another organization', async () => {
    await update({ name: 'Other' });
    await rig.directory.updateOrganization(tenant, { name: 'Acme', replyTo: 'office@example.com' });
    const stranger = await rig.tenant();
    const foreign = rig.directory.updateCommunity(stranger, id, { name: 'Mine', mailEnabled: false });
    await expect(foreign).rejects.toMatchObject({ code: 'resource.not_found' });
    await rig.settled();
    expect(rig.heard.switches).toEqual([]);
  });
});

describe('the settings of an organization', () => {
  it('change in what is said', async () => {
    const changed = await rig.directory.updateOrganization(tenant, { replyTo: 'office@example.com' });
    expect(changed).toEqual({
      id: tenant.organizationId,
      name: 'Acme Management',
      replyTo: 'office@example.com',
      mailEnabled: true,
    });
    expect(await rig.directory.updateOrganization(tenant, { replyTo: null })).toMatchObject({ replyTo: null });
    expect(await rig.directory.currentOrganization(tenant)).toMatchObject({ name: 'Acme Management', replyTo: null });
    const nobody = { ...tenant, organizationId: newId() };
    await expect(rig.directory.updateOrganization(nobody, { name: 'x' })).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });
});
