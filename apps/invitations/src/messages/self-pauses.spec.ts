import type { Grant } from '@portico/contracts/gate';
import type { CommunityCard } from '@portico/contracts/recipients';
import { fill } from '@portico/mail/fill';
import { eventually } from '@portico/testing/eventually';
import { complaint, deliveryStatus } from '../../testing/bounce-mails';
import { openMessageRoom, type Answer, type MessageRoom } from '../../testing/message-room';
import { ContentStore } from '../deliveries/content.store';
import { SelfPauses } from './self-pauses.service';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom({ BOUNCE_DOMAIN: 'bounce.example' });
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const accepted: Answer = { kind: 'accepted', stage: 'data', code: 250, enhancedCode: null, reply: null };
const refused: Answer = { kind: 'rejected', stage: 'rcpt', code: 550, enhancedCode: '5.1.1', reply: 'no such user' };
const full: Answer = { ...refused, code: 552, enhancedCode: '5.2.2', reply: 'mailbox full' };

/** A send to so many, begun by somebody whose address is known. */
async function begun(recipients: number): Promise<string> {
  for (let i = 0; i < recipients; i += 1) room.directory.resident(community);
  const { id } = await room.reviewed(community.id, { summaryTo: ['board@example.com', 'Grace@example.com'] });
  const { actor } = room.tenant;
  const grace = { ...room.tenant, actor: { ...actor, email: 'grace@example.com' } };
  await room.invitations.send(grace, id, {});
  return id;
}

/** What is granted of a message's next batch. */
async function claimed(messageId: string, number: number): Promise<Grant[]> {
  return eventually(async () => {
    const sql = 'SELECT id FROM batch WHERE message_id = $1 AND number = $2';
    const [batch] = await room.db.query<{ id: string }[]>(sql, [messageId, number]);
    return (await room.gate.claim({ batchId: batch!.id })).grants;
  });
}

const report = (grants: Grant[], answer: Answer) =>
  room.gate.report({
    batchIds: [],
    outcomes: grants.map(({ deliveryId, fence }) => ({ ...answer, deliveryId, fence })),
  });
const message = (id: string) => room.invitations.getMessage(room.tenant, id);
const everyTenth = () => {
  let nth = 0;
  return (): Answer => ((nth += 1) % 10 === 0 ? refused : accepted);
};

describe('a message that goes wrong', () => {
  it('pauses itself at the first hundred, says why, and tells once who answers for it', async () => {
    const id = await begun(120);
    expect(await room.mailAll(everyTenth())).toHaveLength(100);
    expect(await message(id)).toMatchObject({
      status: 'paused',
      pausedBecause: 'hard_bounces',
      needsAttention: true,
      attention: [
        { reason: 'paused_by_itself', count: 20, action: 'resume' },
        { reason: 'bounced', count: 10, action: 'correct_addresses' },
      ],
    });
    const { items } = await room.invitations.listActivity(room.tenant, community.id, { limit: 1 });
    expect(items).toMatchObject([{ type: 'message.paused', actor: null }]);
    const notices = await told(id);
    expect(notices.map(({ to }) => to.address.toLowerCase()).sort()).toEqual([
      'board@example.com',
      'grace@example.com',
    ]);
    const { parts } = await room.app.get(ContentStore).read(notices[0]!.contentId);
    const { text } = fill(parts.en, notices[0]!.values);
    for (const words of ['10 of 100 emails were refused', 'Still to be mailed: 20', `/messages/${id}`])
      expect(text).toContain(words);
    await room.app.get(SelfPauses).tell(room.tenant.organizationId, id);
    expect(await room.mailAll()).toEqual([]);
  });

  it('goes on when staff say so, whatever had happened, and is judged anew', async () => {
    const id = await begun(210);
    await room.mailAll(everyTenth());
    await room.invitations.steer(room.tenant, id, 'resume');
    expect(await message(id)).toMatchObject({ status: 'sending', pausedBecause: null });
    await report((await claimed(id, 1)).slice(0, 99), refused);
    expect(await message(id)).toMatchObject({ status: 'sending' });
    await report((await claimed(id, 2)).slice(0, 1), accepted);
    expect(await message(id)).toMatchObject({ status: 'paused', pausedBecause: 'hard_bounces' });
    await room.invitations.steer(room.tenant, id, 'cancel');
    expect(await message(id)).toMatchObject({ status: 'cancelled', pausedBecause: null });
  });

  it('is judged when the hundredth mail is final, whatever became of that one', async () => {
    const id = await begun(110);
    const grants = await claimed(id, 0);
    await report(grants.slice(0, 50), refused);
    await report(grants.slice(50, 99), accepted);
    expect((await message(id)).status).toBe('sending');
    await report(grants.slice(99), accepted);
    expect((await message(id)).status).toBe('paused');
  });

  it('pauses once, of fifty reports at once', async () => {
    const id = await begun(120);
    const grants = [...(await claimed(id, 0)), ...(await claimed(id, 1))];
    await report(grants.slice(50, 110), refused);
    const parts = Array.from({ length: 50 }, (_, i) => grants.slice(i, i + 1));
    await Promise.all(parts.map((part) => report(part, refused)));
    expect((await message(id)).status).toBe('paused');
    expect(await told(id)).toHaveLength(2);
  });

  it('pauses itself for complaints, and for bounces that come back later', async () => {
    const tellOf: Record<string, (grant: Grant) => string> = {
      complaints: ({ envelopeFrom: to, to: { address } }) => complaint({ to, recipients: [{ address }] }),
      hard_bounces: ({ envelopeFrom: to, to: { address } }) => deliveryStatus({ to, recipients: [{ address }] }),
    };
    for (const [because, enough] of [
      ['complaints', 1],
      ['hard_bounces', 6],
    ] as const) {
      community = room.directory.community(room.tenant.organizationId);
      const id = await begun(110);
      const grants = await claimed(id, 0);
      await report(grants, accepted);
      for (const [nth, grant] of grants.slice(0, enough).entries()) {
        expect((await message(id)).status).toBe('sending');
        const raw = tellOf[because]!(grant).replace('report-1', `report-${because}-${nth}`);
        await room.invitations.reportBounce(room.tenant, new Uint8Array(Buffer.from(raw)));
      }
      expect(await message(id)).toMatchObject({ status: 'paused', pausedBecause: because });
    }
  });

  it('does not where mailboxes are full, nor where staff paused it, nor when it is sent again by their wish', async () => {
    const id = await begun(120);
    await report(await claimed(id, 0), full);
    expect((await message(id)).status).toBe('sending');
    await room.invitations.steer(room.tenant, id, 'pause');
    expect(await message(id)).toMatchObject({ status: 'paused', pausedBecause: null });
    await room.invitations.steer(room.tenant, id, 'resume');
    await room.mailAll(() => refused);
    await room.reaches(id, 'sent');
    await room.invitations.retryFailed(room.tenant, id, {});
    await report((await claimed(id, 2)).slice(0, 1), accepted);
    expect((await message(id)).status).toBe('sending');
  });
});

/** What staff are mailed about this message. */
async function told(messageId: string): Promise<Grant[]> {
  await eventually(async () => {
    expect(await room.db.query(`SELECT id FROM outbox WHERE topic = 'message.paused'`)).toEqual([]);
  });
  return (await room.mailAll()).filter(({ values }) => values['messageUrl']?.endsWith(messageId));
}
