import type { Grant } from '@portico/contracts/gate';
import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { eventually } from '@portico/testing/eventually';
import { deliveryStatus } from '../../testing/bounce-mails';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';

let room: MessageRoom;
let community: CommunityCard;
let people: RecipientCard[];
beforeAll(async () => {
  room = await openMessageRoom({ BOUNCE_DOMAIN: 'bounce.example' });
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId, { onUncertain: 'hold' });
  people = Array.from({ length: 3 }, () => room.directory.resident(community));
});
afterAll(() => room.close());

const message = (id: string) => room.invitations.getMessage(room.tenant, id);
const idsOf = (grants: Grant[]) => grants.map(({ deliveryId }) => deliveryId);

/** What a mailer is granted, once it is handed out. */
const claim = (id: string): Promise<Grant[]> =>
  eventually(async () => {
    const [batch] = await room.db.query<{ id: string }[]>(
      'SELECT id FROM batch WHERE message_id = $1 AND carried_at IS NOT NULL',
      [id],
    );
    const { grants } = await room.gate.claim({ batchId: batch!.id });
    expect(grants).toHaveLength(people.length);
    return grants;
  });

/** A mailer is granted all, hands the first two mails to the relay, hears that it took the first, and is killed. */
async function crashed(id: string): Promise<Grant[]> {
  const grants = await claim(id);
  const intents = grants.slice(0, 2).map(({ deliveryId, fence }) => ({ deliveryId, fence }));
  if (grants[0]!.intent) await room.gate.intend({ intents });
  const accepted = { kind: 'accepted', stage: 'data', code: 250, enhancedCode: null, reply: null } as const;
  await room.gate.report({ batchIds: [], outcomes: [{ ...accepted, ...intents[0]! }] });
  await room.db.query(`UPDATE delivery SET lease_until = now() WHERE message_id = $1 AND status = 'sending'`, [id]);
  await eventually(async () => expect((await message(id)).counts.sending).toBe(0));
  return grants;
}

describe('a Send of a community that holds what a crash leaves uncertain', () => {
  it('mails by itself whom it cannot have reached, and the others when staff want it', async () => {
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    const [, uncertain, untouched] = await crashed(id);
    expect(idsOf(await room.mailAll())).toEqual([untouched!.deliveryId]);
    expect(await room.reaches(id, 'sent')).toMatchObject({
      counts: { sent: 2, failed: 1 },
      attention: [{ reason: 'uncertain', count: 1, action: 'retry_uncertain' }],
    });
    const { events } = await room.invitations.getDelivery(room.tenant, uncertain!.deliveryId);
    expect(events.map(({ type, detail }) => [type, detail])).toEqual([
      ['queued', null],
      ['sending', null],
      ['lease_expired', null],
      ['failed', 'uncertain'],
    ]);
    await expect(room.invitations.retryFailed(room.tenant, id, {})).rejects.toMatchObject({
      code: 'message.nothing_to_retry',
    });
    await room.invitations.retryFailed(room.tenant, id, { includeUncertain: true });
    const again = await room.mailAll();
    expect(again.map(({ deliveryId, messageId }) => [deliveryId, messageId])).toEqual([
      [uncertain!.deliveryId, uncertain!.messageId],
    ]);
    expect(await room.reaches(id, 'sent')).toMatchObject({ counts: { sent: 3, failed: 0 }, attention: [] });
  });

  it('learns from what comes back that a mail had left', async () => {
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    const [, uncertain] = await crashed(id);
    const { envelopeFrom, to, deliveryId } = uncertain!;
    const delivered = { address: to.address, action: 'delivered', status: '2.0.0', diagnostic: '250 OK' };
    const report = deliveryStatus({ to: envelopeFrom, recipients: [delivered], id: '<d@x>' });
    await room.invitations.reportBounce(room.tenant, new Uint8Array(Buffer.from(report)));
    const { status, reason, events } = await room.invitations.getDelivery(room.tenant, deliveryId);
    expect([status, reason]).toEqual(['delivered', null]);
    expect(events.map(({ type }) => type).slice(-3)).toEqual(['failed', 'sent', 'delivered']);
    await room.mailAll();
    expect(await room.reaches(id, 'sent')).toMatchObject({ counts: { sent: 2, delivered: 1 }, attention: [] });
  });

  it('asks its mailer for intents, also when it was scheduled; what the community says later holds for later Sends', async () => {
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, { scheduledAt: '2099-01-01T00:00:00Z' });
    room.directory.communities.set(community.id, { ...community, onUncertain: 'resend' });
    await room.db.query('UPDATE message SET scheduled_at = now() WHERE id = $1', [id]);
    expect((await claim(id)).map(({ intent }) => intent)).toEqual([true, true, true]);
  });

  it('is one Send: undone and sent again it does as its community says then', async () => {
    room.directory.communities.set(community.id, { ...community, undoSeconds: 60 });
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await room.invitations.steer(room.tenant, id, 'undo');
    room.directory.communities.set(community.id, { ...community, onUncertain: 'resend' });
    await room.invitations.send(room.tenant, id, {});
    expect((await crashed(id)).map(({ intent }) => intent)).toEqual([false, false, false]);
    expect(await room.mailAll()).toHaveLength(2);
    expect(await room.reaches(id, 'sent')).toMatchObject({ counts: { sent: 3 }, attention: [] });
  });
});
