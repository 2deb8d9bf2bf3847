// One resident at a time, A1 to A9: adding, inviting, resending, and what the mail says. The links are in one-resident.link.ts.
import type { DeliveryPage, DeliveryView } from '@portico/contracts/deliveries';
import type { InvitationSent } from '@portico/contracts/invitations';
import type { NewResidentBody, ResidentView } from '@portico/contracts/residents';
import { eventually } from '@portico/testing/eventually';
import type { Api } from '../api';
import {
  addResident,
  address,
  getResident,
  invitedIn,
  mailStatus,
  openCommunity,
  residentIn,
  residents,
  standing,
} from '../community';
import { activated, fateOf } from '../portal';
import { system } from './shared-system';

const DAY = 86_400_000;

describe('one resident at a time', () => {
  let api: Api;

  beforeAll(() => {
    api = system.api;
  });

  const invite = (id: string) => api.post<InvitationSent>(`/residents/${id}/invitation`);
  const deliveriesOf = (id: string) => api.get<DeliveryPage>(`/residents/${id}/deliveries`);
  const activeIn = async (place: Awaited<ReturnType<typeof openCommunity>>) => {
    const email = address();
    const id = await invitedIn(place, email);
    await activated(system.url, (await system.mailbox.mailTo(email)).link);
    return id;
  };

  it('A1 a resident is added to a property with a name and, optionally, an email, phone and language', async () => {
    const place = await openCommunity(api, 2);
    const all = { firstName: 'José', lastName: '山田 & Söhne', phone: '+1 555 0100', locale: 'es', email: address() };
    const full = await addResident(place, { ...all, kind: 'tenant', propertyId: place.homes[1]! });
    expect(full.resident).toMatchObject({ ...all, kind: 'tenant', propertyName: '2 Elm St', communityId: place.id });
    const plain = await addResident(place);
    expect(plain.resident).toMatchObject({ email: null, phone: null, locale: null, propertyName: '1 Elm St' });
    expect((await residents(place)).items.map(({ id }) => id)).toEqual([plain.resident.id, full.resident.id]);
    const elsewhere = { propertyId: (await openCommunity(api)).homes[0]! };
    await expect(addResident(place, elsewhere)).rejects.toThrow('422');
  });

  it('A2 the toggle "Send portal invitation" is on by default: left out in the API it is true', async () => {
    const place = await openCommunity(api);
    const email = address();
    const body = { propertyId: place.homes[0], kind: 'owner', firstName: 'Ada', lastName: 'Lovelace', email };
    const answer = await api.ask<{ invitation: object }>('POST', `/communities/${place.id}/residents`, body);
    expect([answer.status, answer.body.invitation]).toEqual([201, expect.any(Object)]);
    expect((await system.mailbox.mailTo(email)).link).not.toBe('');
    const document = (await (await fetch(`${system.url}/api/openapi.json`)).json()) as {
      components: { schemas: Record<string, { properties: Record<string, { default?: unknown }> }> };
    };
    expect(document.components.schemas['NewResidentBody']!.properties['sendInvitation']!.default).toBe(true);
  });

  it('A3 saving with it on creates the resident and sends the invitation, nothing more to do', async () => {
    const email = address();
    const { resident, invitation, notice } = await addResident(await openCommunity(api), {
      email,
      sendInvitation: true,
    });
    expect(invitation).toMatchObject({ id: expect.any(String), expired: false });
    expect(notice).toBeUndefined();
    await system.mailbox.mailTo(email);
    expect(await standing(api, resident.id, 'invited')).toMatchObject({
      invitation: { id: invitation!.id, deliveryStatus: 'sent' },
    });
    expect(system.mailbox.countTo(email)).toBe(1);
  });

  it('A3 with it off nothing is sent: Pending', async () => {
    const [place, email, other] = [await openCommunity(api), address(), address()];
    const { resident, invitation, notice } = await addResident(place, { email });
    expect([resident.portalStatus, resident.invitation, invitation, notice]).toEqual([
      'pending',
      null,
      null,
      undefined,
    ]);
    await invitedIn(place, other); // whatever was on its way has arrived by then
    expect(system.mailbox.countTo(email)).toBe(0);
    expect((await deliveriesOf(resident.id)).total).toBe(0);
    expect((await getResident(api, resident.id)).portalStatus).toBe('pending');
  });

  it('A4 on, but no email: the resident is created, nothing is sent, and the answer says so', async () => {
    const { resident, invitation, notice } = await addResident(await openCommunity(api), { sendInvitation: true });
    expect([resident.portalStatus, invitation]).toEqual(['pending', null]);
    expect(notice).toMatch(/no email/);
    expect((await deliveriesOf(resident.id)).total).toBe(0);
  });

  it.each(['ada', 'ada@', 'ada@example', 'ada lovelace@example.com', 'ada@example.com\r\nBcc: eve@example.com', ''])(
    'A4 the address %j is refused at the field, and nobody is created',
    async (email) => {
      const place = await openCommunity(api);
      const body = { propertyId: place.homes[0], kind: 'owner', firstName: 'Ada', lastName: 'L', email };
      const wrong = await api.wrongFields('POST', `/communities/${place.id}/residents`, body);
      expect(wrong).toEqual(expect.arrayContaining(['email email.invalid']));
      expect((await residents(place)).total).toBe(0);
    },
  );

  it('A4 a mail that fails later never undoes the resident', async () => {
    const email = address('gone');
    const { resident } = await addResident(await openCommunity(api), { email, sendInvitation: true });
    const after = await mailStatus(api, resident.id, 'bounced');
    expect(after).toMatchObject({ email, portalStatus: 'pending', invitation: { sentAt: null, expiresAt: null } });
  });

  it('A5 the list shows each resident with a badge: Pending, Invited, Active, Inactive', async () => {
    const place = await openCommunity(api);
    const ids = [
      await residentIn(place),
      await invitedIn(place, address()),
      await activeIn(place),
      await activeIn(place),
    ];
    await api.post(`/residents/${ids[3]}/deactivate`);
    const badges = new Map((await residents(place)).items.map(({ id, portalStatus }) => [id, portalStatus]));
    expect(ids.map((id) => badges.get(id))).toEqual(['pending', 'invited', 'active', 'inactive']);
  });

  it('A6 the menu offers Send to a pending, Resend to an invited one, expired or not, neither to an active one', async () => {
    const place = await openCommunity(api);
    const actions = async (id: string) => (await getResident(api, id)).allowedActions;
    expect(await actions(await residentIn(place))).toEqual([]);
    expect(await actions(await residentIn(place, { email: address() }))).toEqual(['invite']);
    const invited = await invitedIn(place, address());
    expect(await actions(invited)).toEqual(['resend', 'revoke']);
    await system.letDaysPass(invited, 8);
    expect(await getResident(api, invited)).toMatchObject({
      portalStatus: 'invited',
      allowedActions: ['resend', 'revoke'],
      invitation: { expired: true },
    });
    const active = await activeIn(place);
    expect(await actions(active)).toEqual(['deactivate']);
    await api.post(`/residents/${active}/deactivate`);
    expect(await actions(active)).toEqual(['reactivate']);
  });

  it('A6 the server refuses what it does not offer, with a clear conflict', async () => {
    const place = await openCommunity(api);
    const refused = (id: string, what = 'invitation') => api.refusal('POST', `/residents/${id}/${what}`);
    const pending = await residentIn(place, { email: address() });
    expect(await refused(await residentIn(place))).toBe('422 resident.no_email');
    expect(await refused(pending, 'deactivate')).toBe('409 resident.wrong_state');
    expect(await refused(pending, 'reactivate')).toBe('409 resident.wrong_state');
    expect(await api.refusal('DELETE', `/residents/${pending}/invitation`)).toBe('409 invitation.none');
    const active = await activeIn(place);
    expect(await refused(active)).toBe('409 resident.already_active');
    expect(await refused(active, 'reactivate')).toBe('409 resident.already_active');
    await api.post(`/residents/${active}/deactivate`);
    expect(await refused(active)).toBe('409 resident.inactive');
    const email = address();
    await api.post('/suppressions', { email: email.toUpperCase() });
    expect(await refused(await residentIn(place, { email }))).toBe('409 recipient.suppressed');
  });

  it('A7 it is on its way at once and, within a moment, sent; a failure is told as one, never as sent', async () => {
    const place = await openCommunity(api);
    const ending = async (email: string): Promise<DeliveryView> => {
      const { delivery } = await invite(await residentIn(place, { email }));
      expect(['queued', 'sending', 'sent', 'bounced']).toContain(delivery.status);
      return eventually(async () => {
        const view = await api.get<DeliveryView>(`/deliveries/${delivery.id}`);
        expect(view.status).not.toMatch(/queued|sending/);
        return view;
      });
    };
    expect(await ending(address())).toMatchObject({ status: 'sent', reason: null, attempts: 1 });
    const gone = await ending(address('gone'));
    expect(gone).toMatchObject({ status: 'bounced', reason: 'invalid_recipient', sentAt: null });
    expect(gone.events.map(({ type }) => type)).not.toContain('sent');
  });

  it('A8 every resend makes a fresh link; every earlier link stops working at once', async () => {
    const [place, email] = [await openCommunity(api), address()];
    const id = await invitedIn(place, email);
    const first = await system.mailbox.mailTo(email, 1);
    await invite(id);
    expect(await fateOf(system.url, first.token)).toBe('410 invitation.superseded'); // not only when the new mail is out
    const second = await system.mailbox.mailTo(email, 2);
    await invite(id);
    const third = await system.mailbox.mailTo(email, 3);
    expect(new Set([first, second, third].map(({ token }) => token)).size).toBe(3);
    expect(new Set([first, second, third].map(({ messageId }) => messageId)).size).toBe(3);
    expect(await fateOf(system.url, first.token)).toBe('410 invitation.superseded');
    expect(await fateOf(system.url, second.token)).toBe('410 invitation.superseded');
    expect(await fateOf(system.url, third.token)).toBe('200');
  });

  it('A8 with a resend the clock starts anew', async () => {
    const [place, email] = [await openCommunity(api), address()];
    const id = await invitedIn(place, email);
    await system.letDaysPass(id, 5);
    const before = (await getResident(api, id)).invitation!;
    await invite(id);
    await system.mailbox.mailTo(email, 2);
    const { invitation } = await eventually(async () => {
      const resident = await getResident(api, id);
      expect(resident.invitation?.sentAt).not.toBe(before.sentAt);
      expect(resident.invitation?.sentAt).toEqual(expect.any(String));
      return resident as ResidentView & { invitation: { sentAt: string; expiresAt: string } };
    });
    expect(Date.parse(invitation.expiresAt) - Date.parse(before.expiresAt!)).toBeGreaterThan(4.9 * DAY);
    expect((Date.parse(invitation.expiresAt) - Date.parse(invitation.sentAt)) / DAY).toBeCloseTo(7, 2);
  });

  describe('A9 the email', () => {
    const guide = 'https://guides.example.com/maple-court';
    const read = async (timezone: string, more: Partial<NewResidentBody> = {}) => {
      const settings = { timezone, instructionGuideUrl: guide, replyTo: 'office@example.com', senderName: 'Maple HOA' };
      const [place, email] = [await openCommunity(api, 1, settings), address()];
      const id = await invitedIn(place, email, more);
      const { invitation } = await getResident(api, id);
      return { ...(await system.mailbox.mailTo(email)), expiresAt: new Date(invitation!.expiresAt!) };
    };

    it('greets by name, names the property, says what the portal is for, and has the button, in both parts', async () => {
      const mail = await read('America/New_York', { firstName: 'Grace', lastName: '<b>Hopper</b>' });
      for (const part of [mail.html.replace(/\s+/g, ' '), mail.text]) {
        for (const words of ['Hello Grace', '1 Elm St', 'invoices', 'repair', 'notices', 'documents', guide])
          expect(part).toContain(words);
        expect(part).toMatch(/expires after 7 days/);
        expect(part).toContain(mail.link);
      }
      expect(mail.html).toMatch(
        new RegExp(`<a[^>]+href="${mail.link.replace(/[?.]/g, '\\$&')}"[^>]*>\\s*Activate My Account`),
      );
      expect(mail.html).not.toContain('<b>Hopper');
      expect(mail).toMatchObject({ from: { name: 'Maple HOA' }, replyTo: 'office@example.com' });
    });

    it('is made for dark mode and narrow screens, and loads nothing from elsewhere', async () => {
      const { html, head } = await read('UTC');
      expect(html).toContain('prefers-color-scheme');
      expect(html).toMatch(/<html[^>]+lang="en"/);
      expect(html).toMatch(/name="viewport"/);
      expect(html).not.toMatch(/<(img|script|link)[^>]+(src|href)="http/);
      expect(head).toMatch(/^Auto-Submitted: auto-generated/im);
    });

    it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('says the day of expiry as it is in %s', async (timeZone) => {
      const mail = await read(timeZone);
      const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone }).format(mail.expiresAt);
      expect(mail.text).toContain(`on ${day}`);
      expect(mail.html.replace(/\s+/g, ' ')).toContain(`on ${day}`);
    });

    it("says its fixed parts in the resident's language", async () => {
      const { html, text } = await read('America/New_York', { locale: 'es-MX' });
      expect(html).toMatch(/<html[^>]+lang="es"/);
      expect(html).toContain('Activar mi cuenta');
      expect(text).toMatch(/7 días/);
    });
  });
});
