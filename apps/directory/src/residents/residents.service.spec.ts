import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, standingOf, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { eventually } from '@portico/testing/eventually';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
let community: { id: string; homes: string[] };
beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
  community = await communityWith(rig.directory, tenant, ['12 Elm St', '14 Elm St']);
  await rig.quiet();
});
afterAll(() => rig.close());

const ada = (home: number, more: object = {}): Promise<{ id: string; email: string | null }> =>
  addResident(rig.directory, tenant, community.id, { propertyId: community.homes[home]!, ...more });
const stored = (id: string) => rig.directory.getResident(tenant, id);

describe('a new resident', () => {
  it('is pending, and may be invited when there is an email (A1, A6)', async () => {
    const made = await ada(0, { email: ' Ada@Example.com ', phone: '555', locale: 'es' });
    expect(made).toEqual({
      id: expect.any(String),
      communityId: community.id,
      propertyId: community.homes[0],
      propertyName: '12 Elm St',
      kind: 'owner',
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'Ada@Example.com',
      phone: '555',
      locale: 'es',
      portalStatus: 'pending',
      allowedActions: ['invite'],
      invitation: null,
      createdAt: expect.stringMatching(/Z$/),
    });
    expect(await stored(made.id)).toEqual(made);
    expect(await ada(0)).toMatchObject({ email: null, allowedActions: [] });
  });

  it('is invited by the outbox when that is wanted and there is an email (A2, A3, A4)', async () => {
    const wanted = await ada(0, { email: 'a@example.com', sendInvitation: true });
    await ada(0, { email: 'b@example.com', sendInvitation: false });
    await ada(0, { sendInvitation: true });
    await rig.settled();
    expect(rig.heard.wanted).toEqual([wanted.id]);
  });

  it('is wished to be invited until invitations has heard it', async () => {
    rig.heard.down = true;
    const { id } = await ada(0, { email: 'a@example.com', sendInvitation: true });
    await eventually(async () => {
      expect(await rig.db.query('SELECT FROM outbox WHERE attempts > 0')).toHaveLength(1);
    });
    rig.heard.down = false;
    await eventually(() => expect(rig.heard.wanted).toEqual([id]));
  });

  it('lives in a property of the same community', async () => {
    const other = await communityWith(rig.directory, tenant, ['1 Oak']);
    const field = { errors: [{ field: 'propertyId', code: 'property.unknown' }] };
    for (const propertyId of [other.homes[0]!, newId()]) {
      await expect(addResident(rig.directory, tenant, community.id, { propertyId })).rejects.toMatchObject(field);
    }
    const { id } = await ada(0);
    await expect(rig.directory.updateResident(tenant, id, { propertyId: other.homes[0]! })).rejects.toMatchObject(
      field,
    );
  });
});

describe('each property needs its own email (B9)', () => {
  it('refuses an email that another property has, naming it, whatever its case and blanks', async () => {
    await ada(0, { email: 'ann@example.com' });
    const refusal = { code: 'resident.email_taken', detail: expect.stringContaining('12 Elm St') };
    await expect(ada(1, { email: '  ANN@Example.COM ' })).rejects.toMatchObject(refusal);
    const { id } = await ada(1, { email: 'bob@example.com' });
    await expect(rig.directory.updateResident(tenant, id, { email: 'Ann@example.com' })).rejects.toMatchObject(refusal);
    expect(rig.heard.changes).toEqual([]);
  });

  it('lets co-owners of one property share an email, and refuses to move one of them away with it', async () => {
    await ada(0, { email: 'ann@example.com' });
    const { id } = await ada(0, { email: 'Ann@example.com' });
    const move = rig.directory.updateResident(tenant, id, { propertyId: community.homes[1]! });
    await expect(move).rejects.toMatchObject({ code: 'resident.email_taken' });
  });

  it('lets a resident move with an email that nobody shares, and frees it behind them', async () => {
    const { id } = await ada(0, { email: 'ann@example.com' });
    await rig.directory.updateResident(tenant, id, { propertyId: community.homes[1]! });
    expect(await stored(id)).toMatchObject({ propertyName: '14 Elm St', email: 'ann@example.com' });
    await expect(ada(0, { email: 'ann@example.com' })).rejects.toMatchObject({ code: 'resident.email_taken' });
  });

  it('frees an email with the last one who has it', async () => {
    const first = await ada(0, { email: 'ann@example.com' });
    const second = await ada(0, { email: 'ann@example.com' });
    await rig.directory.deleteResident(tenant, first.id);
    await expect(ada(1, { email: 'ann@example.com' })).rejects.toMatchObject({ code: 'resident.email_taken' });
    await rig.directory.updateResident(tenant, second.id, { email: null });
    await expect(ada(1, { email: 'ann@example.com' })).resolves.toMatchObject({ propertyName: '14 Elm St' });
  });

  it('lets one of many who ask at once win', async () => {
    const { id, homes } = await communityWith(
      rig.directory,
      tenant,
      Array.from({ length: 20 }, (_, i) => `Lot ${i}`),
    );
    const asked = homes.map((propertyId) =>
      addResident(rig.directory, tenant, id, { propertyId, email: 'ann@example.com' }),
    );
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rig.directory.listResidents(tenant, id, { limit: 50 })).toMatchObject({ total: 1 });
  });

  it('is kept by the database itself, whatever a program writes', async () => {
    const { id } = await ada(0, { email: 'ann@example.com' });
    const other = await ada(1, { email: 'bob@example.com' });
    const write = (set: string): Promise<unknown> =>
      rig.db.query(`UPDATE resident SET ${set} WHERE id = '${other.id}'`);
    await expect(write(`email = 'ann@example.com', email_key = 'ann@example.com'`)).rejects.toThrow(
      'resident_email_claim',
    );
    await expect(write(`email_rule = false`)).rejects.toThrow('resident_email_rule');
    await expect(rig.db.query('DELETE FROM email_claim WHERE community_id = $1', [community.id])).rejects.toThrow(
      'resident_email_claim',
    );
    expect(await stored(id)).toMatchObject({ email: 'ann@example.com' });
  });
});

describe('a change of a resident', () => {
  it('changes what is said and leaves the rest', async () => {
    const made = await ada(0, { email: 'ann@example.com', phone: '555' });
    const changed = await rig.directory.updateResident(tenant, made.id, {
      kind: 'tenant',
      lastName: 'Byron',
      phone: null,
    });
    expect(changed).toEqual({ ...made, kind: 'tenant', lastName: 'Byron', phone: null });
    expect(await rig.directory.listResidents(tenant, community.id, { limit: 50, search: 'byron' })).toMatchObject({
      total: 1,
    });
    expect(await rig.directory.listResidents(tenant, community.id, { limit: 50, search: 'lovelace' })).toMatchObject({
      total: 0,
    });
  });

  it('of the email is told to invitations before it holds, and again after', async () => {
    const { id } = await ada(0, { email: 'ann@example.com' });
    let before: string | null = '';
    rig.heard.meanwhile = async () => {
      before ||= (await stored(id)).email;
    };
    await rig.directory.updateResident(tenant, id, { email: 'new@example.com' });
    expect(before).toBe('ann@example.com');
    const told = { residentId: id, email: 'new@example.com', removed: false };
    expect(rig.heard.changes).toEqual([told]);
    // At once, and from the outbox in case that was lost.
    await eventually(() => expect(rig.heard.committed).toEqual([told, told]));
  });

  it('of the email is refused while invitations does not answer, and nothing is changed', async () => {
    const { id } = await ada(0, { email: 'ann@example.com' });
    rig.heard.down = true;
    const changing = rig.directory.updateResident(tenant, id, { email: 'new@example.com', lastName: 'Byron' });
    await expect(changing).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(await stored(id)).toMatchObject({ email: 'ann@example.com', lastName: 'Lovelace' });
    await expect(rig.directory.deleteResident(tenant, id)).rejects.toMatchObject({ code: 'service.unavailable' });
    await expect(rig.directory.updateResident(tenant, id, { lastName: 'Byron' })).resolves.toMatchObject({
      lastName: 'Byron',
    });
  });

  it('that fails after invitations was told is taken back there', async () => {
    const { id } = await ada(0, { email: 'ann@example.com' });
    rig.heard.meanwhile = async () => {
      rig.heard.meanwhile = async () => undefined;
      await ada(1, { email: 'new@example.com' });
    };
    const changing = rig.directory.updateResident(tenant, id, { email: 'new@example.com' });
    await expect(changing).rejects.toMatchObject({ code: 'resident.email_taken' });
    expect(rig.heard.changes).toMatchObject([{ email: 'new@example.com' }]);
    await eventually(() => expect(rig.heard.committed).toMatchObject([{ email: 'ann@example.com' }]));
  });

  it('of the case of an email is no other address', async () => {
    const { id } = await ada(0, { email: 'ann@example.com' });
    await rig.directory.updateResident(tenant, id, { email: 'Ann@Example.com' });
    expect(await stored(id)).toMatchObject({ email: 'Ann@Example.com' });
    expect(await rig.db.query('SELECT FROM outbox')).toEqual([]);
    expect(rig.heard.changes).toEqual([]);
  });
});

describe('the end of a resident', () => {
  it('is told to invitations before and after', async () => {
    const { id } = await ada(0, { email: 'ann@example.com' });
    await rig.directory.deleteResident(tenant, id);
    await expect(stored(id)).rejects.toMatchObject({ code: 'resource.not_found' });
    const told = { residentId: id, email: null, removed: true };
    expect(rig.heard.changes).toEqual([told]);
    await eventually(() => expect(rig.heard.committed).toEqual([told, told]));
  });
});

describe('a resident of another organization', () => {
  it('does not exist', async () => {
    const { id } = await ada(0);
    const stranger = await rig.tenant();
    const unknown = { code: 'resource.not_found' };
    await expect(rig.directory.getResident(stranger, id)).rejects.toMatchObject(unknown);
    await expect(rig.directory.updateResident(stranger, id, { lastName: 'x' })).rejects.toMatchObject(unknown);
    await expect(rig.directory.deleteResident(stranger, id)).rejects.toMatchObject(unknown);
    await expect(rig.directory.listResidents(stranger, community.id, { limit: 50 })).rejects.toMatchObject(unknown);
    await expect(
      addResident(rig.directory, stranger, community.id, { propertyId: community.homes[0]! }),
    ).rejects.toMatchObject(unknown);
    await expect(
      rig.directory.massEdit(stranger, community.id, { updates: [{ id, email: null }] }),
    ).rejects.toMatchObject(unknown);
  });
});

describe('the copy of where residents stand', () => {
  it('shows the invitation and what may be done, by the newest word', async () => {
    const { id } = await ada(0, { email: 'ann@example.com' });
    const sent = standingOf(id, { version: 5 });
    const older = standingOf(id, { version: 4, portalStatus: 'pending', invitationOpen: false });
    await rig.asInvitations.putStandings(tenant, { standings: [older, sent, older] });
    await rig.asInvitations.putStandings(tenant, { standings: [older] });
    const invitation = {
      id: sent.invitationId,
      sentAt: sent.invitedAt,
      expiresAt: sent.linkExpiresAt,
      expired: false,
      deliveryStatus: 'sent',
    };
    expect(await stored(id)).toMatchObject({
      portalStatus: 'invited',
      allowedActions: ['resend', 'revoke'],
      invitation,
    });
    const expired = standingOf(id, { version: 6, linkExpiresAt: new Date(Date.now() - 1_000).toISOString() });
    await rig.asInvitations.putStandings(tenant, { standings: [expired] });
    expect(await stored(id)).toMatchObject({ portalStatus: 'invited', invitation: { expired: true } });
    const active = standingOf(id, {
      version: 7,
      portalStatus: 'active',
      invitationOpen: false,
      linkExpiresAt: expired.linkExpiresAt,
    });
    await rig.asInvitations.putStandings(tenant, { standings: [active] });
    expect(await stored(id)).toMatchObject({ allowedActions: ['deactivate'], invitation: { expired: false } });
  });

  it('passes over who is unknown or of another organization', async () => {
    const { id } = await ada(0);
    const stranger = await rig.tenant();
    await rig.asInvitations.putStandings(stranger, { standings: [standingOf(id)] });
    await rig.asInvitations.putStandings(tenant, { standings: [standingOf(newId())] });
    expect(await stored(id)).toMatchObject({ portalStatus: 'pending' });
  });

  it('comes out newest however many tell at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, async () => (await ada(0)).id));
    const tellings = Array.from({ length: 10 }, (_, version) => {
      const standings = ids.map((id) =>
        standingOf(id, { version: version + 1, portalStatus: version === 9 ? 'active' : 'invited' }),
      );
      return rig.asInvitations.putStandings(tenant, { standings: version % 2 ? standings : standings.toReversed() });
    });
    await Promise.all(tellings);
    expect((await rig.directory.getCommunity(tenant, community.id)).counts).toMatchObject({ active: 20, invited: 0 });
  });
});
