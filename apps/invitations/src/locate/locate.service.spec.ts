import { STANDARD_RELAY_ID } from '@portico/contracts/relays';
import { invitationsThings } from '@portico/contracts/things';
import { newId } from '@portico/platform/ids';
import { openRoom, type Room } from '../../testing/room';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

/** One of each kind in this organization, by kind; also a row that was left out at review. */
async function made() {
  const { organizationId } = room.tenant;
  const communityId = newId();
  const ids = { message: newId(), delivery: newId(), suppression: newId(), webhook: newId(), excluded: newId() };
  await room.db.query(
    `INSERT INTO message (id, organization_id, community_id, purpose, subject, body, selection, created_by)
     VALUES ($1, $2, $3, 'notice', 's', 'b', '{}', 'x')`,
    [ids.message, organizationId, communityId],
  );
  await room.db.query(
    `INSERT INTO delivery (id, organization_id, community_id, purpose, name, status, problem)
     VALUES ($1, $3, $4, 'notice', 'Ada', 'prepared', NULL), ($2, $3, $4, 'notice', 'Ada', 'excluded', 'no_email')`,
    [ids.delivery, ids.excluded, organizationId, communityId],
  );
  await room.db.query(
    `INSERT INTO suppression (id, organization_id, email_key, reason) VALUES ($1, $2, $3, 'manual')`,
    [ids.suppression, organizationId, `${ids.suppression}@example.com`],
  );
  await room.db.query(
    `INSERT INTO webhook (id, organization_id, url, events, sealed_secret) VALUES ($1, $2, 'https://listener.example', '{}', '')`,
    [ids.webhook, organizationId],
  );
  return { ids, communityId };
}

/** A relay is the operator's, and of no organization. */
const owned = invitationsThings.filter((thing) => thing !== 'relay');

describe('where things belong', () => {
  it('is a community for messages and deliveries, the organization for suppressions and webhooks', async () => {
    const { ids, communityId } = await made();
    const found = await Promise.all(owned.map((thing) => room.invitations.locate(room.tenant, thing, ids[thing])));
    expect(found.map((one) => one.communityId)).toEqual([communityId, communityId, null, null]);
  });

  it.each(owned)('is told to no other organization: %s', async (thing) => {
    const { ids } = await made();
    const stranger = { ...room.tenant, organizationId: newId() };
    const none = { code: 'resource.not_found' };
    await expect(room.invitations.locate(stranger, thing, ids[thing])).rejects.toMatchObject(none);
    await expect(room.invitations.locate(room.tenant, thing, newId())).rejects.toMatchObject(none);
    await expect(room.invitations.locate(room.tenant, thing, 'no-uuid')).rejects.toMatchObject(none);
  });

  it('is nowhere in particular for a relay, which must exist all the same', async () => {
    const located = room.invitations.locate(room.tenant, 'relay', STANDARD_RELAY_ID);
    expect(await located).toEqual({ communityId: null });
    await expect(room.invitations.locate(room.tenant, 'relay', newId())).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });

  it('is nowhere for a row that was left out at review', async () => {
    const { ids } = await made();
    await expect(room.invitations.locate(room.tenant, 'delivery', ids.excluded)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });

  it('is nowhere for a kind of thing that there is not', async () => {
    const kind = 'constructor' as 'message';
    await expect(room.invitations.locate(room.tenant, kind, newId())).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });
});
