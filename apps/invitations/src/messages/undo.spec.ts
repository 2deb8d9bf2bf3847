import type { CommunityCard } from '@portico/contracts/recipients';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { Clockwork } from './clockwork.service';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom();
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId, { undoSeconds: 60 });
  room.directory.resident(community);
});
afterAll(() => room.close());

const send = (id: string) => room.invitations.send(room.tenant, id, {});
const undo = (id: string, by = room.tenant) => room.invitations.steer(by, id, 'undo');
const message = (id: string) => room.invitations.getMessage(room.tenant, id);
const wrongState = { code: 'message.wrong_state' };

/** Lets the time of a message come. */
async function due(id: string): Promise<void> {
  await room.db.query(`UPDATE message SET scheduled_at = now() WHERE id = $1`, [id]);
}

describe('a Send that can be undone', () => {
  it('waits as long as its community says, by the database’s clock, and then goes out by itself', async () => {
    const { id } = await room.reviewed(community.id);
    const [{ before }] = await room.db.query<[{ before: Date }]>('SELECT clock_timestamp() AS before');
    const { status, scheduledAt } = await send(id);
    const [{ after }] = await room.db.query<[{ after: Date }]>('SELECT clock_timestamp() AS after');
    expect(status).toBe('scheduled');
    expect(Date.parse(scheduledAt!)).toBeGreaterThanOrEqual(before.getTime() + 60_000);
    expect(Date.parse(scheduledAt!)).toBeLessThanOrEqual(after.getTime() + 60_000);
    expect(await message(id)).toMatchObject({ status, scheduledAt });
    expect(await room.mailAll()).toEqual([]);
    await due(id);
    await room.reaches(id, 'sending');
    expect(await room.mailAll()).toHaveLength(1);
    await room.reaches(id, 'sent');
  });

  it('goes back to review as it was, mails nobody, and can be sent again', async () => {
    const reviewed = await room.reviewed(community.id);
    const { id } = reviewed;
    await send(id);
    await undo(id);
    expect(await message(id)).toEqual(reviewed);
    const { items } = await room.invitations.listActivity(room.tenant, community.id, { limit: 1 });
    expect(items).toMatchObject([{ type: 'message.in_review', actor: 'Grace Hopper' }]);
    await expect(undo(id)).rejects.toMatchObject(wrongState);
    expect(await room.mailAll()).toEqual([]);
    expect(await send(id)).toMatchObject({ status: 'scheduled' });
  });

  it('is undone or sent, never both, when its time comes at that moment', async () => {
    for (let i = 0; i < 10; i += 1) {
      const { id } = await room.reviewed(community.id);
      await send(id);
      await due(id);
      const [undone] = await Promise.allSettled([undo(id), room.app.get(Clockwork).tick()]);
      const mails = await room.mailAll();
      const { status } = await message(id);
      expect([status, mails.length]).toEqual(undone.status === 'fulfilled' ? ['in_review', 0] : ['sent', 1]);
    }
  });

  it('is one Send: of fifty at once one is taken, and the time of the first holds', async () => {
    const { id } = await room.reviewed(community.id);
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => send(id)));
    const [taken, ...others] = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(others).toEqual([]);
    expect(await message(id)).toMatchObject(taken!);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject(wrongState);
  });

  it('is of every scheduled message, and what was scheduled for later and is sent now waits as well', async () => {
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, { scheduledAt: '2099-01-01T00:00:00Z' });
    const { scheduledAt } = await send(id);
    expect(Date.parse(scheduledAt!)).toBeLessThan(Date.parse('2099-01-01T00:00:00Z'));
    await undo(id);
    expect(await message(id)).toMatchObject({ status: 'in_review', scheduledAt: null });
  });

  it('is one by its own organization, and not once it is sent', async () => {
    const { id } = await room.reviewed(community.id);
    await send(id);
    await expect(undo(id, room.stranger)).rejects.toMatchObject({ code: 'resource.not_found' });
    room.directory.communities.set(community.id, { ...community, undoSeconds: 0 });
    expect(await send(id)).toEqual({ status: 'sending', scheduledAt: null });
    await expect(undo(id)).rejects.toMatchObject(wrongState);
    expect(await room.mailAll()).toHaveLength(1);
  });

  it('is not promised where directory cannot be asked: nothing is sent', async () => {
    const { id } = await room.reviewed(community.id);
    room.directory.down = true;
    await expect(send(id)).rejects.toMatchObject({ code: 'service.unavailable' });
    room.directory.down = false;
    expect((await message(id)).status).toBe('in_review');
  });

  it('needs somebody to mail', async () => {
    const empty = room.directory.community(room.tenant.organizationId, { undoSeconds: 60 });
    room.directory.resident(empty, { email: null });
    const { id } = await room.reviewed(empty.id);
    await expect(send(id)).rejects.toMatchObject({ code: 'message.no_recipients' });
    expect((await message(id)).status).toBe('in_review');
  });
});
