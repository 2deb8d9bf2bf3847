import { setTimeout as sleep } from 'node:timers/promises';
import { STANDARD_RELAY_ID, type RelayPatch } from '@portico/contracts/relays';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import {
  cutByHand,
  openGateRoom,
  outcomeOf,
  queueSingle,
  statusesOf,
  writeMessage,
  type GateRoom,
} from '../../testing/gate-room';

const RATE = 50;

let database: FreshDatabase;
let room: GateRoom;
beforeAll(async () => {
  database = await freshDatabase();
  room = await openGateRoom({ DATABASE_URL: database.url, MAIL_RATE_PER_SECOND: `${RATE}` });
});
afterAll(async () => {
  await room.close();
  await database.drop();
});

beforeEach(() => limit({ ratePerSecond: RATE }));

/** What the standard relay is held to, and nothing was sent over it yet. */
async function limit(limits: RelayPatch): Promise<void> {
  await room.relays.change(STANDARD_RELAY_ID, { domains: [], ...limits });
  await setLast('-infinity');
}
const setLast = (at: string) => room.db.query('UPDATE relay_limit SET last_slot = $1::timestamptz', [at]);
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

interface Slot {
  at: number;
  domain: string;
}

/** Claims a batch as a mailer does, again and again as it is told; answers when each mail would leave, on the database's clock. */
async function slotsOf(batchId: string): Promise<Slot[]> {
  const { grants, answeredAt, retryInMs } = await room.gate.claim({ batchId });
  const slots = grants.map(({ sendInMs, to }) => ({ at: answeredAt! + sendInMs!, domain: to.address.split('@')[1]! }));
  if (retryInMs === null) return slots;
  await sleep(retryInMs);
  return [...slots, ...(await slotsOf(batchId))];
}

function mostInASecond(slots: readonly Slot[]): number {
  return Math.max(...slots.map(({ at }) => slots.filter((other) => other.at >= at && other.at < at + 1_000).length));
}

/** A message whose mails go to these domains, in turn. */
async function writeMixed(recipients: number, domains: readonly string[]) {
  const message = await writeMessage(room, { recipients, purpose: 'notice' });
  for (const [place, id] of message.deliveryIds.entries()) {
    const email = `p${place}@${domains[place % domains.length]}`;
    await room.db.query('UPDATE delivery SET email = $2, email_key = $2 WHERE id = $1', [id, email]);
    await room.db.query('UPDATE standing SET email = $2, email_key = $2 WHERE resident_id = $1', [
      message.residentIds[place],
      email,
    ]);
  }
  return message;
}

describe('the rate', () => {
  it('holds in every second, whoever claims and however often', async () => {
    const message = await writeMessage(room, { recipients: 120 });
    const batches = await cutByHand(room, message, 15);
    const slots = (await Promise.all(batches.flatMap((id) => [slotsOf(id), slotsOf(id)]))).flat();
    expect(slots).toHaveLength(120);
    expect(mostInASecond(slots)).toBeLessThanOrEqual(RATE);
    expect(await statusesOf(room, message)).toEqual({ sending: 120 });
  });

  it('holds for a domain too, and for the relay at once', async () => {
    await limit({ ratePerSecond: 40, domains: [{ domain: 'slow.example', ratePerSecond: 8 }] });
    const message = await writeMixed(90, ['slow.example', 'a.example', 'b.example']);
    const batches = await cutByHand(room, message, 15);
    const slots = (await Promise.all(batches.flatMap((id) => [slotsOf(id), slotsOf(id)]))).flat();
    const slow = slots.filter(({ domain }) => domain === 'slow.example');
    expect([slots.length, slow.length]).toEqual([90, 30]);
    expect(mostInASecond(slots)).toBeLessThanOrEqual(40);
    expect(mostInASecond(slow)).toBeLessThanOrEqual(8);
    // No other mail waited for a slow one: a slow one is last.
    expect(slots.toSorted((a, b) => a.at - b.at).at(-1)!.domain).toBe('slow.example');
  });

  it('lets those to another domain go at once; the slow ones stay in their batch, prepared, until their turn', async () => {
    await limit({ ratePerSecond: null, domains: [{ domain: 'slow.example', ratePerSecond: 2 }] });
    const message = await writeMixed(20, ['slow.example', 'a.example']);
    const [batchId] = await cutByHand(room, message);
    const first = await room.gate.claim({ batchId: batchId! });
    expect(first.grants.filter(({ sendInMs }) => sendInMs === null)).toHaveLength(10);
    expect(first.grants).toHaveLength(12);
    expect(first.retryInMs).toBeGreaterThan(500);
    expect(first.retryInMs).toBeLessThan(1_500);
    await room.gate.report({ batchIds: [batchId!], outcomes: first.grants.map((grant) => outcomeOf(grant)) });
    expect(await statusesOf(room, message)).toEqual({ prepared: 8, sent: 12 });
    // Nothing spins: who asks too early is told to wait for the same turn.
    const early = await room.gate.claim({ batchId: batchId! });
    expect(early).toMatchObject({ grants: [], retryInMs: expect.any(Number) });
    const [batch] = await room.db.query<{ done: boolean }[]>(
      'SELECT done_at IS NOT NULL AS done FROM batch WHERE id = $1',
      [batchId],
    );
    expect(batch!.done).toBe(false);
    await room.db.query(`UPDATE delivery SET not_before = now() WHERE message_id = $1 AND status = 'prepared'`, [
      message.id,
    ]);
    await setLast('-infinity');
    expect((await room.gate.claim({ batchId: batchId! })).grants).toHaveLength(2);
  });

  it('has so many mails under way to a domain as it may, over all who claim at once', async () => {
    await limit({ ratePerSecond: null, domains: [{ domain: 'few.example', connections: 3 }] });
    const message = await writeMixed(30, ['few.example']);
    const batches = await cutByHand(room, message, 5);
    const answers = await Promise.all(batches.map((batchId) => room.gate.claim({ batchId })));
    const grants = answers.flatMap((answer) => answer.grants);
    expect(grants).toHaveLength(3);
    await room.gate.report({ batchIds: [], outcomes: [outcomeOf(grants[0]!)] });
    await room.db.query(`UPDATE delivery SET not_before = now() WHERE message_id = $1`, [message.id]);
    const again = await Promise.all(batches.map((batchId) => room.gate.claim({ batchId })));
    expect(again.flatMap((answer) => answer.grants)).toHaveLength(1);
  });

  it('grants a second ahead at the most, and tells the others when to come again', async () => {
    const message = await writeMessage(room, { recipients: 100 });
    const [batchId] = await cutByHand(room, message, 100);
    const { grants, retryInMs } = await room.gate.claim({ batchId: batchId! });
    expect(grants.length).toBeGreaterThan(40);
    expect(grants.length).toBeLessThanOrEqual(RATE);
    expect(Math.max(...grants.map(({ sendInMs }) => sendInMs!))).toBeLessThanOrEqual(1_000);
    expect(retryInMs).toBeGreaterThan(0);
    expect(await statusesOf(room, message)).toEqual({ sending: grants.length, prepared: 100 - grants.length });
    // Nor does who asks for a few only come again at once.
    await setLast(later(5_000));
    expect((await room.gate.claim({ batchId: batchId!, limit: 5 })).retryInMs).toBeGreaterThan(1_000);
  });

  it('is taken by a message in the order of its batches', async () => {
    const message = await writeMessage(room, { recipients: 120 });
    const [first, second] = await cutByHand(room, message, 60);
    const { grants } = await room.gate.claim({ batchId: first! });
    await setLast('-infinity');
    expect(await room.gate.claim({ batchId: second! })).toMatchObject({ grants: [], retryInMs: expect.any(Number) });
    expect((await room.gate.claim({ batchId: first! })).grants).toHaveLength(60 - grants.length);
    expect((await room.gate.claim({ batchId: second! })).grants.length).toBeGreaterThan(0);
  });

  it('is that of now: changed while it runs it holds for the next claim, either way', async () => {
    const claimed = async () => {
      const [batchId] = await cutByHand(room, await writeMessage(room, { recipients: 100 }), 100);
      return (await room.gate.claim({ batchId: batchId! })).grants.length;
    };
    await limit({ ratePerSecond: 1 });
    expect(await claimed()).toBe(1);
    await room.relays.change(STANDARD_RELAY_ID, { ratePerSecond: 20 });
    expect(await claimed()).toBeGreaterThan(15);
    await room.relays.change(STANDARD_RELAY_ID, { ratePerSecond: 2 });
    expect(await claimed()).toBe(0);
    await room.relays.change(STANDARD_RELAY_ID, { ratePerSecond: null });
    expect(await claimed()).toBe(100);
  });

  it('gives a single mail the next slot, when all of the next second are taken', async () => {
    await setLast(later(1_200));
    const message = await writeMessage(room, { recipients: 5 });
    const [batchId] = await cutByHand(room, message);
    expect((await room.gate.claim({ batchId: batchId! })).grants).toEqual([]);
    const { batchId: alone } = await queueSingle(room, { purpose: 'test' });
    expect((await room.gate.claim({ batchId: alone })).grants).toHaveLength(1);
  });

  it('is taken by single mails one after another; who is far behind does not ask all the time', async () => {
    await limit({ ratePerSecond: 0.1 });
    const answers = [];
    for (let i = 0; i < 4; i += 1) {
      const { batchId } = await queueSingle(room, { purpose: 'test' });
      answers.push(await room.gate.claim({ batchId }));
    }
    expect(answers.map(({ grants }) => grants.length)).toEqual([1, 1, 0, 0]);
    expect(answers[3]!.retryInMs! - answers[2]!.retryInMs!).toBeGreaterThan(8_000);
  });

  it('spends no slot on somebody who is not mailed', async () => {
    const last = async () =>
      (await room.db.query<{ last: Date }[]>(`SELECT last_slot AS last FROM relay_limit WHERE domain = '*'`))[0]!.last;
    const message = await writeMessage(room, { recipients: 5 });
    const [batchId] = await cutByHand(room, message);
    await room.db.query(`UPDATE standing SET status = 'active' WHERE community_id = $1`, [message.communityId]);
    await setLast(later(0));
    const before = await last();
    await room.gate.claim({ batchId: batchId! });
    expect(await last()).toEqual(before);
  });
});
