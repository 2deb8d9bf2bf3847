import type { CommunityCard } from '@portico/contracts/recipients';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom();
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const progress = (timezone = 'UTC', by = room.tenant) => room.invitations.progress(by, community.id, { timezone });
const lastSends = (by = room.tenant) => room.invitations.lastSends(by, { ids: [community.id] });

async function invited(count: number): Promise<string[]> {
  const people = Array.from({ length: count }, () => room.directory.resident(community));
  for (const { residentId } of people) await room.invitations.invite(room.tenant, residentId);
  const mails = await room.mailAll();
  return mails.map((mail) => new URL(mail.values['activationUrl']!).searchParams.get('token')!);
}

describe('the progress of a community', () => {
  it('counts each resident once: when first invited, and when they accepted', async () => {
    const [token] = await invited(3);
    await room.portal.accept({ token: token! });
    const [, again] = [...room.directory.residents.values()].filter(({ communityId }) => communityId === community.id);
    await room.invitations.invite(room.tenant, again!.residentId);
    await room.mailAll();
    expect(await progress()).toEqual([{ date: new Date().toISOString().slice(0, 10), invited: 3, registered: 1 }]);
  });

  it('is told by the calendar of the community, from the first day on', async () => {
    await invited(2);
    await room.db.query(
      `UPDATE standing SET first_invited_at = date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - interval '2 days 1 minute'
        WHERE community_id = $1`,
      [community.id],
    );
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    expect((await progress()).map(({ date, invited: n }) => [date, n])).toEqual(
      [3, 2, 1, 0].map((back) => [day(back), 2]),
    );
    expect((await progress('Asia/Tokyo'))[0]).toMatchObject({ date: day(2), invited: 2 });
  });

  it('forgets who was removed, and is nobody else’s', async () => {
    await invited(1);
    expect(await progress('UTC', room.stranger)).toEqual([]);
    await room.db.query('UPDATE standing SET removed = true WHERE community_id = $1', [community.id]);
    expect(await progress()).toEqual([]);
  });
});

describe('the last send of a community', () => {
  it('is when its latest message began', async () => {
    expect(await lastSends()).toEqual({});
    room.directory.resident(community);
    await room.draft(community.id);
    expect(await lastSends()).toEqual({});
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    const { startedAt } = await room.invitations.getMessage(room.tenant, id);
    expect(await lastSends()).toEqual({ [community.id]: startedAt });
    expect(await lastSends(room.stranger)).toEqual({});
  });
});
