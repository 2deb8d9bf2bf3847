import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { cutByHand, openGateRoom, queueSingle, statusesOf, writeMessage, type GateRoom } from '../../testing/gate-room';

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

/** Claims a batch as a mailer does, again and again as it is told; answers when each mail would leave, on the database's clock. */
async function slotsOf(batchId: string): Promise<number[]> {
  const { grants, answeredAt, retryInMs } = await room.gate.claim({ batchId });
  const slots = grants.map(({ sendInMs }) => answeredAt! + sendInMs!);
  if (retryInMs === null) return slots;
  await sleep(retryInMs);
  return [...slots, ...(await slotsOf(batchId))];
}

describe('the rate', () => {
  it('holds in every second, whoever claims and however often', async () => {
    const message = await writeMessage(room, { recipients: 120 });
    const batches = await cutByHand(room, message, 15);
    const slots = (await Promise.all(batches.flatMap((id) => [slotsOf(id), slotsOf(id)])))
      .flat()
      .toSorted((a, b) => a - b);
    expect(slots).toHaveLength(120);
    const inASecond = slots.map((from) => slots.filter((slot) => slot >= from && slot < from + 1_000).length);
    expect(Math.max(...inASecond)).toBeLessThanOrEqual(RATE);
    expect(await statusesOf(room, message)).toEqual({ sending: 120 });
  });

  it('grants a second ahead at the most, and tells the others when to come again', async () => {
    await room.db.query(`UPDATE pace SET next_slot = '-infinity'`);
    const message = await writeMessage(room, { recipients: 100 });
    const [batchId] = await cutByHand(room, message, 100);
    const { grants, retryInMs } = await room.gate.claim({ batchId: batchId! });
    expect(grants.length).toBeGreaterThan(40);
    expect(grants.length).toBeLessThanOrEqual(RATE);
    expect(Math.max(...grants.map(({ sendInMs }) => sendInMs!))).toBeLessThanOrEqual(1_000);
    expect(retryInMs).toBeGreaterThan(0);
    expect(await statusesOf(room, message)).toEqual({ sending: grants.length, prepared: 100 - grants.length });
  });

  it('gives a single mail the next slot, when all of the next second are taken', async () => {
    await room.db.query(`UPDATE pace SET next_slot = now() + interval '3 seconds'`);
    const message = await writeMessage(room, { recipients: 5 });
    const [batchId] = await cutByHand(room, message);
    expect((await room.gate.claim({ batchId: batchId! })).grants).toEqual([]);
    expect(
      (await room.gate.claim({ batchId: (await queueSingle(room, { purpose: 'test' })).batchId })).grants,
    ).toHaveLength(1);
  });

  it('spends no slot on somebody who is not mailed', async () => {
    const next = async () => (await room.db.query<{ next_slot: Date }[]>('SELECT next_slot FROM pace'))[0]!.next_slot;
    const message = await writeMessage(room, { recipients: 5 });
    const [batchId] = await cutByHand(room, message);
    await room.db.query(`UPDATE standing SET status = 'active' WHERE community_id = $1`, [message.communityId]);
    await room.db.query(`UPDATE pace SET next_slot = now()`);
    const before = await next();
    await room.gate.claim({ batchId: batchId! });
    expect(await next()).toEqual(before);
  });
});
