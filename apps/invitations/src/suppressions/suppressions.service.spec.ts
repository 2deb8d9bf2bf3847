import { newId } from '@portico/platform/ids';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { suppress } from './suppressions.queries';

let room: MessageRoom;
beforeAll(async () => {
  room = await openMessageRoom();
});
beforeEach(() => room.db.query('DELETE FROM suppression'));
afterAll(() => room.close());

describe('suppressed addresses', () => {
  it('are compared trimmed and without case', async () => {
    const made = await room.invitations.addSuppression(room.tenant, { email: ' Ada@Example.COM ', reason: 'manual' });
    expect(made).toEqual({
      id: expect.any(String),
      email: 'ada@example.com',
      reason: 'manual',
      at: expect.any(String),
    });
    const again = room.invitations.addSuppression(room.tenant, { email: 'ADA@example.com', reason: 'unsubscribe' });
    await expect(again).rejects.toMatchObject({ code: 'suppression.exists', status: 409 });
  });

  it('are listed newest first, page by page, and searched by a part', async () => {
    for (const name of ['ada', 'bob', 'cleo']) {
      await room.invitations.addSuppression(room.tenant, { email: `${name}@example.com`, reason: 'manual' });
    }
    const first = await room.invitations.listSuppressions(room.tenant, { limit: 2 });
    expect(first).toMatchObject({ items: [{ email: 'cleo@example.com' }, { email: 'bob@example.com' }], total: 3 });
    const second = await room.invitations.listSuppressions(room.tenant, { limit: 2, cursor: first.nextCursor! });
    expect(second).toMatchObject({ items: [{ email: 'ada@example.com' }], nextCursor: null, total: 3 });
    const found = await room.invitations.listSuppressions(room.tenant, { limit: 50, search: 'BO' });
    expect(found).toMatchObject({ items: [{ email: 'bob@example.com' }], total: 1 });
  });

  it.each(['x', Buffer.from('["no id"]').toString('base64url'), Buffer.from('[1,2]').toString('base64url')])(
    'have no page after %s',
    async (cursor) => {
      const page = room.invitations.listSuppressions(room.tenant, { limit: 2, cursor });
      await expect(page).rejects.toMatchObject({ code: 'cursor.invalid', status: 400 });
    },
  );

  it('belong to one organization', async () => {
    const { id } = await room.invitations.addSuppression(room.tenant, { email: 'ada@example.com', reason: 'manual' });
    expect(await room.invitations.listSuppressions(room.stranger, { limit: 50 })).toMatchObject({
      items: [],
      total: 0,
    });
    await expect(room.invitations.removeSuppression(room.stranger, id)).rejects.toMatchObject({ status: 404 });
    await expect(room.invitations.locate(room.stranger, 'suppression', id)).rejects.toMatchObject({ status: 404 });
    await room.invitations.addSuppression(room.stranger, { email: 'ada@example.com', reason: 'manual' });
  });

  it('are free again once they are removed', async () => {
    const { id } = await room.invitations.addSuppression(room.tenant, { email: 'ada@example.com', reason: 'manual' });
    expect(await room.invitations.locate(room.tenant, 'suppression', id)).toEqual({ communityId: null });
    await room.invitations.removeSuppression(room.tenant, id);
    await expect(room.invitations.removeSuppression(room.tenant, id)).rejects.toMatchObject({ status: 404 });
    await room.invitations.addSuppression(room.tenant, { email: 'ada@example.com', reason: 'manual' });
  });

  it('stay as they are when they bounce again, but a complaint outranks a bounce', async () => {
    const { organizationId } = room.tenant;
    const address = (emailKey: string, reason: 'hard_bounce' | 'complaint') => ({ organizationId, emailKey, reason });
    await room.invitations.addSuppression(room.tenant, { email: 'own@example.com', reason: 'manual' });
    await suppress(room.db.manager, [address('own@example.com', 'complaint'), address('b@example.com', 'hard_bounce')]);
    await suppress(room.db.manager, [address('b@example.com', 'hard_bounce'), address('b@example.com', 'complaint')]);
    await suppress(room.db.manager, [address('b@example.com', 'hard_bounce')]);
    const { items } = await room.invitations.listSuppressions(room.tenant, { limit: 50 });
    expect(items.map(({ email, reason }) => [email, reason])).toEqual([
      ['b@example.com', 'complaint'],
      ['own@example.com', 'manual'],
    ]);
  });

  it('keep their order under many hands at once', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      organizationId: room.tenant.organizationId,
      emailKey: `${i}.${newId()}@example.com`,
      reason: 'hard_bounce' as const,
    }));
    await Promise.all(Array.from({ length: 8 }, (_, i) => suppress(room.db.manager, i % 2 ? rows : rows.toReversed())));
    expect(await room.invitations.listSuppressions(room.tenant, { limit: 1 })).toMatchObject({ total: 40 });
  });
});
