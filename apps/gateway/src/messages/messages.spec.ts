import { readFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailTemplateList } from '@portico/contracts/mail-templates';
import { Problem } from '@portico/contracts/problems';
import { invitationDefaults } from '@portico/mail/defaults';
import type { FileUpload } from '@portico/platform/service-client';
import { eventually } from '@portico/testing/eventually';
import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';

const key = { Authorization: `Bearer ${adminKey}` };
const events = `/api/v1/messages/${ids.thing}/events`;

describe('messages at the edge', () => {
  const services = new StubServices();
  let app: Gateway;
  let state = { status: 'sending', counts: { sent: 0 } };

  beforeAll(async () => {
    app = await startGateway(services);
    services.invitations.answers['messageProgress'] = () => ({ ...state, perSecond: 1, secondsLeft: 3 });
  });

  afterAll(() => app?.close());

  interface Listener {
    response: IncomingMessage;
    text: string;
    ended: boolean;
    leave(): void;
  }

  function listen(headers: Record<string, string> = {}): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(`${app.url}${events}`, { headers: { ...key, ...headers } }, (response) => {
        const listener: Listener = { response, text: '', ended: false, leave: () => request.destroy() };
        response.on('data', (chunk: Buffer) => (listener.text += chunk.toString()));
        response.on('end', () => (listener.ended = true)).on('error', () => undefined);
        resolve(listener);
      });
      request.on('error', reject).end();
    });
  }

  const dataOf = ({ text }: Listener) =>
    [...text.matchAll(/^event: progress\nid: (\S+)\ndata: (.+)$/gm)].map(
      ([, id, data]) => [id, JSON.parse(data as string)] as const,
    );

  describe('the events of a message', () => {
    beforeEach(() => {
      state = { status: 'sending', counts: { sent: 0 } };
    });

    it('tell the counts at once and every second while it is sending, and end after the final state', async () => {
      const listener = await listen();
      expect(listener.response.headers['content-type']).toBe('text/event-stream');
      await eventually(() => expect(dataOf(listener)).toHaveLength(1));
      expect(dataOf(listener)[0]?.[1]).toEqual({
        status: 'sending',
        counts: { sent: 0 },
        perSecond: 1,
        secondsLeft: 3,
      });
      await sleep(2_200);
      expect(dataOf(listener).length).toBeGreaterThanOrEqual(3);
      state = { status: 'sent', counts: { sent: 9 } };
      await eventually(() => expect(listener.ended).toBe(true));
      expect(dataOf(listener).at(-1)).toEqual([
        'end-sent',
        { status: 'sent', counts: { sent: 9 }, perSecond: 1, secondsLeft: 3 },
      ]);
    });

    it('ask invitations once a second, however many listen, and not at all when nobody does', async () => {
      const before = services.count('messageProgress');
      const listeners = await Promise.all(Array.from({ length: 30 }, () => listen()));
      await sleep(2_500);
      for (const listener of listeners) expect(dataOf(listener).length).toBeGreaterThanOrEqual(2);
      const asked = services.count('messageProgress') - before;
      expect(asked).toBeLessThanOrEqual(5);
      for (const listener of listeners) listener.leave();
      await sleep(300);
      const afterwards = services.count('messageProgress');
      await sleep(2_200);
      expect(services.count('messageProgress')).toBe(afterwards);
    });

    it('outlive a service that does not answer for a moment, and end with a message that is gone', async () => {
      const answer = services.invitations.answers['messageProgress'] as () => unknown;
      const listener = await listen();
      services.invitations.answers['messageProgress'] = () => {
        throw new Problem('service.unavailable');
      };
      await sleep(1_500);
      services.invitations.answers['messageProgress'] = answer;
      const seen = dataOf(listener).length;
      await eventually(() => expect(dataOf(listener).length).toBeGreaterThan(seen));
      services.invitations.answers['messageProgress'] = () => {
        throw new Problem('resource.not_found');
      };
      await eventually(() => expect(listener.ended).toBe(true));
      services.invitations.answers['messageProgress'] = answer;
    });

    it('tell a browser that has seen the end and comes again by itself to stay away: 204', async () => {
      state = { status: 'sent', counts: { sent: 9 } };
      const again = await listen({ 'Last-Event-ID': 'end-sent' });
      expect(again.response.statusCode).toBe(204);
      const other = await listen({ 'Last-Event-ID': '17' });
      await eventually(() => expect(other.ended).toBe(true));
      expect([other.response.statusCode, dataOf(other).length]).toEqual([200, 1]);
      state = { status: 'sending', counts: { sent: 9 } };
      const retried = await listen({ 'Last-Event-ID': 'end-sent' });
      expect(retried.response.statusCode).toBe(200);
      retried.leave();
    });

    it('are nobody’s who may not see the message', async () => {
      await app.http.get(events).expect(401);
      await app.http.get(events.replace(ids.thing, ids.nowhere)).set(key).expect(404);
    });
  });

  it('tell the words that staff start from, in each language', async () => {
    const { body } = await app.http.get('/api/v1/mail-templates').set(key).expect(200);
    const { items } = body as MailTemplateList;
    expect(items.map(({ purpose, locale }) => `${purpose} ${locale}`).toSorted()).toEqual([
      'invitation en',
      'invitation es',
      'notice en',
      'notice es',
    ]);
    const english = items.find(({ purpose, locale }) => purpose === 'invitation' && locale === 'en');
    expect(english).toEqual({ purpose: 'invitation', locale: 'en', ...invitationDefaults('en') });
  });

  it('hands attachments on with their bytes and a clean name', async () => {
    const received: { filename: string; content: Buffer }[] = [];
    services.invitations.answers['addAttachment'] = async (_tenant: unknown, _id: unknown, file: FileUpload) => {
      received.push({ filename: file.filename, content: await readFile(file.path) });
      return { id: ids.thing };
    };
    const bytes = Buffer.from([0, 255, 1, 254, 13, 10]);
    const path = `/api/v1/messages/${ids.thing}/attachments`;
    await app.http.post(path).set(key).attach('file', bytes, 'Welcome package.pdf').expect(201);
    expect(received).toEqual([{ filename: 'Welcome package.pdf', content: bytes }]);
    const large = await app.http
      .post(path)
      .set(key)
      .attach('file', Buffer.alloc(10 * 1024 * 1024 + 1), 'a.pdf')
      .expect(413);
    expect((large.body as { code: string }).code).toBe('attachment.too_large');
  });

  it('keeps the ending of a name that is too long', async () => {
    const add = app.http.post(`/api/v1/messages/${ids.thing}/attachments`).set(key);
    await add.attach('file', Buffer.from('x'), `${'a'.repeat(206)}.pdf`).expect(201);
    const [, , file] = services.invitations.calls.at(-1)!.args as [unknown, unknown, FileUpload];
    expect(file.filename).toBe(`${'a'.repeat(196)}.pdf`);
  });

  it('hands a bounce on byte by byte: 415 for anything but message/rfc822, 413 where it is too large', async () => {
    const received: Buffer[] = [];
    services.invitations.answers['reportBounce'] = (_tenant: unknown, report: Uint8Array) => {
      received.push(Buffer.from(report));
      return { matched: false };
    };
    const mail = Buffer.from([0x46, 0x72, 0x6f, 0x6d, 0x3a, 0xff, 0x00, 0x0d, 0x0a]);
    const post = () => app.http.post('/api/v1/feedback/bounces').set(key);
    await post().type('message/rfc822').send(mail).expect(202);
    expect(received[0]?.equals(mail)).toBe(true);
    await post().type('text/plain').send('x').expect(415);
    await post().send({ a: 1 }).expect(415);
    await post()
      .type('message/rfc822')
      .send(Buffer.alloc(26 * 1024 * 1024, 'a'))
      .expect(413);
  });
});
