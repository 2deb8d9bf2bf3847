import { attachmentLimit } from '@portico/contracts/limits';
import type { AttachmentView, MessageView } from '@portico/contracts/messages';
import { newId } from '@portico/platform/ids';
import { GateClient } from '@portico/clients/gate-client';
import { credentialFor } from '@portico/platform/internal.guard';
import { ServiceClient } from '@portico/platform/service-client';
import { encodeTenant } from '@portico/platform/tenant';
import { INTERNAL_SECRET } from '@portico/testing/app';
import { temporaryFile } from '@portico/testing/temporary-file';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';

import { contentAttachmentsOf } from './attachments.queries';

const pdf = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'));

let room: MessageRoom;
let communityId: string;

beforeAll(async () => {
  room = await openMessageRoom();
  const community = room.directory.community(room.tenant.organizationId);
  room.directory.resident(community);
  communityId = community.id;
});
afterAll(() => room.close());

async function add(message: MessageView, filename = 'welcome.pdf', content = pdf): Promise<AttachmentView> {
  return room.invitations.addAttachment(room.tenant, message.id, await temporaryFile(filename, content));
}

function attachments(message: MessageView): Promise<AttachmentView[]> {
  return room.invitations.getMessage(room.tenant, message.id).then((view) => view.attachments);
}

describe('the attachments of a message', () => {
  it('are listed in the order in which they were added, under clean names', async () => {
    const message = await room.draft(communityId);
    await add(message, '../Welcome\n Package.pdf');
    await add(message, 'rules.txt', new Uint8Array(Buffer.from('Be kind.')));
    expect(await attachments(message)).toEqual([
      { id: expect.any(String), filename: 'Welcome Package.pdf', contentType: 'application/pdf', size: pdf.length },
      { id: expect.any(String), filename: 'rules.txt', contentType: 'text/plain', size: 8 },
    ]);
  });

  it('are read by the mailer under the id that the content version names', async () => {
    const message = await room.draft(communityId);
    await add(message);
    const [attachment] = await contentAttachmentsOf(room.db.manager, message.id);
    const mailer = new ServiceClient({ baseUrl: room.app.url, caller: 'mailer', secret: INTERNAL_SECRET });
    expect(await new GateClient(mailer).attachment(attachment!.id)).toEqual(pdf);
    expect(attachment).toMatchObject({ filename: 'welcome.pdf', contentType: 'application/pdf', size: pdf.length });
  });

  it('are stored once, however many messages have them', async () => {
    const bytes = new Uint8Array(Buffer.from(`%PDF-1.4\n${newId()}\n`));
    for (const message of [await room.draft(communityId), await room.draft(communityId)])
      await add(message, 'a.pdf', bytes);
    const [{ blobs }] = await room.db.query<[{ blobs: number }]>(
      'SELECT count(*)::int AS blobs FROM blob WHERE bytes = $1',
      [Buffer.from(bytes)],
    );
    expect(blobs).toBe(1);
  });

  it('come and go as an edit: a message in review is a draft again', async () => {
    const message = await room.reviewed(communityId);
    const { id } = await add(message);
    expect((await room.invitations.getMessage(room.tenant, message.id)).status).toBe('draft');
    await room.invitations.generate(room.tenant, message.id);
    await room.reaches(message.id, 'in_review');
    await room.invitations.removeAttachment(room.tenant, message.id, id);
    expect(await room.invitations.getMessage(room.tenant, message.id)).toMatchObject({
      status: 'draft',
      attachments: [],
    });
  });

  it('cannot be changed once the message is sent', async () => {
    const message = await room.draft(communityId);
    const { id } = await add(message);
    await room.db.query(`UPDATE message SET status = 'sending' WHERE id = $1`, [message.id]);
    await expect(add(message, 'late.pdf')).rejects.toMatchObject({ code: 'message.wrong_state' });
    const removal = room.invitations.removeAttachment(room.tenant, message.id, id);
    await expect(removal).rejects.toMatchObject({ code: 'message.wrong_state' });
    expect(await attachments(message)).toHaveLength(1);
  });

  it('are nobody else’s to change', async () => {
    const message = await room.draft(communityId);
    const { id } = await add(message);
    const file = await temporaryFile('a.pdf', pdf);
    const missing = { code: 'resource.not_found' };
    await expect(room.invitations.addAttachment(room.stranger, message.id, file)).rejects.toMatchObject(missing);
    await expect(room.invitations.removeAttachment(room.stranger, message.id, id)).rejects.toMatchObject(missing);
    await expect(room.invitations.removeAttachment(room.tenant, message.id, newId())).rejects.toMatchObject(missing);
    const other = await room.draft(communityId);
    await expect(room.invitations.removeAttachment(room.tenant, other.id, id)).rejects.toMatchObject(missing);
    expect(await attachments(message)).toHaveLength(1);
  });
});

describe('an attachment is refused', () => {
  it.each([
    ['setup.exe', pdf, 'attachment.type_not_allowed', 415],
    ['picture.png', pdf, 'attachment.type_not_allowed', 415],
    ['setup.pdf', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]), 'attachment.type_not_allowed', 415],
    ['empty.pdf', new Uint8Array(), 'validation.failed', 422],
    ['///', pdf, 'validation.failed', 422],
  ])('by name and content: %s', async (filename, content, code, status) => {
    const message = await room.draft(communityId);
    await expect(add(message, filename, content)).rejects.toMatchObject({ code, status });
    expect(await attachments(message)).toEqual([]);
  });

  it('where all together are above 10 MB', async () => {
    const message = await room.draft(communityId);
    const half = new Uint8Array(attachmentLimit.maxBytes / 2).fill(0x61);
    await add(message, 'a.txt', half);
    await add(message, 'b.txt', half);
    await expect(add(message, 'c.txt', half.subarray(0, 1))).rejects.toMatchObject({
      code: 'attachment.too_large',
      status: 413,
    });
  });

  it('while it streams in, before all of it is here', async () => {
    const message = await room.draft(communityId);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        if (sent > 64 * 1024 * 1024) return controller.close();
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const answer = fetch(`${room.app.url}/messages/${message.id}/attachments?filename=a.txt`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-portico-tenant': encodeTenant(room.tenant),
        'x-portico-service': credentialFor(INTERNAL_SECRET, 'gateway'),
      },
      body: endless,
      duplex: 'half',
    });
    // Who goes on sending is cut off, and may not hear the answer any more.
    const status = await answer.then((response) => response.status).catch(() => 413);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(48 * 1024 * 1024);
    expect(await attachments(message)).toEqual([]);
  });

  it('beyond the twentieth, uploads at once counted', async () => {
    const message = await room.draft(communityId);
    for (let i = 0; i < 18; i += 1) await add(message, `${i}.pdf`);
    const answers = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((name) => add(message, `${name}.pdf`)));
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as object] : []));
    expect(refusals).toHaveLength(3);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'attachment.too_many', status: 413 });
    expect(await attachments(message)).toHaveLength(20);
  });
});
