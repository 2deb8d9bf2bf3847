import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import { temporaryFile } from '@portico/testing/temporary-file';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';

let room: MessageRoom;
let portal: MessageRoom['portal'];
let community: CommunityCard;
let ada: RecipientCard;
beforeAll(async () => {
  room = await openMessageRoom();
  ({ portal } = room);
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId);
  ada = room.directory.resident(community);
});
afterAll(() => room.close());

const noticesOf = ({ residentId }: RecipientCard, limit = 10, cursor?: string) =>
  portal.notices(residentId, { limit, cursor });

async function sent(body: string, subject = 'Pool of {{communityName}}', file?: string): Promise<void> {
  const { id } = await room.draft(community.id, { purpose: 'notice', subject, body });
  if (file) await room.invitations.addAttachment(room.tenant, id, await temporaryFile('rules.txt', file));
  await room.invitations.generate(room.tenant, id);
  await room.reaches(id, 'in_review');
  await room.invitations.send(room.tenant, id, {});
  await room.mailAll();
  await room.reaches(id, 'sent');
}

describe('the notices of a resident', () => {
  it('are what was sent to them, filled with their name, as plain safe HTML', async () => {
    await sent('Dear {{firstName}},\n\n**closed** on Monday <script>alert(1)</script> [more](https://maple.example)');
    const { items, total } = await noticesOf(ada);
    expect(total).toBe(1);
    expect(items[0]).toEqual({
      id: expect.any(String),
      subject: 'Pool of Maple Court',
      html: expect.stringContaining('<strong>closed</strong>'),
      sentAt: expect.stringMatching(/Z$/),
      attachments: [],
    });
    const { html } = items[0]!;
    expect(html).toContain('<p>Dear Ada,</p>');
    expect(html).toContain('<a href="https://maple.example" rel="noreferrer">more</a>');
    expect(html).not.toMatch(/<script|style=|class=|\{\{/);
  });

  it('are none of others, nor invitations, nor what was not sent', async () => {
    const bob = room.directory.resident(room.directory.community(room.tenant.organizationId));
    await sent('Hello');
    await room.invitations.invite(room.tenant, ada.residentId);
    await room.mailAll();
    await room.reviewed(community.id, { purpose: 'notice' });
    expect((await noticesOf(ada)).total).toBe(1);
    expect(await noticesOf(bob)).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  it('come newest first, page by page', async () => {
    for (const subject of ['One', 'Two', 'Three']) await sent('Hello', subject);
    const first = await noticesOf(ada, 2);
    expect(first.items.map(({ subject }) => subject)).toEqual(['Three', 'Two']);
    const rest = await noticesOf(ada, 2, first.nextCursor!);
    expect(rest.items.map(({ subject }) => subject)).toEqual(['One']);
  });

  it('bring their files, for this resident alone', async () => {
    await sent('See the rules', 'Rules', 'no running');
    const [notice] = (await noticesOf(ada)).items;
    const [file] = notice!.attachments;
    expect(file).toEqual({
      id: expect.any(String),
      filename: 'rules.txt',
      contentType: 'text/plain',
      size: 10,
      url: `/api/v1/portal/profiles/${ada.residentId}/notices/${notice!.id}/attachments/${file!.id}`,
    });
    const answer = await portal.noticeAttachment(ada.residentId, notice!.id, file!.id);
    expect(await answer.text()).toBe('no running');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="rules.txt"/);
    for (const [resident, id, fileId] of [
      [newId(), notice!.id, file!.id],
      [ada.residentId, newId(), file!.id],
      [ada.residentId, notice!.id, 'other'],
    ] as const)
      await expect(portal.noticeAttachment(resident, id, fileId)).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});
