import type { CommunityBody } from '@portico/contracts/communities';
import { addResident, communityWith, standingOf, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import type { Tenant } from '@portico/platform/tenant';
import { newId } from '@portico/platform/ids';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
});
afterAll(() => rig.close());

const update = (id: string, patch: Partial<CommunityBody>) =>
  rig.directory.updateCommunity(tenant, id, patch as CommunityBody);
const noCounts = { properties: 0, residents: 0, pending: 0, invited: 0, active: 0, inactive: 0, withoutEmail: 0 };

describe('communities', () => {
  it('begin with a link of 7 days and the email rule on', async () => {
    const made = await rig.directory.createCommunity(tenant, { name: 'Maple Court' });
    expect(made).toEqual({
      id: expect.any(String),
      name: 'Maple Court',
      kind: 'hoa',
      senderName: null,
      replyTo: null,
      timezone: 'UTC',
      brandColor: '#1f6feb',
      instructionGuideUrl: null,
      invitationTtlDays: 7,
      onUncertain: 'resend',
      undoSeconds: 0,
      oneEmailPerProperty: true,
      logoUrl: null,
      mailEnabled: true,
      invitationSubject: null,
      invitationBody: null,
      counts: noCounts,
      createdAt: expect.stringMatching(/Z$/),
    });
    expect(await rig.directory.getCommunity(tenant, made.id)).toEqual(made);
  });

  it('change in what is said and stay in the rest', async () => {
    const { id } = await rig.directory.createCommunity(tenant, {
      name: 'Maple Court',
      senderName: 'Maple',
      replyTo: 'a@example.com',
    });
    await update(id, { name: 'Oak Court' });
    const changed = await update(id, { replyTo: null, invitationTtlDays: 30 });
    expect(changed).toMatchObject({ name: 'Oak Court', senderName: 'Maple', replyTo: null, invitationTtlDays: 30 });
  });

  it('are unknown to another organization', async () => {
    const { id } = await rig.directory.createCommunity(tenant, { name: 'Maple Court' });
    const stranger = await rig.tenant();
    const patch = { name: 'Mine' };
    await expect(rig.directory.getCommunity(stranger, id)).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(rig.directory.updateCommunity(stranger, id, patch)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
    await expect(rig.asInvitations.communityCard(stranger, id)).rejects.toMatchObject({ code: 'resource.not_found' });
    expect((await rig.directory.listCommunities(stranger, { limit: 50 }, null)).items).toEqual([]);
  });

  it('count their homes and people by where they stand', async () => {
    const { id, homes } = await communityWith(rig.directory, tenant, ['1 Elm St', '2 Elm St']);
    const people = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        addResident(rig.directory, tenant, id, { propertyId: homes[0]!, email: n === 1 ? null : `p${n}@example.com` }),
      ),
    );
    const statuses = ['invited', 'active', 'inactive'] as const;
    const standings = statuses.map((portalStatus, i) => standingOf(people[i]!.id, { portalStatus }));
    await rig.asInvitations.putStandings(tenant, { standings });
    const counts = { properties: 2, residents: 5, pending: 2, invited: 1, active: 1, inactive: 1, withoutEmail: 1 };
    expect(await rig.directory.getCommunity(tenant, id)).toMatchObject({ counts });
    expect((await rig.directory.listCommunities(tenant, { limit: 50 }, null)).items).toMatchObject([{ id, counts }]);
  });

  it('are listed by name, page by page, all or those assigned', async () => {
    const names = ['Élan 2', 'elan 10', 'Birch', 'Zoo', 'acacia'];
    const made = await Promise.all(names.map((name) => rig.directory.createCommunity(tenant, { name })));
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await rig.directory.listCommunities(tenant, { limit: 2, cursor }, null);
      expect(page.total).toBe(5);
      read.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(read).toEqual(['acacia', 'Birch', 'Élan 2', 'elan 10', 'Zoo']);
    const some = await rig.directory.listCommunities(tenant, { limit: 50, search: 'ELAN' }, [made[0]!.id, made[3]!.id]);
    expect(some).toMatchObject({ items: [{ name: 'Élan 2' }], total: 1, nextCursor: null });
    expect(await rig.directory.listCommunities(tenant, { limit: 50 }, [])).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
    const many = Array.from({ length: 2_000 }, () => newId());
    expect((await rig.directory.listCommunities(tenant, { limit: 50 }, many)).total).toBe(0);
  });

  it('tell mails their sender and where answers go, by default the organization', async () => {
    const { id } = await rig.directory.createCommunity(tenant, { name: 'Maple Court' });
    await rig.db.query('UPDATE organization SET reply_to = $2 WHERE id = $1', [
      tenant.organizationId,
      'office@example.com',
    ]);
    const card = await rig.asInvitations.communityCard(tenant, id);
    expect(card).toMatchObject({
      id,
      organizationId: tenant.organizationId,
      senderName: 'Maple Court',
      replyTo: 'office@example.com',
    });
    await update(id, { senderName: 'The Board', replyTo: 'board@example.com' });
    const changed = await rig.asInvitations.communityCard(tenant, id);
    expect(changed).toMatchObject({ senderName: 'The Board', replyTo: 'board@example.com', invitationTtlDays: 7 });
  });
});

describe('the email rule of a community (B9)', () => {
  it('cannot be switched on while properties share an email, and says which', async () => {
    const homes = ['12 Elm St', '14 Elm St', '16 Elm St'];
    const community = await communityWith(rig.directory, tenant, homes, { oneEmailPerProperty: false });
    const shared = { email: 'Ann@Example.com' };
    for (const propertyId of community.homes.slice(0, 2))
      await addResident(rig.directory, tenant, community.id, { propertyId, ...shared });
    await addResident(rig.directory, tenant, community.id, {
      propertyId: community.homes[2]!,
      email: 'own@example.com',
    });
    const switching = update(community.id, { oneEmailPerProperty: true, name: 'New' });
    await expect(switching).rejects.toMatchObject({
      code: 'community.email_conflicts',
      errors: [
        {
          field: 'oneEmailPerProperty',
          code: 'resident.email_taken',
          message: 'ann@example.com: 12 Elm St; 14 Elm St',
        },
      ],
    });
    expect(await rig.directory.getCommunity(tenant, community.id)).toMatchObject({
      oneEmailPerProperty: false,
      name: 'Maple Court',
    });
  });

  it('holds from the moment it is switched on, and until it is switched off', async () => {
    const community = await communityWith(rig.directory, tenant, ['12 Elm St', '14 Elm St'], {
      oneEmailPerProperty: false,
    });
    const [first, second] = community.homes as [string, string];
    const email = 'ann@example.com';
    await addResident(rig.directory, tenant, community.id, { propertyId: first, email });
    await addResident(rig.directory, tenant, community.id, { propertyId: first, email });
    await update(community.id, { oneEmailPerProperty: true });
    const again = (): Promise<unknown> =>
      addResident(rig.directory, tenant, community.id, { propertyId: second, email });
    await expect(again()).rejects.toMatchObject({ code: 'resident.email_taken' });
    await update(community.id, { oneEmailPerProperty: false });
    await expect(again()).resolves.toMatchObject({ email });
    expect(await rig.db.query('SELECT FROM email_claim WHERE community_id = $1', [community.id])).toEqual([]);
  });
});
