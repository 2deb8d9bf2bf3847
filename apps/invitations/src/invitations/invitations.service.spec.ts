import type { CommunityCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import { openRoom, type Room } from '../../testing/room';

let room: Room;
let community: CommunityCard;
beforeAll(async () => {
  room = await openRoom();
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string }) => problem.code,
  );
const copyOf = (residentId: string) => room.directory.standings.get(residentId);
const newcomer = () => room.directory.resident(community).residentId;

describe('a revoke', () => {
  it('leaves nothing of the invitation in the lists', async () => {
    const residentId = newcomer();
    await room.invited(residentId);
    await room.invitations.revoke(room.tenant, residentId);
    expect(copyOf(residentId)).toMatchObject({
      portalStatus: 'pending',
      invitationId: null,
      invitationOpen: false,
      invitedAt: null,
      linkExpiresAt: null,
      deliveryStatus: null,
    });
  });

  it('makes an invited resident Pending again, in the lists at once, and can be followed by a new invitation', async () => {
    const residentId = newcomer();
    const token = await room.invited(residentId);
    await room.invitations.revoke(room.tenant, residentId);
    expect(copyOf(residentId)).toMatchObject({ portalStatus: 'pending', invitationOpen: false });
    const again = await room.invited(residentId);
    const states = await Promise.all([token, again].map((one) => room.portal.peekLink(one)));
    expect(states.map((peek) => peek.state)).toEqual(['revoked', 'live']);
  });

  it('stops the mail that still waits', async () => {
    const residentId = newcomer();
    await room.invitations.invite(room.tenant, residentId);
    await room.invitations.revoke(room.tenant, residentId);
    expect(await room.mailAll()).toEqual([]);
    const deliveries = await room.db.query('SELECT status, reason FROM delivery WHERE resident_id = $1', [residentId]);
    expect(deliveries).toEqual([{ status: 'skipped', reason: 'revoked' }]);
  });

  it('is refused where nothing is open: never invited, revoked already, accepted, unknown', async () => {
    const [never, twice, accepted] = [newcomer(), newcomer(), newcomer()];
    await room.invited(twice);
    await room.invitations.revoke(room.tenant, twice);
    await room.joined(accepted);
    const revoke = (id: string) => refusal(room.invitations.revoke(room.tenant, id));
    expect(await revoke(never)).toBe('invitation.none');
    expect(await revoke(twice)).toBe('invitation.none');
    expect(await revoke(accepted)).toBe('invitation.none');
    expect(await revoke(newId())).toBe('resource.not_found');
  });

  it('of another organization touches nothing', async () => {
    const residentId = newcomer();
    const token = await room.invited(residentId);
    const stranger = { ...room.tenant, organizationId: newId() };
    expect(await refusal(room.invitations.revoke(stranger, residentId))).toBe('resource.not_found');
    expect((await room.portal.peekLink(token)).state).toBe('live');
  });

  it('is done once by ten at the same moment', async () => {
    const residentId = newcomer();
    await room.invited(residentId);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refusal(room.invitations.revoke(room.tenant, residentId))),
    );
    expect(answers.filter((code) => code === null)).toHaveLength(1);
  });
});

describe('switching access off and on', () => {
  it('moves an active resident to Inactive and back, in the lists at once', async () => {
    const residentId = newcomer();
    await room.joined(residentId);
    await room.invitations.deactivate(room.tenant, residentId);
    expect(copyOf(residentId)).toMatchObject({ portalStatus: 'inactive' });
    await room.invitations.reactivate(room.tenant, residentId);
    expect(copyOf(residentId)).toMatchObject({ portalStatus: 'active' });
    const feed = await room.db.query('SELECT type, actor FROM activity WHERE link LIKE $1 ORDER BY at DESC LIMIT 2', [
      `%${residentId}`,
    ]);
    expect(feed).toEqual([
      { type: 'resident.reactivated', actor: 'Grace Hopper' },
      { type: 'resident.deactivated', actor: 'Grace Hopper' },
    ]);
  });

  it('is refused from where it does not lead anywhere', async () => {
    const [pending, invited, active, inactive] = [newcomer(), newcomer(), newcomer(), newcomer()];
    await room.invited(invited);
    await room.joined(active);
    await room.joined(inactive);
    await room.invitations.deactivate(room.tenant, inactive);
    const off = (id: string) => refusal(room.invitations.deactivate(room.tenant, id));
    const on = (id: string) => refusal(room.invitations.reactivate(room.tenant, id));
    expect(await Promise.all([pending, invited, inactive].map(off))).toEqual([
      'resident.wrong_state',
      'resident.wrong_state',
      'resident.inactive',
    ]);
    expect(await Promise.all([pending, invited, active].map(on))).toEqual([
      'resident.wrong_state',
      'resident.wrong_state',
      'resident.already_active',
    ]);
    expect([await off(newId()), await on(newId())]).toEqual(['resource.not_found', 'resource.not_found']);
  });
});
