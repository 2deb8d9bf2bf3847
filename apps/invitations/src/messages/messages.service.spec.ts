import type { CommunityCard } from '@portico/contracts/recipients';
import { escapeHtml } from '@portico/mail/escape';
import { fill } from '@portico/mail/fill';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { ContentStore } from '../deliveries/content.store';
import { GenerationService } from './generation.service';
import { placeholderValues } from './placeholder-link';

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
const activity = () => room.invitations.listActivity(room.tenant, community.id, { limit: 50 });

describe('a draft (B5, B6)', () => {
  it('is prefilled with subject, text and the reply-to of the community', async () => {
    const draft = await room.draft(community.id);
    expect(draft).toMatchObject({ status: 'draft', replyTo: community.replyTo, summaryTo: [], attachments: [] });
    expect(draft.subject).toContain('{{communityName}}');
    expect(draft.body).toContain('{{activationButton}}');
  });

  it('names an unknown merge field, where it stands', async () => {
    const wrong = room.draft(community.id, { subject: 'Hi {{nickname}}', body: 'Pay {{balance}}' });
    await expect(wrong).rejects.toMatchObject({
      code: 'validation.failed',
      errors: [
        { field: 'subject', code: 'merge_field.unknown', message: expect.stringContaining('{{nickname}}') },
        { field: 'body', code: 'merge_field.unknown', message: expect.stringContaining('{{balance}}') },
      ],
    });
  });

  it('refuses ids that are not of this community', async () => {
    const elsewhere = room.directory.resident(room.directory.community(room.stranger.organizationId));
    const wrong = room.draft(community.id, { selection: { ids: [elsewhere.residentId] } });
    await expect(wrong).rejects.toMatchObject({ code: 'validation.failed', errors: [{ field: 'selection.ids' }] });
  });

  it('is found again in the activity feed, and is gone from it once deleted', async () => {
    const { id } = await room.draft(community.id, { subject: 'Welcome' });
    const { items } = await activity();
    expect(items).toMatchObject([
      { type: 'message.drafted', actor: 'Grace Hopper', subject: 'Welcome', link: `/api/v1/messages/${id}` },
    ]);
    await room.invitations.deleteMessage(room.tenant, id);
    expect((await activity()).items).toEqual([]);
    await expect(room.invitations.getMessage(room.tenant, id)).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('does not exist for another organization', async () => {
    const { id } = await room.draft(community.id);
    for (const attempt of [
      () => room.invitations.getMessage(room.stranger, id),
      () => room.invitations.updateMessage(room.stranger, id, { subject: 'mine' }),
      () => room.invitations.generate(room.stranger, id),
      () => room.invitations.deleteMessage(room.stranger, id),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});

describe('review (B6, B7)', () => {
  it('shows who will be mailed and who will not and why; one bad row never stops the rest', async () => {
    const [good] = residents(1);
    const without = room.directory.resident(community, { email: null });
    const broken = room.directory.resident(community, { email: 'not an address' });
    const stopped = room.directory.resident(community, { email: 'Stopped@Example.com' });
    const registered = room.directory.resident(community);
    await room.invitations.addSuppression(room.tenant, { email: 'stopped@example.com', reason: 'manual' });
    await room.db.query(
      `INSERT INTO standing (resident_id, organization_id, community_id, name, email, email_key, status)
       VALUES ($1, $2, $3, 'R', $4, $4, 'active')`,
      [registered.residentId, room.tenant.organizationId, community.id, registered.email],
    );
    const message = await room.reviewed(community.id);
    expect(message.counts).toMatchObject({ recipients: 5, excluded: 4, queued: 1 });
    const { items } = await room.invitations.listRecipients(room.tenant, message.id, { limit: 50 });
    expect(Object.fromEntries(items.map(({ residentId, problem }) => [residentId, problem]))).toEqual({
      [good!.residentId]: null,
      [without.residentId]: 'no_email',
      [broken.residentId]: 'invalid_email',
      [stopped.residentId]: 'suppressed',
      [registered.residentId]: 'registered',
    });
  });

  it('mails a notice once to an address, and an invitation to every resident', async () => {
    const [one, other] = [0, 1].map(() => room.directory.resident(community, { email: 'both@example.com' }));
    const notice = await room.reviewed(community.id, { purpose: 'notice' });
    expect(notice.counts).toMatchObject({ recipients: 2, excluded: 1, queued: 1 });
    const left = await room.invitations.listRecipients(room.tenant, notice.id, { limit: 50, problem: ['duplicate'] });
    expect(left.items.map(({ residentId }) => residentId)).toEqual([other!.residentId]);
    const invitation = await room.reviewed(community.id);
    expect(invitation.counts).toMatchObject({ recipients: 2, excluded: 0, queued: 2 });
    expect(one!.residentId < other!.residentId).toBe(true);
  });

  it('shows the exact mail: what is sent differs in the link and the day it dies alone', async () => {
    const [someone] = [room.directory.resident(community, { firstName: '<img src=x onerror=alert(1)>', locale: 'es' })];
    const message = await room.reviewed(community.id, {
      subject: 'Hola {{firstName}}',
      body: '**{{fullName}}**, {{propertyName}}',
    });
    const shown = placeholderValues(
      { days: community.invitationTtlDays, timezone: community.timezone },
      'es',
      'https://portal.example',
    );
    const preview = await room.invitations.previewRecipient(room.tenant, message.id, someone.residentId);
    expect(preview.html).toContain('&lt;img src=x onerror=alert(1)&gt; Byron');
    expect(preview.html).not.toContain('<img src=x');
    // What is deployed or edited in between does not matter: the community changes its name after the review.
    room.directory.communities.set(community.id, { ...community, name: 'Renamed', senderName: 'Renamed' });
    await room.invitations.send(room.tenant, message.id, {});
    const [grant] = await room.mailAll();
    const { parts } = await room.app.get(ContentStore).read(grant!.contentId);
    const mail = fill(parts.es, grant!.values);
    const neutral = (text: string, values: Record<string, string>) =>
      text
        .replaceAll(escapeHtml(values.activationUrl!), 'LINK')
        .replaceAll(values.activationUrl!, 'LINK')
        .replaceAll(values.expiresAt!, 'DAY');
    expect(mail.subject).toBe(preview.subject);
    expect(neutral(mail.html, grant!.values)).toBe(neutral(preview.html, shown));
    expect(neutral(mail.text, grant!.values)).toBe(neutral(preview.text, shown));
    expect(grant!.values.activationUrl).not.toBe(shown.activationUrl);
  });

  it('takes one out by hand and stays in review; in a draft they join the exclusions', async () => {
    const [first, second] = residents(3);
    const draft = await room.draft(community.id);
    await room.invitations.removeRecipient(room.tenant, draft.id, first!.residentId);
    expect((await room.invitations.getMessage(room.tenant, draft.id)).selection).toEqual({
      filter: {},
      exclude: [first!.residentId],
    });
    await room.invitations.generate(room.tenant, draft.id);
    await room.reaches(draft.id, 'in_review');
    await room.invitations.removeRecipient(room.tenant, draft.id, second!.residentId);
    const message = await room.invitations.getMessage(room.tenant, draft.id);
    expect([message.status, message.counts.recipients]).toEqual(['in_review', 1]);
    await expect(room.invitations.removeRecipient(room.tenant, draft.id, second!.residentId)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });

  it('goes back to draft with an edit, and what was generated is thrown away', async () => {
    residents(2);
    const message = await room.reviewed(community.id);
    const edited = await room.invitations.updateMessage(room.tenant, message.id, { body: 'Other words' });
    expect(edited).toMatchObject({
      status: 'draft',
      body: 'Other words',
      subject: message.subject,
      counts: { recipients: 2, excluded: 0, queued: 0 },
    });
    await expect(room.invitations.send(room.tenant, message.id, {})).rejects.toMatchObject({
      code: 'message.wrong_state',
    });
  });

  it('gives up a Generate while directory is away, and the draft says so', async () => {
    residents(1);
    const draft = await room.draft(community.id);
    await room.invitations.generate(room.tenant, draft.id);
    const generation = room.app.get(GenerationService);
    const [{ revision }] = await room.db.query<[{ revision: number }]>('SELECT revision FROM message WHERE id = $1', [
      draft.id,
    ]);
    await generation.fail({ organizationId: room.tenant.organizationId, messageId: draft.id, revision: revision - 1 });
    expect((await room.invitations.getMessage(room.tenant, draft.id)).generationError).toBeNull();
    await room.reaches(draft.id, 'in_review');
    await room.invitations.updateMessage(room.tenant, draft.id, { subject: 'Again' });
    room.directory.down = true;
    await room.invitations.generate(room.tenant, draft.id);
    const [now] = await room.db.query<[{ revision: number }]>('SELECT revision FROM message WHERE id = $1', [draft.id]);
    await generation.fail({ organizationId: room.tenant.organizationId, messageId: draft.id, revision: now.revision });
    room.directory.down = false;
    const failed = await room.invitations.getMessage(room.tenant, draft.id);
    expect(failed).toMatchObject({ status: 'draft', generationError: expect.stringContaining('Try again') });
  });

  it('sends a test from a draft on, which counts nowhere', async () => {
    residents(1);
    const draft = await room.draft(community.id);
    await room.invitations.sendTest(room.tenant, draft.id, { to: 'staff@example.com' });
    const [mail] = await room.mailAll();
    expect(mail).toMatchObject({
      to: { address: 'staff@example.com' },
      values: { firstName: 'Ada', linkDays: '7 days' },
    });
    expect((await room.invitations.getMessage(room.tenant, draft.id)).counts).toMatchObject({ recipients: 1, sent: 0 });
  });
});
