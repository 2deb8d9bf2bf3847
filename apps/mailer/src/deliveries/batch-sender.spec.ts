import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimAnswer, ClaimBody, Grant, IntendBody, Outcome, ReportBody } from '@portico/contracts/gate';
import { Problem } from '@portico/contracts/problems';
import { BatchSender } from './batch-sender';
import { Permits } from '../relay/permits';
import { Intents } from './intents';
import { returned, Unmade, type Facts, type MailMaker, type Relay } from './ports';
import { Reporter } from './reporter';
import { ServerClock } from './server-clock';
import { Stride } from './stride';

const accepted: Facts = { kind: 'accepted', stage: 'data', code: 250, enhancedCode: null, reply: 'ok' };
const mailOf = async ({ deliveryId }: Grant) => ({ envelope: { from: '', to: deliveryId }, raw: [] });

const grant = (deliveryId: string, sendInMs: number | null = null, intent = false): Grant => ({
  deliveryId,
  fence: 1,
  sendInMs,
  intent,
  to: { name: '', address: '' },
  from: { name: '', address: '' },
  replyTo: null,
  envelopeFrom: '',
  messageId: '',
  headers: {},
  contentId: 'c',
  locale: 'en',
  values: {},
});

interface Parts {
  answer?: Partial<ClaimAnswer>;
  send?: (deliveryId: string) => Promise<Facts>;
  report?: () => Promise<void>;
  make?: MailMaker['make'];
  intend?: (deliveryIds: string[]) => Promise<string[]>;
  connections?: number;
}

const none = { grants: [], retryInMs: null };

/** The sender with invitations stubbed at its client and a relay that does as it is told. */
function senderOf(parts: Parts) {
  const {
    answer,
    send = async () => accepted,
    report,
    make = mailOf,
    intend = async (ids) => ids,
    connections = 2,
  } = parts;
  const [outcomes, sent, claims] = [[] as Outcome[], [] as { id: string; at: number }[], [] as ClaimBody[]];
  const gate = {
    claim: async (body: ClaimBody): Promise<ClaimAnswer> => {
      claims.push(body);
      const relay = { id: 'r', version: 1 };
      return { ...none, relay, answeredAt: performance.now() + 1_000_000, leaseMs: 12_000, ...answer };
    },
    intend: async ({ intents }: IntendBody) => ({
      deliveryIds: await intend(intents.map(({ deliveryId }) => deliveryId)),
    }),
    report: async (body: ReportBody) => {
      await report?.();
      outcomes.push(...body.outcomes);
    },
  };
  const permits = new Permits(connections);
  const relay: Relay = {
    connections,
    send: ({ envelope: { to } }, urgent, leave) =>
      permits.with(urgent, async () => {
        if (!(await leave())) return returned;
        sent.push({ id: to, at: performance.now() });
        return send(to);
      }),
  };
  const reporter = new Reporter(gate, () => true);
  const relays = { get: () => (connections > 0 ? Promise.resolve(relay) : Promise.reject(new Error('unknown'))) };
  const intents = new Intents(gate);
  const sender = new BatchSender(gate, relays, { make }, reporter, intents, new ServerClock(), new Stride());
  return {
    sender,
    outcomes,
    sent,
    claims,
    kinds: () => Object.fromEntries(outcomes.map((one) => [one.deliveryId, one.kind])),
  };
}

describe('the sender', () => {
  it('sends what it is granted and commits each outcome before it is done', async () => {
    const { sender, outcomes } = senderOf({ answer: { grants: [grant('a'), grant('b'), grant('c')] } });
    expect(await sender.send({ batchId: 'x' })).toBeNull();
    expect(outcomes.toSorted((one, two) => one.deliveryId.localeCompare(two.deliveryId))).toEqual(
      ['a', 'b', 'c'].map((deliveryId) => ({ deliveryId, fence: 1, ...accepted })),
    );
  });

  it('is done at once where nothing is granted, and comes again when the gate says so', async () => {
    expect(await senderOf({}).sender.send({ batchId: 'x' })).toBeNull();
    expect(await senderOf({ answer: { retryInMs: 700 } }).sender.send({ batchId: 'x' })).toBe(700);
    const busy = senderOf({ answer: { retryInMs: 300, grants: [grant('a')] }, send: () => sleep(120, accepted) });
    expect(await busy.sender.send({ batchId: 'x' })).toBeLessThan(200);
  });

  it('sends at the slots, and gives back one whose time has passed', async () => {
    const slow = (id: string) => sleep(id === 'a' ? 200 : 1, accepted);
    const slots = [grant('a', 50), grant('b', 100), grant('c', 400)];
    const { sender, sent, kinds } = senderOf({ answer: { grants: slots }, send: slow, connections: 1 });
    const from = performance.now();
    expect(await sender.send({ batchId: 'x' })).toBe(0);
    expect(kinds()).toEqual({ a: 'accepted', b: 'returned', c: 'accepted' });
    expect(sent.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(sent[0]!.at - from).toBeGreaterThanOrEqual(50);
    expect(sent[1]!.at - from).toBeGreaterThanOrEqual(400);
  });

  it('lets a mail that cannot be made stop no other', async () => {
    const make = async (one: Grant) => {
      if (one.deliveryId === 'b') throw new Unmade('The mail has no value for "firstName".');
      return mailOf(one);
    };
    const { sender, kinds } = senderOf({ answer: { grants: [grant('a'), grant('b'), grant('c')] }, make });
    await sender.send({ batchId: 'x' });
    expect(kinds()).toEqual({ a: 'accepted', b: 'unmade', c: 'accepted' });
  });

  it('gives all back while it cannot learn where the relay is', async () => {
    const { sender, kinds } = senderOf({ answer: { grants: [grant('a'), grant('b')] }, connections: 0 });
    expect(await sender.send({ batchId: 'x' })).toBe(0);
    expect(kinds()).toEqual({ a: 'returned', b: 'returned' });
  });

  it('asks again at once when a mail was not accepted: another relay may take it', async () => {
    const refused: Facts = { ...returned, kind: 'connection' };
    const { sender } = senderOf({
      answer: { grants: [grant('a'), grant('b')] },
      send: async (id) => (id === 'a' ? refused : accepted),
    });
    expect(await sender.send({ batchId: 'x' })).toBe(0);
  });

  it('gives back what a slow relay leaves waiting, long before the lease ends: a pause must hold', async () => {
    const { sender, kinds } = senderOf({
      answer: { grants: [grant('a'), grant('b')] },
      send: () => sleep(1_800, accepted),
      connections: 1,
    });
    expect(await sender.send({ batchId: 'x' })).toBe(0);
    expect(kinds()).toEqual({ a: 'accepted', b: 'returned' });
  });

  it('gives back what cannot be made for now', async () => {
    const { sender, kinds } = senderOf({
      answer: { grants: [grant('a')] },
      make: () => Promise.reject(new Problem('service.unavailable')),
    });
    expect(await sender.send({ batchId: 'x' })).toBe(0);
    expect(kinds()).toEqual({ a: 'returned' });
  });

  it('begins no mail after its lease, for somebody else may have it', async () => {
    const grants = [grant('a'), grant('b'), grant('c')];
    const { sender, kinds, sent } = senderOf({
      answer: { grants, leaseMs: 150 },
      send: () => sleep(200, accepted),
      connections: 1,
    });
    await sender.send({ batchId: 'x' });
    expect(sent.map(({ id }) => id)).toEqual(['a']);
    expect(kinds()).toEqual({ a: 'accepted', b: 'returned', c: 'returned' });
  });

  it('begins no mail while what became of the others is not heard, and goes on afterwards', async () => {
    let down = true;
    const grants = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => grant(id));
    const report = () => (down ? Promise.reject(new Error('down')) : Promise.resolve());
    const { sender, sent, kinds } = senderOf({ answer: { grants }, send: () => sleep(5, accepted), report });
    const done = sender.send({ batchId: 'x' });
    await sleep(300);
    expect(sent.length).toBeLessThanOrEqual(4);
    down = false;
    await done;
    expect(Object.values(kinds())).toEqual(grants.map(() => 'accepted'));
  });

  it('hands over no mail whose grant asks for an intent before that is committed, and gives back whose is not', async () => {
    const steps: string[] = [];
    const { sender, kinds } = senderOf({
      answer: { grants: [grant('a', null, true), grant('b', null, true), grant('c')] },
      intend: async (ids) => {
        await sleep(20);
        steps.push(...ids.map((id) => `intend ${id}`));
        return ids.filter((id) => id !== 'b');
      },
      send: async (id) => (steps.push(`send ${id}`), accepted),
    });
    expect(await sender.send({ batchId: 'x' })).toBe(0);
    expect(kinds()).toEqual({ a: 'accepted', b: 'returned', c: 'accepted' });
    expect(steps.filter((step) => !step.endsWith('c'))).toEqual(['intend a', 'send a', 'intend b']);
    expect(steps).toContain('send c');
    expect(steps).not.toContain('intend c');
  });

  it('asks for the intent before it waits for the slot', async () => {
    let intendedAt = Infinity;
    const { sender, sent } = senderOf({
      answer: { grants: [grant('a', 300, true)] },
      intend: async (ids) => ((intendedAt = performance.now()), ids),
    });
    const from = performance.now();
    await sender.send({ batchId: 'x' });
    expect(intendedAt).toBeLessThan(sent[0]!.at);
    expect(sent[0]!.at - from).toBeGreaterThanOrEqual(300);
  });

  it('gives back what has no intent because the gate cannot be asked', async () => {
    const { sender, kinds, sent } = senderOf({
      answer: { grants: [grant('a', null, true)] },
      intend: () => Promise.reject(new Problem('service.unavailable')),
    });
    expect(await sender.send({ batchId: 'x' })).toBe(0);
    expect([kinds(), sent]).toEqual([{ a: 'returned' }, []]);
  });

  it('ends what is at the relay when it is stopped, and gives the rest back', async () => {
    const { sender, kinds } = senderOf({
      answer: { grants: [grant('a'), grant('b')] },
      send: () => sleep(50, accepted),
      connections: 1,
    });
    const done = sender.send({ batchId: 'x' });
    await sleep(10);
    sender.stop();
    await done;
    expect(kinds()).toEqual({ a: 'accepted', b: 'returned' });
  });
});
