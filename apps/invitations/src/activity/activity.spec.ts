import { newId } from '@portico/platform/ids';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { noteActivities } from './activity.queries';

let room: MessageRoom;
beforeAll(async () => {
  room = await openMessageRoom();
});
afterAll(() => room.close());

async function note(communityId: string, ...subjects: string[]): Promise<void> {
  const { organizationId } = room.tenant;
  for (const subject of subjects) {
    const entry = {
      organizationId,
      communityId,
      type: 'invitation.sent' as const,
      actor: { kind: 'user' as const, name: 'Grace' },
      subject,
      link: '/x',
    };
    await noteActivities(room.db.manager, [entry]);
  }
}

describe('the feed of a community', () => {
  it('tells what happened newest first, page by page, things of one moment too', async () => {
    const communityId = newId();
    await note(communityId, 'Ada', 'Bob', 'Cleo');
    await room.db.query(`UPDATE activity SET at = '2026-01-01 10:00:00.123456Z' WHERE community_id = $1`, [
      communityId,
    ]);
    const first = await room.invitations.listActivity(room.tenant, communityId, { limit: 2 });
    expect(first).toMatchObject({ items: [{ subject: 'Cleo' }, { subject: 'Bob' }], total: 3 });
    const second = await room.invitations.listActivity(room.tenant, communityId, {
      limit: 2,
      cursor: first.nextCursor!,
    });
    expect(second).toEqual({
      items: [
        {
          id: expect.any(String),
          at: '2026-01-01T10:00:00.123Z',
          type: 'invitation.sent',
          actor: 'Grace',
          subject: 'Ada',
          link: '/x',
        },
      ],
      nextCursor: null,
      total: 3,
    });
  });

  it('has one entry for a message, which moves up with each state', async () => {
    const { id: communityId } = room.directory.community(room.tenant.organizationId);
    const message = await room.draft(communityId, { subject: 'Welcome' });
    await note(communityId, 'Ada');
    await room.invitations.updateMessage(room.tenant, message.id, { subject: 'Welcome home' });
    const { items } = await room.invitations.listActivity(room.tenant, communityId, { limit: 50 });
    expect(items.map(({ type, subject }) => [type, subject])).toEqual([
      ['message.drafted', 'Welcome home'],
      ['invitation.sent', 'Ada'],
    ]);
  });

  it('is empty for another organization', async () => {
    const communityId = newId();
    await note(communityId, 'Ada');
    const feed = await room.invitations.listActivity(room.stranger, communityId, { limit: 50 });
    expect(feed).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  it.each([[['no time', newId()]], [['2026-01-01', 'no id']], [['2026-13-45', newId()]], [['2026-01-01']]])(
    'has no page after %j',
    async (place) => {
      const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
      const page = room.invitations.listActivity(room.tenant, newId(), { limit: 2, cursor });
      await expect(page).rejects.toMatchObject({ code: 'cursor.invalid', status: 400 });
    },
  );
});
