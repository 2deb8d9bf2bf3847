// A whole community, B10 to B14: the send itself, what may happen meanwhile, and what is told of it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryView } from '@portico/contracts/deliveries';
import type { MessageProgress } from '@portico/contracts/messages';
import { eventually } from '@portico/testing/eventually';
import type { Api } from './api';
import {
  addResident,
  address,
  crowd,
  getResident,
  invitedIn,
  openCommunity,
  residentIn,
  residents,
  standing,
} from './community';
import { deliveries, getMessage, messageWhen, recipients, reviewedIn, sent, sentIn } from './message';
import { activated, fateOf, me } from './portal';
import { startSystem, type System } from './system';

const RATE = 60;
const DAY = 86_400_000;

describe('a send to a whole community', () => {
  let system: System;
  let api: Api;

  beforeAll(async () => {
    system = await startSystem({ MAIL_RATE_PER_SECOND: String(RATE) });
    api = system.api;
  });
  afterAll(() => system?.close());

  /** Where everybody's mail of a message ended, by address. */
  const endings = async (id: string) => {
    const { items } = await deliveries(api, id);
    return Object.fromEntries(
      items.map(({ email, status, reason }) => [email, reason ? `${status}: ${reason}` : status]),
    );
  };

  it('B10 afterwards those invited more than a week ago who are not active are invited again, by filter', async () => {
    const [place, [late, recent, active]] = [await openCommunity(api), [address(), address(), address()]];
    const ids = [await invitedIn(place, late), await invitedIn(place, recent), await invitedIn(place, active)];
    await activated(system.url, (await system.mailbox.mailTo(active)).link);
    for (const id of [ids[0]!, ids[2]!]) await system.letDaysPass(id, 8);
    const filter = { invitedBefore: new Date(Date.now() - 7 * DAY).toISOString(), registered: false };
    const message = await sentIn(place, { selection: { filter } });
    expect(await endings(message.id)).toEqual({ [late]: 'sent' });
    const [before, after] = [await system.mailbox.mailTo(late, 1), await system.mailbox.mailTo(late, 2)];
    expect(await fateOf(system.url, before.token)).toBe('410 invitation.superseded');
    expect(await fateOf(system.url, after.token)).toBe('200');
    expect([system.mailbox.countTo(recent), system.mailbox.countTo(active)]).toEqual([1, 1]);
  });

  it('B11 the recap reaches the summary addresses: subject, text, how many sent, failed and left out, who and why', async () => {
    const place = await openCommunity(api);
    const [ada, gone, summaryTo] = [address(), address('gone'), [address('office'), address('board')]];
    await residentIn(place, { email: ada });
    await residentIn(place, { email: gone, firstName: 'Bob', lastName: 'Baker' });
    await residentIn(place, { firstName: 'Cy', lastName: 'Cole' });
    const message = await sentIn(place, { summaryTo, subject: 'Welcome home', body: 'The pool opens in **May**.' });
    expect(message).toMatchObject({
      needsAttention: true,
      counts: { recipients: 3, sent: 1, bounced: 1, excluded: 1 },
    });
    for (const address of summaryTo) {
      const { subject, text, link } = await system.mailbox.mailTo(address);
      expect(subject).toBe('Recap: Welcome home');
      const said = text.replace(/\s+/g, ' ');
      for (const words of ['The pool opens in', 'sent: 1 failed: 1 left out: 1', 'Bob Baker', gone, 'Cy Cole'])
        expect(said).toContain(words);
      expect(said).not.toContain(ada);
      expect(link).toBe(''); // nobody's way in
    }
    expect(summaryTo.map((one) => system.mailbox.countTo(one))).toEqual([1, 1]);
  });

  it('B12 the instruction guide is linked in the mail and in the portal', async () => {
    const instructionGuideUrl = 'https://guides.example.com/portal?for=owners&lang=en';
    const [place, email] = [await openCommunity(api, 1, { instructionGuideUrl }), address()];
    await residentIn(place, { email });
    await sentIn(place);
    const mail = await system.mailbox.mailTo(email);
    expect(mail.text).toContain(instructionGuideUrl);
    const browser = await activated(system.url, mail.link);
    expect((await me(browser)).profiles).toEqual([expect.objectContaining({ instructionGuideUrl })]);
  });

  it('B13 who registers between review and send is skipped with that reason, and so is who was removed; a changed address is mailed', async () => {
    const [place, [early, moved, newAddress, removed, plain]] = [
      await openCommunity(api),
      [address(), address(), address(), address(), address()],
    ];
    await invitedIn(place, early);
    const movedId = await residentIn(place, { email: moved });
    const removedId = await residentIn(place, { email: removed });
    await residentIn(place, { email: plain });
    const message = await reviewedIn(place);
    expect(message.counts.queued).toBe(4);
    await activated(system.url, (await system.mailbox.mailTo(early)).link);
    await api.patch(`/residents/${movedId}`, { email: newAddress });
    await api.delete(`/residents/${removedId}`);
    const { counts } = await sent(api, message.id);
    expect(counts).toMatchObject({ sent: 2, skipped: 2 });
    expect(await endings(message.id)).toEqual({
      [early]: 'skipped: registered',
      [removed]: 'skipped: removed',
      [newAddress]: 'sent',
      [plain]: 'sent',
    });
    expect([moved, removed, newAddress, early].map((one) => system.mailbox.countTo(one))).toEqual([0, 0, 1, 1]);
  });

  describe('B14', () => {
    it('goes out at the rate, with a status for each recipient, watched live to its end', async () => {
      const place = await crowd(api, 120, 'rate');
      const { id } = await reviewedIn(place);
      const seen: MessageProgress[] = [];
      const watching = (async () => {
        for await (const progress of api.events<MessageProgress>(`/messages/${id}/events`)) seen.push(progress);
      })();
      await sent(api, id);
      await watching; // the stream ends by itself
      expect(seen.at(-1)).toMatchObject({ status: 'sent', counts: { recipients: 120, sent: 120 } });
      expect(seen.filter(({ status }) => status === 'sending').length).toBeGreaterThanOrEqual(1);
      expect(new Set(Object.values(await endings(id)))).toEqual(new Set(['sent']));
      expect((await residents(place, 'status=invited')).total).toBe(120);
    });

    it('tries again what was put off, and gives up what is refused for good; each has its timeline', async () => {
      const [place, later, full] = [await openCommunity(api), address('greylisted'), address('full')];
      const id = await residentIn(place, { email: later });
      await residentIn(place, { email: full });
      const message = await sentIn(place);
      expect(await endings(message.id)).toEqual({ [later]: 'sent', [full]: 'bounced: mailbox_full' });
      const { items } = await api.get<{ items: DeliveryView[] }>(`/residents/${id}/deliveries`);
      expect(items[0]).toMatchObject({ status: 'sent', attempts: 2, messageId: message.id });
      const types = items[0]!.events.map(({ type }) => type);
      expect(types.indexOf('deferred')).toBeGreaterThan(-1);
      expect(types.lastIndexOf('sent')).toBeGreaterThan(types.indexOf('deferred'));
      expect(items[0]!.events.some(({ detail }) => detail?.includes('come again later'))).toBe(true);
      expect(system.mailbox.countTo(later)).toBe(1);
    });

    it('sends again to who was corrected, and tells of it in a recap of its own', async () => {
      const [place, gone, right, office] = [await openCommunity(api), address('gone'), address(), address('office')];
      const id = await residentIn(place, { email: gone });
      const message = await sentIn(place, { summaryTo: [office] });
      const retry = () => api.refusal('POST', `/messages/${message.id}/retry-failed`, {});
      expect(await retry()).toBe('409 message.nothing_to_retry'); // its address is suppressed
      await api.patch(`/residents/${id}`, { email: right });
      expect(await retry()).toBe('202');
      const ended = await messageWhen(api, message.id, ({ status }) => status === 'sent');
      expect(ended).toMatchObject({ needsAttention: false, counts: { recipients: 1, sent: 1, bounced: 0 } });
      expect(await fateOf(system.url, (await system.mailbox.mailTo(right)).token)).toBe('200');
      expect((await system.mailbox.mailTo(office, 2)).text).toContain('sent: 1');
      expect(await retry()).toBe('409 message.nothing_to_retry');
    });

    it('is paused, lets a single invitation pass, goes on when it is resumed, and mails nobody twice', async () => {
      const place = await crowd(api, 150, 'slow');
      const ours = new Set((await emailsOf(place.id)).map((email) => email));
      const { id } = await reviewedIn(place);
      await api.post(`/messages/${id}/send`, {});
      await system.mailbox.waitFor(15, (to) => ours.has(to));
      await api.post(`/messages/${id}/pause`);
      expect(await api.refusal('POST', `/messages/${id}/pause`)).toBe('409 message.wrong_state');
      const held = await messageWhen(api, id, ({ counts }) => counts.sending === 0);
      expect([held.status, held.counts.queued > 0]).toEqual(['paused', true]);
      const email = address();
      await addResident(await openCommunity(api), { email, sendInvitation: true });
      await system.mailbox.mailTo(email);
      await sleep(500);
      expect((await getMessage(api, id)).counts).toEqual(held.counts);
      await api.post(`/messages/${id}/resume`);
      expect((await messageWhen(api, id, ({ status }) => status === 'sent')).counts.sent).toBe(150);
      const reached = system.mailbox.all.map(({ to }) => to[0]!).filter((to) => ours.has(to));
      expect(reached.toSorted()).toEqual([...ours].toSorted());
    });

    it('is cancelled: whoever was not mailed yet never is', async () => {
      const place = await crowd(api, 150, 'slow');
      const ours = new Set(await emailsOf(place.id));
      const { id } = await reviewedIn(place);
      await api.post(`/messages/${id}/send`, {});
      await system.mailbox.waitFor(15, (to) => ours.has(to));
      await api.post(`/messages/${id}/cancel`);
      const { counts } = await messageWhen(api, id, (now) => now.counts.sending === 0 && now.counts.queued === 0);
      expect(counts.sent + counts.cancelled).toBe(150);
      expect(counts.cancelled).toBeGreaterThan(0);
      await sleep(500);
      expect(system.mailbox.all.filter(({ to }) => ours.has(to[0]!)).length).toBe(counts.sent);
      expect(await api.refusal('DELETE', `/messages/${id}`)).toBe('409 message.has_deliveries');
      expect(await api.refusal('POST', `/messages/${id}/resume`)).toBe('409 message.wrong_state');
    });

    it('begins once, of fifty Sends at once', async () => {
      const [place, email] = [await openCommunity(api), address()];
      const resident = await residentIn(place, { email });
      const { id } = await reviewedIn(place);
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => api.refusal('POST', `/messages/${id}/send`, {})),
      );
      expect(answers.toSorted()).toEqual(['202', ...Array<string>(49).fill('409 message.wrong_state')]);
      await messageWhen(api, id, ({ status }) => status === 'sent');
      await standing(api, resident, 'invited');
      expect([system.mailbox.countTo(email), (await recipients(api, id)).total]).toEqual([1, 1]);
      await eventually(async () => expect((await getResident(api, resident)).invitation?.deliveryStatus).toBe('sent'));
    });
  });

  const emailsOf = async (communityId: string): Promise<string[]> =>
    (await api.get<{ items: { email: string }[] }>(`/communities/${communityId}/residents?limit=200`)).items.map(
      ({ email }) => email,
    );
});
