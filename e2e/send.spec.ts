// The way of a mass mail, from the rows to the relay: the gate, the queue, the mailer and an SMTP server, all of them real.
import { setTimeout as sleep } from 'node:timers/promises';
import { STANDARD_RELAY_ID } from '@portico/contracts/relays';
import { newId } from '@portico/platform/ids';
import { startApp, type TestApp } from '@portico/testing/app';
import { eventually } from '@portico/testing/eventually';
import { describeWithBackends } from '@portico/testing/redis';
import { startSink, type ReceivedMail, type SinkOptions, type SmtpSink } from '@portico/testing/smtp-sink';
import {
  addressOf,
  attachments,
  content,
  finished,
  handOut,
  openGateRoom,
  statusesOf,
  writeMessage,
  type GateRoom,
  type SentMessage,
} from '../apps/invitations/testing/gate-room';
import { ContentStore } from '../apps/invitations/src/deliveries/content.store';
import { queueMail } from '../apps/invitations/src/deliveries/queue-mail.queries';
import { AppModule } from '../apps/mailer/src/app.module';

const people = (message: SentMessage) => message.residentIds.map(addressOf).toSorted();
const reached = (sink: SmtpSink) => sink.messages.flatMap(({ to }) => to).toSorted();
const header = (name: string, raw: Buffer) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw.toString())?.[1]?.trim();

describeWithBackends('a send', ({ env }) => {
  const open: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(one: T): T => {
    open.push(one);
    return one;
  };
  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
  });

  const gateOf = async (more: Record<string, string> = {}): Promise<GateRoom> => {
    const room = keep(await openGateRoom({ ...env, ...more }));
    // Slots, faults and what is left of the test before are no matter of this one.
    await room.db.query(`UPDATE message SET status = 'paused' WHERE status = 'sending'`);
    await room.db.query(`UPDATE relay_limit SET last_slot = '-infinity', slow_steps = 0`);
    await room.relays.change(STANDARD_RELAY_ID, { paused: false });
    return room;
  };
  const sinkOf = async (options?: SinkOptions): Promise<SmtpSink> => keep(await startSink(options));
  const mailerOf = async (room: GateRoom, sink: SmtpSink, more: Record<string, string> = {}): Promise<TestApp> =>
    keep(
      await startApp(AppModule, {
        ...env,
        INVITATIONS_URL: room.app.url,
        SMTP_URL: sink.url,
        ...more,
      }),
    );
  const ended = (room: GateRoom, message: SentMessage, statuses: Record<string, number>) =>
    eventually(async () => expect(await statusesOf(room, message)).toEqual(statuses), { timeoutMs: 40_000 });

  it('brings everyone one mail with a link of their own, and commits all of it', async () => {
    const [room, sink] = [await gateOf(), await sinkOf()];
    await mailerOf(room, sink);
    const message = await writeMessage(room, { recipients: 230 });
    await handOut(room, message);
    await ended(room, message, { sent: 230 });
    expect(reached(sink)).toEqual(people(message));
    const mails = await Promise.all(sink.messages.map((mail) => mail.parsed()));
    expect(new Set(mails.map(({ text }) => /token=([\w-]+)/.exec(text!)![1])).size).toBe(230);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(230);
    expect(mails[0]).toMatchObject({
      subject: 'Welcome Ada',
      from: { name: 'Maple Court', address: 'portal@mail.example' },
    });
    expect(header('Auto-Submitted', sink.messages[0]!.raw)).toBe('auto-generated');
    expect(finished).toContain(message.id);
  });

  it('takes as long as the rate demands, over two mailers', async () => {
    const [room, sink] = [await gateOf({ MAIL_RATE_PER_SECOND: '40' }), await sinkOf()];
    await Promise.all([mailerOf(room, sink), mailerOf(room, sink)]);
    const message = await writeMessage(room, { recipients: 100, purpose: 'notice' });
    await handOut(room, message);
    await ended(room, message, { sent: 100 });
    const times = sink.messages.map(({ at }) => at.getTime());
    // Slots are 26.25 ms apart; the first mail may have come late, by the 40 ms that a slot may be used late and its way here.
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(99 * 26.25 - 500);
    expect(reached(sink)).toEqual(people(message));
  });

  it('goes over the next relay once the first refuses us, and marks nobody for it', async () => {
    const ours = { code: 550, message: '5.7.26 unauthenticated mail' };
    const [room, first, second] = [await gateOf(), await sinkOf({ onData: () => ours }), await sinkOf()];
    const { id } = await room.relays.add({ name: 'Second', url: second.url });
    await mailerOf(room, first);
    const message = await writeMessage(room, { recipients: 130 });
    await handOut(room, message);
    await ended(room, message, { sent: 130 });
    expect(reached(second)).toEqual(people(message));
    const { items } = await room.relays.list({ limit: 50 });
    expect(items[0]).toMatchObject({ state: 'broken', reason: 'authentication' });
    await room.relays.remove(id);
  });

  it('stops when its relay is paused, and goes on when it is not any more', async () => {
    const slowly = { onData: () => sleep(15).then(() => undefined) };
    const [room, sink] = [await gateOf(), await sinkOf(slowly)];
    await mailerOf(room, sink, { SMTP_CONNECTIONS: '2' });
    const message = await writeMessage(room, { recipients: 400 });
    await handOut(room, message);
    await sink.waitFor(20);
    await room.relays.change(STANDARD_RELAY_ID, { paused: true });
    await sleep(2_000);
    const stopped = sink.messages.length;
    expect(stopped).toBeLessThan(400);
    await sleep(1_000);
    expect(sink.messages).toHaveLength(stopped);
    await room.relays.change(STANDARD_RELAY_ID, { paused: false });
    await ended(room, message, { sent: 400 });
    expect(reached(sink)).toEqual(people(message));
  });

  it('shares the rate: a small community beside a large one, and a single mail before both', async () => {
    const [room, sink] = [await gateOf({ MAIL_RATE_PER_SECOND: '40' }), await sinkOf()];
    await mailerOf(room, sink);
    const large = await writeMessage(room, { recipients: 1_000, purpose: 'notice' });
    await handOut(room, large);
    await sink.waitFor(60);
    const small = await writeMessage(room, { recipients: 50, purpose: 'notice' });
    await handOut(room, small);
    const ofLarge = (mails: readonly ReceivedMail[]) => mails.filter(({ to }) => people(large).includes(to[0]!)).length;
    const before = ofLarge(sink.messages);
    await single(room, 'urgent@example.com');
    await eventually(() => expect(reached(sink)).toContain('urgent@example.com'), { timeoutMs: 20_000 });
    // At the most what was granted already, and what went while it was on its way through the queue.
    expect(ofLarge(sink.messages) - before).toBeLessThan(200);
    await ended(room, small, { sent: 50 });
    // In turn it is 50 of each, and what went before the small one came to the queue; one after the other it is 900.
    expect(ofLarge(sink.messages) - before).toBeLessThan(300);
  });

  it('goes on with another mailer when one closes in the middle, and nobody gets two mails', async () => {
    const slowly = { onData: () => sleep(10).then(() => undefined) };
    const [room, sink] = [await gateOf(), await sinkOf(slowly)];
    const first = await mailerOf(room, sink);
    const message = await writeMessage(room, { recipients: 300 });
    await handOut(room, message);
    await sink.waitFor(50);
    await first.close();
    open.splice(open.indexOf(first), 1);
    const stopped = sink.messages.length;
    expect(stopped).toBeLessThan(300);
    await mailerOf(room, sink);
    await ended(room, message, { sent: 300 });
    expect(reached(sink)).toEqual(people(message));
  });

  it('stops when it is paused, goes on when it is resumed, and lets a single mail pass meanwhile', async () => {
    const slowly = { onData: () => sleep(15).then(() => undefined) };
    const [room, sink] = [await gateOf(), await sinkOf(slowly)];
    await mailerOf(room, sink, { SMTP_CONNECTIONS: '2', MAILER_CONCURRENCY: '2' });
    const message = await writeMessage(room, { recipients: 300 });
    await handOut(room, message);
    await sink.waitFor(20);
    await single(room, 'urgent@example.com');
    await eventually(() => expect(reached(sink)).toContain('urgent@example.com'), { timeoutMs: 20_000 });
    expect(sink.messages.length).toBeLessThan(250);
    await room.db.query(`UPDATE message SET status = 'paused' WHERE id = $1`, [message.id]);
    // What was granted just before is sent.
    const paused = await eventually(async () => {
      const now = await statusesOf(room, message);
      expect(now['sending']).toBeUndefined();
      return now;
    });
    await sleep(2_500); // a round of the reconciler
    expect(await statusesOf(room, message)).toEqual(paused);
    expect(paused['prepared']).toBeGreaterThan(0);
    await room.db.query(`UPDATE message SET status = 'sending' WHERE id = $1`, [message.id]);
    await handOut(room, message);
    await ended(room, message, { sent: 300 });
    expect(reached(sink).filter((to) => to !== 'urgent@example.com')).toEqual(people(message));
  });

  it('tries again what was refused for now, and lets one bad row stop nobody', async () => {
    const refused = new Set<string>();
    const onRcpt = (to: string) => {
      if (to.startsWith('ada.') && to.includes('0') && !refused.has(to)) {
        refused.add(to);
        return { code: 450, message: '4.2.0 come again' };
      }
      return to === gone ? { code: 550, message: '5.1.1 no such user' } : undefined;
    };
    let gone = '';
    const [room, sink] = [await gateOf({ RETRY_BASE_SECONDS: '1' }), await sinkOf({ onRcpt })];
    const message = await writeMessage(room, { recipients: 20 });
    gone = addressOf(message.residentIds[3]!);
    await room.db.query(`UPDATE delivery SET "values" = '{}' WHERE id = $1`, [message.deliveryIds[5]]);
    await mailerOf(room, sink);
    await handOut(room, message);
    await ended(room, message, { 'bounced: invalid_recipient': 1, 'failed: other': 1, sent: 18 });
    expect(refused.size).toBeGreaterThan(0);
    const unmade = [gone, addressOf(message.residentIds[5]!)];
    expect(reached(sink)).toEqual(people(message).filter((to) => !unmade.includes(to)));
  });

  it('sends attachments with every mail, byte by byte', async () => {
    const [room, sink] = [await gateOf(), await sinkOf()];
    await mailerOf(room, sink);
    const bytes = Uint8Array.from({ length: 70_001 }, (_, i) => (i * 7919) % 256);
    attachments.set('welcome', bytes);
    const file = {
      id: 'welcome',
      filename: 'Bienvenida «2026».pdf',
      contentType: 'application/pdf',
      size: bytes.length,
    };
    await single(room, 'ada@example.com', [file]);
    const [mail] = await sink.waitFor(1);
    const parsed = await mail!.parsed();
    expect(parsed.attachments).toMatchObject([
      { filename: file.filename, mimeType: 'application/pdf', disposition: 'attachment' },
    ]);
    expect(Buffer.from(parsed.attachments[0]!.content as ArrayBuffer).equals(Buffer.from(bytes))).toBe(true);
    expect(parsed.text).toContain('https://x.example');
  });
});

async function single(room: GateRoom, email: string, files: Parameters<ContentStore['keep']>[2] = []): Promise<void> {
  await room.db.transaction(async (tx) => {
    const contentId = await room.app.get(ContentStore).keep(tx, content, files);
    const values = { firstName: 'Ada', activationUrl: 'https://x.example', expiresAt: 'Tuesday', linkDays: '7 days' };
    const shared = { organizationId: newId(), communityId: null, purpose: 'test' as const, locale: null };
    await queueMail(tx, {
      ...shared,
      name: 'Ada',
      email,
      contentId,
      values,
      sender: { name: 'Portico', replyTo: null },
    });
  });
}
