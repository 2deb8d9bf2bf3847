import type { CommunityCard } from '@portico/contracts/recipients';
import { fill } from '@portico/mail/fill';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { ContentStore } from '../deliveries/content.store';
import { ResidentChangesService } from '../invitations/resident-changes.service';
import { FinishingService } from './finishing.service';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom();
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const residents = (count: number) => Array.from({ length: count }, () => room.directory.resident(community));
const times = <T>(count: number, work: () => Promise<T>) => Array.from({ length: count }, work);
const refused = { kind: 'rejected', stage: 'rcpt', code: 550, enhancedCode: '5.1.1', reply: 'no such user' } as const;
const failedAtData = { kind: 'rejected', stage: 'data', code: 554, enhancedCode: '5.6.0', reply: 'not this' } as const;

describe('a send (B7, B14)', () => {
  it('lets one of fifty simultaneous Sends win and tells the others', async () => {
    residents(3);
    const { id } = await room.reviewed(community.id);
    const answers = await Promise.allSettled(times(50, () => room.invitations.send(room.tenant, id, {})));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      answers.filter((answer) => answer.status === 'rejected' && answer.reason.code === 'message.wrong_state'),
    ).toHaveLength(49);
    await room.mailAll();
    expect((await room.reaches(id, 'sent')).counts).toMatchObject({ recipients: 3, sent: 3 });
  });

  it('has nobody to send to when everyone is left out', async () => {
    room.directory.resident(community, { email: null });
    const { id } = await room.reviewed(community.id);
    await expect(room.invitations.send(room.tenant, id, {})).rejects.toMatchObject({ code: 'message.no_recipients' });
    expect((await room.invitations.getMessage(room.tenant, id)).status).toBe('in_review');
  });

  it('pauses and goes on: whoever was not mailed is mailed once', async () => {
    residents(4);
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await room.invitations.steer(room.tenant, id, 'pause');
    expect(await room.mailAll()).toEqual([]);
    await room.invitations.steer(room.tenant, id, 'resume');
    expect(await room.mailAll()).toHaveLength(4);
    expect(await room.mailAll()).toEqual([]);
    expect((await room.reaches(id, 'sent')).counts.sent).toBe(4);
  });

  it('cancels: nobody else is mailed, and it says what became of each', async () => {
    residents(2);
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await room.invitations.steer(room.tenant, id, 'cancel');
    expect(await room.mailAll()).toEqual([]);
    const message = await room.invitations.getMessage(room.tenant, id);
    expect(message).toMatchObject({ status: 'cancelled', counts: { recipients: 2, cancelled: 2 } });
  });

  it('waits for its time when scheduled, refuses the past, and is a draft again when edited', async () => {
    residents(1);
    const { id } = await room.reviewed(community.id);
    const past = room.invitations.send(room.tenant, id, { scheduledAt: '2020-01-01T00:00:00Z' });
    await expect(past).rejects.toMatchObject({ code: 'validation.failed', errors: [{ field: 'scheduledAt' }] });
    await room.invitations.send(room.tenant, id, { scheduledAt: '2099-01-01T00:00:00Z' });
    const scheduled = await room.invitations.getMessage(room.tenant, id);
    expect(scheduled).toMatchObject({ status: 'scheduled', scheduledAt: '2099-01-01T00:00:00.000Z' });
    await room.db.query(`UPDATE message SET scheduled_at = '2026-05-01T09:00:00Z' WHERE id = $1`, [id]);
    expect(await room.reaches(id, 'sending')).toMatchObject({ scheduledAt: '2026-05-01T09:00:00.000Z' });
    const { items } = await room.invitations.listActivity(room.tenant, community.id, { limit: 1 });
    expect(items).toMatchObject([{ type: 'message.started', actor: null }]);
    await room.mailAll();
    expect(await room.reaches(id, 'sent')).toMatchObject({ scheduledAt: '2026-05-01T09:00:00.000Z' });
    const other = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, other.id, { scheduledAt: '2099-01-01T00:00:00Z' });
    expect(await room.invitations.updateMessage(room.tenant, other.id, { subject: 'Later' })).toMatchObject({
      status: 'draft',
      scheduledAt: null,
    });
  });

  it('shows when it was scheduled for, but not where it was sent before that time', async () => {
    residents(1);
    const scheduledAt = '2099-01-01T00:00:00.000Z';
    for (const [act, shown] of [
      [(id: string) => room.invitations.steer(room.tenant, id, 'cancel'), scheduledAt],
      [(id: string) => room.invitations.send(room.tenant, id, {}), null],
    ] as const) {
      const { id } = await room.reviewed(community.id);
      await room.invitations.send(room.tenant, id, { scheduledAt });
      await act(id);
      expect((await room.invitations.getMessage(room.tenant, id)).scheduledAt).toBe(shown);
    }
    await room.mailAll();
  });

  it('needs attention when somebody bounced, and sends to those alone again once their address is mended (B10)', async () => {
    const [good, bad] = residents(2);
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await room.mailAll(({ to }) => (to.address === bad!.email ? refused : { ...refused, kind: 'accepted', code: 250 }));
    const ended = await room.reaches(id, 'sent');
    expect(ended).toMatchObject({ needsAttention: true, counts: { sent: 1, bounced: 1 } });
    // The address bounced for good and is suppressed: as long as it is the same there is nothing to try.
    await expect(room.invitations.retryFailed(room.tenant, id, {})).rejects.toMatchObject({
      code: 'message.nothing_to_retry',
    });
    const mended = { ...bad!, email: 'mended@example.com' };
    room.directory.residents.set(bad!.residentId, mended);
    await room.app
      .get(ResidentChangesService)
      .apply(room.tenant, [{ residentId: bad!.residentId, email: mended.email, removed: false }]);
    await room.invitations.retryFailed(room.tenant, id, {});
    const again = await room.mailAll();
    expect(again.map(({ to }) => to.address)).toEqual(['mended@example.com']);
    expect(await room.reaches(id, 'sent')).toMatchObject({ needsAttention: false, counts: { sent: 2, bounced: 0 } });
    expect(good!.email).not.toBe(mended.email);
  });

  it('tells the summary addresses how it ended, once for each round (B11)', async () => {
    const [, bad] = residents(2);
    room.directory.resident(community, { email: null, firstName: 'Nora' });
    const { id } = await room.reviewed(community.id, {
      summaryTo: ['board@example.com', 'office@example.com'],
      subject: 'Join us',
    });
    await room.invitations.send(room.tenant, id, {});
    await room.mailAll(({ to }) =>
      to.address === bad!.email ? failedAtData : { ...refused, kind: 'accepted', code: 250 },
    );
    await room.reaches(id, 'sent');
    const recaps = await room.mailAll();
    expect(recaps.map(({ to }) => to.address).sort()).toEqual(['board@example.com', 'office@example.com']);
    const { parts } = await room.app.get(ContentStore).read(recaps[0]!.contentId);
    const text = fill(parts.en, recaps[0]!.values).text;
    expect(text).toContain('Join us');
    for (const words of [/1\b.*\n.*1\b/, /Nora/, /no email address/, new RegExp(bad!.email!)])
      expect(text).toMatch(words);
    await room.app.get(FinishingService).recap(room.tenant.organizationId, id);
    expect(await room.mailAll()).toEqual([]);
    await room.invitations.retryFailed(room.tenant, id, {});
    await room.mailAll();
    await room.reaches(id, 'sent');
    expect((await room.mailAll()).map(({ to }) => to.address).sort()).toEqual([
      'board@example.com',
      'office@example.com',
    ]);
  });

  it('leaves a message of ours deletable only while nobody was mailed', async () => {
    residents(1);
    const { id } = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, id, {});
    await expect(room.invitations.deleteMessage(room.tenant, id)).rejects.toMatchObject({
      code: 'message.wrong_state',
    });
    await room.invitations.steer(room.tenant, id, 'cancel');
    await room.invitations.deleteMessage(room.tenant, id);
    const mailed = await room.reviewed(community.id);
    await room.invitations.send(room.tenant, mailed.id, {});
    residents(1);
    await room.mailAll(() => ({ kind: 'connection', stage: 'connect', code: null, enhancedCode: null, reply: null }));
    await room.invitations.steer(room.tenant, mailed.id, 'cancel');
    await expect(room.invitations.deleteMessage(room.tenant, mailed.id)).rejects.toMatchObject({
      code: 'message.has_deliveries',
    });
  });
});
