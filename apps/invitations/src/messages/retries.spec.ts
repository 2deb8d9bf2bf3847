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

const refused = { kind: 'rejected', stage: 'rcpt', code: 550, enhancedCode: '5.1.1', reply: 'no such user' } as const;
const accepted = { kind: 'accepted', stage: 'data', code: 250, enhancedCode: null, reply: null } as const;
const retry = (id: string, by = room.tenant) => room.invitations.retryDelivery(by, id);

/** A message to two people; the mail of one bounced. */
async function sent(): Promise<{ id: string; residentId: string; deliveryId: string }> {
  const [{ residentId, email }] = [room.directory.resident(community), room.directory.resident(community)];
  const { id } = await room.reviewed(community.id);
  await room.invitations.send(room.tenant, id, {});
  await room.mailAll((grant) => (grant.to.address === email ? refused : accepted));
  await room.reaches(id, 'sent');
  const { items } = await room.invitations.residentDeliveries(room.tenant, residentId, { limit: 1 });
  return { id, residentId, deliveryId: items[0]!.id };
}

async function corrected(residentId: string, email: string): Promise<void> {
  const card = room.directory.residents.get(residentId)!;
  room.directory.residents.set(residentId, { ...card, email });
  await room.fromDirectory.residentsChanged(room.tenant, { changes: [{ residentId, email, removed: false }] });
}

describe('one mail of a message that is sent again', () => {
  it('goes alone to the address that was corrected, within its message', async () => {
    const { id, residentId, deliveryId } = await sent();
    await corrected(residentId, 'right@example.com');
    await retry(deliveryId);
    const mails = await room.mailAll();
    expect(mails.map(({ to, deliveryId: mailed }) => [to.address, mailed])).toEqual([
      ['right@example.com', deliveryId],
    ]);
    expect((await room.reaches(id, 'sent')).counts).toMatchObject({ recipients: 2, sent: 2, bounced: 0 });
  });

  it('is refused where its address is dead still, or it did not fail', async () => {
    const { id, deliveryId } = await sent();
    await expect(retry(deliveryId)).rejects.toMatchObject({ code: 'message.nothing_to_retry' });
    const { items } = await room.invitations.listDeliveries(room.tenant, id, { status: ['sent'], limit: 1 });
    await expect(retry(items[0]!.id)).rejects.toMatchObject({ code: 'message.nothing_to_retry' });
    expect((await room.invitations.getMessage(room.tenant, id)).status).toBe('sent');
  });

  it('is not taken where a crash left it uncertain, but with those of its message and by that wish', async () => {
    const { id, deliveryId } = await sent();
    await room.db.query(`UPDATE delivery SET status = 'failed', reason = 'uncertain' WHERE message_id = $1`, [id]);
    expect((await room.invitations.getMessage(room.tenant, id)).attention).toEqual([
      { reason: 'uncertain', count: 2, action: 'retry_uncertain' },
    ]);
    const nothing = { code: 'message.nothing_to_retry' };
    await expect(retry(deliveryId)).rejects.toMatchObject(nothing);
    await expect(room.invitations.retryFailed(room.tenant, id, {})).rejects.toMatchObject(nothing);
    await room.db.query('DELETE FROM suppression');
    await room.invitations.retryFailed(room.tenant, id, { includeUncertain: true });
    expect(await room.mailAll()).toHaveLength(2);
    expect(await room.reaches(id, 'sent')).toMatchObject({ attention: [], needsAttention: false });
  });

  it('joins the others while its message is paused', async () => {
    const [{ residentId, email }] = [room.directory.resident(community), room.directory.resident(community)];
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await room.mailAll((grant) =>
      grant.to.address === email ? refused : { ...refused, code: 451, enhancedCode: '4.0.0' },
    );
    await room.invitations.steer(room.tenant, id, 'pause');
    const { items } = await room.invitations.residentDeliveries(room.tenant, residentId, { limit: 1 });
    await corrected(residentId, 'also.right@example.com');
    await retry(items[0]!.id);
    expect(await room.mailAll()).toEqual([]);
    await room.invitations.steer(room.tenant, id, 'resume');
    expect((await room.mailAll()).map(({ to }) => to.address)).toEqual(['also.right@example.com']);
  });

  it('belongs to a message, and to the organization', async () => {
    const { deliveryId } = await sent();
    await expect(retry(deliveryId, room.stranger)).rejects.toMatchObject({ code: 'resource.not_found' });
    const { residentId } = room.directory.resident(community);
    const { delivery } = await room.invitations.invite(room.tenant, residentId);
    await expect(retry(delivery.id)).rejects.toMatchObject({ code: 'message.nothing_to_retry' });
    await room.mailAll();
  });
});
