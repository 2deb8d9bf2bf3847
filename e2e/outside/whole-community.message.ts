// A whole community, B5 to B7: composing a message, keeping it for later, and the review.
import type { ActivityPage } from '@portico/contracts/activity';
import type { AttachmentView, MailPreview, MessageView } from '@portico/contracts/messages';
import type { Api } from '../api';
import { address, openCommunity, residentIn } from '../community';
import { draftIn, generated, getMessage, recipients, reviewedIn, sent } from '../message';
import { motleyCommunity } from '../motley';
import { system } from './shared-system';

describe('a message to a whole community', () => {
  let api: Api;

  beforeAll(() => {
    api = system.api;
  });

  it('B5 the page is prefilled; recipients can be taken out; several attachments go with every mail', async () => {
    const place = await openCommunity(api, 2, { name: 'Fox Run', replyTo: 'office@example.com' });
    const [ada, bob] = [address(), address()];
    const out = await residentIn(place, { email: address(), propertyId: place.homes[1]! });
    await residentIn(place, { email: ada, firstName: 'Ada' });
    await residentIn(place, { email: bob, firstName: 'Bob', locale: 'es' });
    const draft = await draftIn(place);
    expect(draft).toMatchObject({ status: 'draft', replyTo: 'office@example.com', summaryTo: [] });
    expect([draft.subject, draft.body]).toEqual([
      expect.stringMatching(/portal/),
      expect.stringContaining('{{activationButton}}'),
    ]);
    await api.delete(`/messages/${draft.id}/recipients/${out}`);
    const body = 'Dear {{fullName}}, *welcome* to {{communityName}}.';
    await api.patch(`/messages/${draft.id}`, { subject: 'For {{propertyName}}', body, replyTo: 'anna@example.com' });
    const attached: AttachmentView[] = [];
    for (const name of ['welcome.txt', 'rules & more.txt']) {
      const form = new FormData();
      form.set('file', new Blob([`The text of ${name}`], { type: 'text/plain' }), name);
      attached.push(await api.post<AttachmentView>(`/messages/${draft.id}/attachments`, form));
    }
    expect((await getMessage(api, draft.id)).attachments).toEqual(attached);
    await generated(api, draft.id);
    await sent(api, draft.id);
    const [toAda, toBob] = [await system.mailbox.mailTo(ada), await system.mailbox.mailTo(bob)];
    expect(toAda).toMatchObject({ subject: 'For 1 Elm St', replyTo: 'anna@example.com' });
    expect(toAda.html).toMatch(/Dear Ada Lovelace, <em>welcome<\/em> to Fox Run/);
    expect(toAda.html).toContain('Activate My Account'); // whatever the edit
    expect(toBob.html).toContain('Activar mi cuenta');
    expect(toAda.attachments.map(({ filename, bytes }) => [filename, bytes.toString()])).toEqual([
      ['welcome.txt', 'The text of welcome.txt'],
      ['rules & more.txt', 'The text of rules & more.txt'],
    ]);
    expect((await getMessage(api, draft.id)).counts).toMatchObject({ recipients: 2, sent: 2 });
  });

  it('B5 an unknown merge field is refused by name', async () => {
    const { id } = await openCommunity(api);
    const wrong = {
      purpose: 'invitation',
      selection: { filter: {} },
      body: 'Hi {{nickname}}',
      subject: '{{activationUrl}}',
    };
    const { status, body } = await api.ask('POST', `/communities/${id}/messages`, wrong);
    expect([status, body.errors?.map(({ field, code }) => `${field} ${code}`)]).toEqual([
      422,
      ['subject merge_field.unknown', 'body merge_field.unknown'],
    ]);
    expect(body.errors?.[1]?.message).toContain('{{nickname}}');
  });

  it('B6 a draft is kept unsent, found again in the feed and finished later; Delete discards', async () => {
    const [place, email] = [await openCommunity(api), address()];
    await residentIn(place, { email });
    const [kept, discarded] = [await draftIn(place, { subject: 'Kept for later' }), await draftIn(place)];
    await api.delete(`/messages/${discarded.id}`);
    expect(await api.refusal('GET', `/messages/${discarded.id}`)).toBe('404 resource.not_found');
    const { items } = await api.get<ActivityPage>(`/communities/${place.id}/activity`);
    const [entry, ...more] = items.filter(({ type }) => type.startsWith('message.'));
    expect([entry, more]).toEqual([
      expect.objectContaining({ type: 'message.drafted', subject: 'Kept for later' }),
      [],
    ]);
    const found = await api.get<MessageView>(entry!.link!.replace(/^\/api\/v1/, ''));
    expect(found.id).toBe(kept.id);
    expect((await generated(api, found.id)).counts).toMatchObject({ queued: 1, sent: 0 });
    expect(system.mailbox.countTo(email)).toBe(0);
    expect((await sent(api, found.id)).counts.sent).toBe(1);
  });

  describe('B7 the review', () => {
    it('shows who will be mailed and who will not and why, and one bad row never stops the rest', async () => {
      const { place, ids } = await motleyCommunity(system);
      const suppressed = address();
      await api.post('/suppressions', { email: suppressed });
      const unwanted = await residentIn(place, { email: suppressed });
      const { id, counts } = await reviewedIn(place);
      expect(counts).toMatchObject({ recipients: 9, excluded: 5, queued: 4 });
      const problems = new Map(
        (await recipients(api, id)).items.map(({ residentId, problem }) => [residentId, problem]),
      );
      expect(Object.entries(ids).map(([name, one]) => [name, problems.get(one)])).toEqual([
        ['pending', null],
        ['noEmail', 'no_email'],
        ['tenant', null],
        ['invited', null],
        ['expired', null],
        ['bounced', 'suppressed'],
        ['active', 'registered'],
        ['inactive', 'registered'],
      ]);
      expect(problems.get(unwanted)).toBe('suppressed');
      expect((await recipients(api, id, 'problem=registered,no_email')).total).toBe(3);
      expect((await sent(api, id)).counts).toMatchObject({ sent: 4, excluded: 5 });
    });

    it("shows anyone's exact mail: what arrives differs in the link and the date of its expiry alone", async () => {
      const [place, email] = [await openCommunity(api), address()];
      const id = await residentIn(place, { email, firstName: '<i>Ada</i>' });
      const message = await reviewedIn(place);
      const preview = await api.get<MailPreview>(`/messages/${message.id}/recipients/${id}/preview`);
      await sent(api, message.id);
      const mail = await system.mailbox.mailTo(email);
      const link = /https?:\/\/[^\s"<]+portal\/activate[^\s"<]*/g;
      const plain = (text: string) => text.replace(link, 'LINK').replace(/\s+/g, ' ').trim();
      expect(plain(mail.text)).toBe(plain(preview.text));
      expect(plain(mail.html)).toBe(plain(preview.html));
      expect([mail.subject, preview.html.includes('<i>')]).toEqual([preview.subject, false]);
      expect(preview.text).not.toContain(mail.token);
    });

    it('lets it be scheduled: it goes when its time has come, and not before', async () => {
      const [place, email] = [await openCommunity(api), address()];
      await residentIn(place, { email });
      const { id } = await reviewedIn(place);
      const past = { scheduledAt: new Date(Date.now() - 1000).toISOString() };
      expect(await api.wrongFields('POST', `/messages/${id}/send`, past)).toEqual(['scheduledAt field.in_the_past']);
      const scheduledAt = new Date(Date.now() + 2500).toISOString();
      await api.post(`/messages/${id}/send`, { scheduledAt });
      expect(await getMessage(api, id)).toMatchObject({ status: 'scheduled', scheduledAt });
      await system.mailbox.mailTo(email);
      expect(system.mailbox.all.at(-1)!.at.getTime()).toBeGreaterThanOrEqual(Date.parse(scheduledAt));
    });
  });
});
