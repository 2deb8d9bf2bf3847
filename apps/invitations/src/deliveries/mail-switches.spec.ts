import type { CommunityCard } from '@portico/contracts/recipients';
import { eventually } from '@portico/testing/eventually';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { overdueBatches } from './batches.queries';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom();
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId);
});
afterEach(() => turn(room.tenant.organizationId, true));
afterAll(() => room.close());

const turn = (placeId: string, enabled: boolean, by = room.tenant) =>
  room.fromDirectory.switchMail(by, { placeId, enabled });
const residents = (count: number) => Array.from({ length: count }, () => room.directory.resident(community));
const waitingFor = async (id: string) => (await room.invitations.getMessage(room.tenant, id)).waitingFor;
const invite = (of: CommunityCard) => room.invitations.invite(room.tenant, room.directory.resident(of).residentId);

describe('mail that is switched off', () => {
  it.each(['organization', 'community'] as const)(
    'for the %s waits, says why, and goes when it is on again',
    async (whose) => {
      const placeId = whose === 'organization' ? room.tenant.organizationId : community.id;
      residents(3);
      const { id } = await room.reviewed(community.id);
      await turn(placeId, false);
      expect(await waitingFor(id)).toBeNull();
      await room.invitations.send(room.tenant, id, {});
      expect(await room.mailAll()).toEqual([]);
      expect(await waitingFor(id)).toBe('mail_disabled');
      expect((await room.invitations.getMessage(room.tenant, id)).counts).toMatchObject({ queued: 3, sent: 0 });
      await turn(placeId, true);
      expect(await waitingFor(id)).toBeNull();
      expect(await room.mailAll()).toHaveLength(3);
      expect((await room.reaches(id, 'sent')).counts.sent).toBe(3);
    },
  );

  it('stops a send that has begun, and single invitations too', async () => {
    residents(2);
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await turn(community.id, false);
    await invite(community);
    expect(await room.mailAll()).toEqual([]);
    await turn(community.id, true);
    expect(await room.mailAll()).toHaveLength(3);
  });

  it('is that of one community or organization alone', async () => {
    const other = room.directory.community(room.tenant.organizationId);
    await turn(community.id, false);
    await turn(room.tenant.organizationId, false, room.stranger);
    await turn(other.id, false, room.stranger);
    await invite(other);
    expect(await room.mailAll()).toHaveLength(1);
    await turn(community.id, true);
  });

  it('never is what people sign in with, nor what staff set a password with', async () => {
    const { residentId, email } = room.directory.resident(community);
    await room.invitations.invite(room.tenant, residentId);
    const [mail] = await room.mailAll();
    await room.portal.accept({ token: new URL(mail!.values['activationUrl']!).searchParams.get('token')! });
    await turn(room.tenant.organizationId, false);
    await room.portal.mailSignInLink(email!);
    const staff = { to: 'sam@example.com', name: 'Sam', url: 'https://portal.example/set-password?token=abc' };
    await room.invitations.sendAccountMail(room.tenant, staff);
    await eventually(async () => {
      expect(await room.db.query(`SELECT id FROM outbox WHERE topic = 'sign_in.wanted'`)).toEqual([]);
    });
    const mailed = await room.mailAll();
    expect(new Set(mailed.map(({ to }) => to.address))).toEqual(new Set([email, 'sam@example.com']));
  });

  it('is not carried again and again while it waits', async () => {
    await turn(community.id, false);
    await invite(community);
    residents(1);
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await room.mailAll();
    await room.db.query(
      `UPDATE batch SET carried_at = now() - interval '1 hour', claimed_at = now() - interval '1 hour'`,
    );
    expect(await overdueBatches(room.db.manager, 100)).toEqual([]);
    await turn(community.id, true);
    expect(await room.mailAll()).not.toEqual([]);
  });
});
