// The contract: what may happen to a message in each of its states, and what its figures add up to.
import type { MessageStatus, MessageView, SendAnswer } from '@portico/contracts/messages';
import type { Api, Method } from './api';
import { address, crowd, getResident, openCommunity, residentIn, residents, type Place } from './community';
import { draftIn, generated, getMessage, messageWhen, recipients, reviewedIn, sent, sentIn } from './message';
import { startSystem, type System } from './system';

const OPEN = ['queued', 'sending', 'deferred'] as const;
const FINAL = ['sent', 'delivered', 'failed', 'bounced', 'complained', 'suppressed', 'cancelled', 'skipped'] as const;

describe('a message', () => {
  let system: System;
  let api: Api;

  beforeAll(async () => {
    system = await startSystem({ MAIL_RATE_PER_SECOND: '20' });
    api = system.api;
  });
  afterAll(() => system?.close());

  const inAnHour = () => ({ scheduledAt: new Date(Date.now() + 3_600_000).toISOString() });
  const act = (id: string, what: string, body: object = {}) => api.refusal('POST', `/messages/${id}/${what}`, body);
  const oneAda = async (): Promise<Place> => {
    const place = await openCommunity(api);
    await residentIn(place, { email: address() });
    return place;
  };

  /** A message in each state. */
  const make: Record<Exclude<MessageStatus, 'generating'>, () => Promise<MessageView>> = {
    draft: async () => draftIn(await oneAda()),
    in_review: async () => reviewedIn(await oneAda()),
    scheduled: async () => {
      const message = await reviewedIn(await oneAda());
      await api.post(`/messages/${message.id}/send`, inAnHour());
      return message;
    },
    sending: async () => {
      const message = await reviewedIn(await crowd(api, 100));
      await api.post(`/messages/${message.id}/send`, {});
      return message;
    },
    paused: async () => {
      const message = await make.sending();
      await api.post(`/messages/${message.id}/pause`);
      return message;
    },
    sent: async () => sentIn(await oneAda()),
    cancelled: async () => {
      const message = await make.scheduled();
      await api.post(`/messages/${message.id}/cancel`);
      return message;
    },
  };
  const acts: Record<string, [Method, (id: string) => string, object?]> = {
    edit: ['PATCH', (id) => `/messages/${id}`, { subject: 'Changed' }],
    generate: ['POST', (id) => `/messages/${id}/generate`],
    send: ['POST', (id) => `/messages/${id}/send`, {}],
    schedule: ['POST', (id) => `/messages/${id}/send`, inAnHour()],
    undo: ['POST', (id) => `/messages/${id}/undo`],
    pause: ['POST', (id) => `/messages/${id}/pause`],
    resume: ['POST', (id) => `/messages/${id}/resume`],
    cancel: ['POST', (id) => `/messages/${id}/cancel`],
    retry: ['POST', (id) => `/messages/${id}/retry-failed`, {}],
    delete: ['DELETE', (id) => `/messages/${id}`],
    test: ['POST', (id) => `/messages/${id}/test`, { to: 'office@example.com' }],
  };

  it.each<[keyof typeof make, string[]]>([
    ['draft', ['edit', 'generate', 'delete', 'test']],
    ['in_review', ['edit', 'send', 'schedule', 'delete', 'test']],
    ['scheduled', ['edit', 'send', 'undo', 'cancel', 'test']],
    ['sending', ['pause', 'cancel', 'test']],
    ['paused', ['resume', 'cancel', 'test']],
    ['sent', ['test']],
    ['cancelled', ['delete', 'test']],
  ])('that is %s takes %j; anything else is a 409 and changes nothing', async (status, allowed) => {
    const refused = await make[status]();
    for (const [name, [method, path, body]] of Object.entries(acts)) {
      if (allowed.includes(name)) continue;
      const answer = await api.refusal(method, path(refused.id), body);
      const nothing = status === 'sent' && name === 'retry';
      expect([name, answer]).toEqual([name, nothing ? '409 message.nothing_to_retry' : '409 message.wrong_state']);
    }
    expect((await getMessage(api, refused.id)).status).toBe(status);
    for (const name of allowed) {
      const [method, path, body] = acts[name]!;
      const { id } = await make[status]();
      expect([name, await api.refusal(method, path(id), body)]).toEqual([name, expect.stringMatching(/^20[024]$/)]);
      await api.ask('POST', `/messages/${id}/cancel`); // so that it takes nobody's turn
    }
    await api.ask('POST', `/messages/${refused.id}/cancel`);
  });

  it('goes back to draft with an edit in review or when scheduled, and what was generated is thrown away', async () => {
    for (const before of [await make.in_review(), await make.scheduled()]) {
      const edited = await api.patch<MessageView>(`/messages/${before.id}`, { body: 'Welcome.' });
      expect(edited).toMatchObject({ status: 'draft', scheduledAt: null, subject: before.subject, body: 'Welcome.' });
      expect(await act(before.id, 'send')).toBe('409 message.wrong_state');
    }
  });

  it('of a community that lets a Send be undone waits so long: undone, it is in review and nobody was mailed', async () => {
    const { id, communityId } = await reviewedIn(await oneAda());
    await api.patch(`/communities/${communityId}`, { undoSeconds: 2 });
    const held = await api.post<SendAnswer>(`/messages/${id}/send`, {});
    expect(held).toEqual({ status: 'scheduled', scheduledAt: expect.any(String) as string });
    expect(await act(id, 'send')).toBe('409 message.wrong_state');
    expect(await act(id, 'undo')).toBe('202');
    expect(await getMessage(api, id)).toMatchObject({ status: 'in_review', scheduledAt: null, startedAt: null });
    const { counts, startedAt, scheduledAt } = await sent(api, id);
    expect([counts.sent, Date.parse(startedAt!) >= Date.parse(scheduledAt!)]).toEqual([1, true]);
  });

  it('can be generated anew while it is being generated: the edit wins', async () => {
    const place = await crowd(api, 300);
    const { id } = await draftIn(place, { purpose: 'notice', body: 'First.' });
    await api.post(`/messages/${id}/generate`);
    await api.patch(`/messages/${id}`, { body: 'Second.' });
    await generated(api, id);
    const [person] = (await residents(place, 'limit=1')).items;
    const preview = await api.get<{ text: string }>(`/messages/${id}/recipients/${person!.id}/preview`);
    expect([preview.text.includes('Second.'), preview.text.includes('First.')]).toEqual([true, false]);
    await api.delete(`/messages/${id}`);
  });

  it('with nobody to mail is not sent: 422', async () => {
    const place = await openCommunity(api);
    await residentIn(place);
    const { id } = await reviewedIn(place);
    expect(await act(id, 'send')).toBe('422 message.no_recipients');
    expect(await act(id, 'send', inAnHour())).toBe('422 message.no_recipients');
    expect((await getMessage(api, id)).status).toBe('in_review');
  });

  it('takes a recipient out: from a draft by `exclude`, in review from the copies, and it stays in review', async () => {
    const place = await crowd(api, 3);
    const [one, two] = (await residents(place)).items;
    const { id } = await draftIn(place);
    await api.delete(`/messages/${id}/recipients/${one!.id}`);
    expect((await getMessage(api, id)).selection).toMatchObject({ exclude: [one!.id] });
    expect((await generated(api, id)).counts).toMatchObject({ recipients: 2 });
    await api.delete(`/messages/${id}/recipients/${two!.id}`);
    expect(await getMessage(api, id)).toMatchObject({ status: 'in_review', counts: { recipients: 1, queued: 1 } });
    expect((await sent(api, id)).counts).toMatchObject({ recipients: 1, sent: 1 });
  });

  it('counts everybody in one state: recipients are the excluded and the sum of the states', async () => {
    const place = await openCommunity(api);
    for (const email of [address(), address('gone'), address('full'), address('greylisted'), null])
      await residentIn(place, { email });
    const { id } = await reviewedIn(place);
    await api.post(`/messages/${id}/send`, {});
    const adds = ({ counts }: MessageView) => {
      const states = [...OPEN, ...FINAL].reduce((sum, state) => sum + counts[state], 0);
      expect(counts.recipients).toBe(counts.excluded + states);
      return OPEN.every((state) => counts[state] === 0);
    };
    const ended = await messageWhen(api, id, (message) => adds(message) && message.status === 'sent');
    expect(ended).toMatchObject({ needsAttention: true, counts: { recipients: 5, excluded: 1, sent: 2, bounced: 2 } });
    expect([ended.startedAt, ended.finishedAt]).toEqual([expect.any(String), expect.any(String)]);
    expect((await recipients(api, id, 'status=bounced')).total).toBe(2);
    expect((await recipients(api, id, 'problem=any')).total).toBe(1);
    expect((await recipients(api, id, 'problem=none')).total).toBe(4);
  });

  it('as a notice goes to whoever is selected, once to an address, with no link in it, and makes nobody invited', async () => {
    const place = await openCommunity(api, 2, { oneEmailPerProperty: false });
    const email = address();
    const first = await residentIn(place, { email });
    await residentIn(place, { email, propertyId: place.homes[1]! });
    const body = 'The pool opens in May, {{firstName}}.';
    expect(
      (
        await api.ask('POST', `/communities/${place.id}/messages`, {
          purpose: 'notice',
          selection: { filter: {} },
          body: '{{activationUrl}}',
        })
      ).status,
    ).toBe(422);
    const ended = await sentIn(place, { purpose: 'notice', body });
    expect(ended.counts).toMatchObject({ recipients: 2, excluded: 1, sent: 1 });
    const mail = await system.mailbox.mailTo(email);
    expect([mail.text.includes('The pool opens in May, Ada.'), mail.link]).toEqual([true, '']);
    expect((await recipients(api, ended.id, 'problem=duplicate')).total).toBe(1);
    expect((await getResident(api, first)).portalStatus).toBe('pending');
  });

  it('sends a test from a draft on, which counts nowhere and opens nothing', async () => {
    const [place, office] = [await oneAda(), address('office')];
    const { id } = await draftIn(place, { subject: 'For {{firstName}}' });
    expect(await act(id, 'test', { to: office })).toBe('202');
    const mail = await system.mailbox.mailTo(office);
    expect(mail.subject).toContain('For Ada');
    expect((await getMessage(api, id)).counts).toMatchObject({ recipients: 1, queued: 0, sent: 0 });
    const { status } = await fetch(mail.link || `${system.url}/portal/activate?token=none`);
    expect(status).toBe(404);
    expect((await residents(place)).items[0]!.portalStatus).toBe('pending');
  });
});
