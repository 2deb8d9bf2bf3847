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

const preview = (body: Partial<Parameters<typeof room.invitations.previewMail>[2]> = {}, of = community) =>
  room.invitations.previewMail(room.tenant, of.id, { purpose: 'invitation', ...body });

describe('a preview of words that nobody has sent', () => {
  it('is the whole mail, with a link that opens nothing', async () => {
    const mail = await preview({ subject: 'Hi {{firstName}}', body: 'Your home: {{propertyName}}' });
    expect(mail.subject).toBe('Hi Ada');
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('1 Example Street');
      expect(part).toContain('https://portal.example/portal/activate?token=preview');
    }
  });

  it('is made out to a resident, in their language', async () => {
    const { residentId } = room.directory.resident(community, { firstName: 'Inés', locale: 'es' });
    expect((await preview({ residentId })).html).toContain('Inés');
    expect((await preview({ purpose: 'notice', residentId })).subject).toBe('Un aviso de Maple Court');
  });

  it('refuses unknown merge fields, residents of elsewhere, and communities of others', async () => {
    await expect(preview({ body: '{{nickname}}' })).rejects.toMatchObject({
      status: 422,
      errors: [{ field: 'body', code: 'merge_field.unknown' }],
    });
    await expect(preview({ purpose: 'notice', body: '{{activationUrl}}' })).rejects.toMatchObject({ status: 422 });
    const elsewhere = room.directory.resident(room.directory.community(room.tenant.organizationId));
    await expect(preview({ residentId: elsewhere.residentId })).rejects.toMatchObject({
      errors: [{ field: 'residentId', code: 'resident.unknown' }],
    });
    const foreign = room.directory.community(room.stranger.organizationId);
    await expect(preview({}, foreign)).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});

describe("a community's own words and looks", () => {
  const own = { invitationSubject: 'Welcome to {{communityName}}', invitationBody: 'Come in. {{activationButton}}' };

  it('are what drafts are prefilled with and what a single invitation says', async () => {
    community = room.directory.community(room.tenant.organizationId, own);
    expect(await room.draft(community.id)).toMatchObject({ subject: own.invitationSubject, body: own.invitationBody });
    const { residentId } = room.directory.resident(community, { locale: 'es' });
    await room.invitations.invite(room.tenant, residentId);
    const [grant] = await room.mailAll();
    const [content] = await room.db.query<{ parts: string }[]>('SELECT parts::text FROM content WHERE id = $1', [
      grant!.contentId,
    ]);
    expect(content!.parts).toContain('Welcome to Maple Court');
    expect(content!.parts).toContain('Come in.');
  });

  it('may be of one part alone; the other stays the product’s, in the language of its reader', async () => {
    community = room.directory.community(room.tenant.organizationId, { invitationSubject: 'Welcome' });
    const { residentId } = room.directory.resident(community, { locale: 'es' });
    const mail = await preview({ residentId });
    expect(mail.subject).toBe('Welcome');
    expect(mail.text).toContain('ha abierto un portal');
  });

  it('show the logo where there is one', async () => {
    expect((await preview()).html).not.toContain('<img');
    const branded = room.directory.community(room.tenant.organizationId, { logoUrl: '/api/v1/logos/abc' });
    expect((await preview({}, branded)).html).toContain('<img src="https://portal.example/api/v1/logos/abc"');
  });

  it('link our guide where they have none', async () => {
    expect((await preview()).html).toContain(`https://portal.example/guide/${community.id}`);
    const guided = room.directory.community(room.tenant.organizationId, {
      instructionGuideUrl: 'https://maple.example/guide',
    });
    const { html } = await preview({}, guided);
    expect(html).toContain('https://maple.example/guide');
    expect(html).not.toContain('portal.example/guide');
  });
});
