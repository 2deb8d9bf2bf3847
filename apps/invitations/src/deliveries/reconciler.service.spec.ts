import { eventually } from '@portico/testing/eventually';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import type { DeliverBatch } from '@portico/contracts/queues';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import {
  cutByHand,
  finished,
  handOut,
  openGateRoom,
  outcomeOf,
  sendByHand,
  statusesOf,
  writeMessage,
  type GateRoom,
} from '../../testing/gate-room';
import { Reconciler } from './reconciler.service';

let database: FreshDatabase;
let room: GateRoom;
let queue: Queue<DeliverBatch>;
beforeAll(async () => {
  database = await freshDatabase();
  room = await openGateRoom({ DATABASE_URL: database.url });
  queue = room.app.get(getQueueToken('deliver'));
});
afterAll(async () => {
  await room.close();
  await database.drop();
});

const round = () => room.app.get(Reconciler).round();
/** The reconciler also runs by itself: what matters is what is true after at least one round. */
const afterARound = async (check: () => Promise<void>) => eventually(async () => round().then(check));
const jobsOf = async (batchIds: string[]) =>
  (await queue.getJobs(['waiting', 'prioritized', 'delayed'])).filter((job) => batchIds.includes(job.data.batchId));
const age = (batchIds: string[], seconds: number) =>
  room.db.query(
    `UPDATE batch SET carried_at = now() - $2 * interval '1 second', claimed_at = claimed_at - $2 * interval '1 second' WHERE id = ANY($1)`,
    [batchIds, seconds],
  );

describe('the reconciler', () => {
  it('takes back the rows of a mailer that fell silent, and carries their batch again', async () => {
    const message = await writeMessage(room, { recipients: 3 });
    const batches = await cutByHand(room, message);
    await room.db.query('UPDATE batch SET carried_at = now() WHERE id = ANY($1)', [batches]);
    const { grants } = await room.gate.claim({ batchId: batches[0]! });
    await round();
    expect(await statusesOf(room, message)).toEqual({ sending: 3 });
    await room.db.query(`UPDATE delivery SET lease_until = now() - interval '1 second' WHERE message_id = $1`, [
      message.id,
    ]);
    await afterARound(async () => {
      expect(await statusesOf(room, message)).toEqual({ prepared: 3 });
      expect(await jobsOf(batches)).toHaveLength(1);
    });
    const again = await room.gate.claim({ batchId: batches[0]! });
    expect(again.grants.map(({ fence }) => fence)).toEqual(grants.map(({ fence }) => fence + 1));
    const events = await room.db.query<{ type: string }[]>(
      'SELECT type FROM delivery_event WHERE delivery_id = $1 ORDER BY id',
      [message.deliveryIds[0]],
    );
    expect(events.map(({ type }) => type)).toEqual(['sending', 'lease_expired', 'sending']);
  });

  it('has a mail that may come twice say the same date; what stayed here for an hour, or did not leave, begins anew', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    const [batchId] = await cutByHand(room, message);
    const told = async () => {
      const { grants } = await room.gate.claim({ batchId: batchId! });
      const [row] = await room.db.query<{ dies: Date }[]>(
        'SELECT link_expires_at AS dies FROM delivery WHERE message_id = $1',
        [message.id],
      );
      return { grant: grants[0]!, dies: row!.dies.getTime() };
    };
    const lost = async (minutes: number) => {
      await room.db.query(
        `UPDATE delivery SET lease_until = now() - interval '1 second', link_expires_at = link_expires_at - $2 * interval '1 minute'
          WHERE message_id = $1`,
        [message.id, minutes],
      );
      await afterARound(async () => expect(await statusesOf(room, message)).toEqual({ prepared: 1 }));
    };
    const first = await told();
    await lost(59);
    const second = await told();
    expect(second.dies).toBe(first.dies - 59 * 60_000);
    expect(second.grant.values['activationUrl']).toBe(first.grant.values['activationUrl']);
    await lost(2);
    expect((await told()).dies).toBeGreaterThan(first.dies);
    await lost(30);
    const returned = await told();
    await room.gate.report({ batchIds: [batchId!], outcomes: [outcomeOf(returned.grant, { kind: 'returned' })] });
    expect((await told()).dies).toBeGreaterThan(returned.dies);
  });

  it('cancels the lost rows of a message that was cancelled meanwhile', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    const [batchId] = await cutByHand(room, message);
    await room.gate.claim({ batchId: batchId! });
    await room.db.query(`UPDATE message SET status = 'cancelled' WHERE id = $1`, [message.id]);
    await room.db.query(`UPDATE delivery SET lease_until = now() - interval '1 second' WHERE message_id = $1`, [
      message.id,
    ]);
    await afterARound(async () => expect(await statusesOf(room, message)).toEqual({ 'cancelled: cancelled': 1 }));
  });

  it('gathers rows whose time has come again into new batches', async () => {
    const message = await writeMessage(room, { recipients: 6 });
    const batches = await cutByHand(room, message, 2);
    for (const batchId of batches) await sendByHand(room, batchId, { kind: 'connection' });
    await queue.obliterate({ force: true });
    await round();
    expect(await jobsOf(batches)).toEqual([]);
    const [waiting, ...due] = message.deliveryIds;
    await room.db.query('UPDATE delivery SET not_before = now() WHERE id = ANY($1)', [due]);
    const [gathered] = await eventually(async () => {
      await round();
      const rows = await room.db.query<{ id: string; count: number }[]>(
        `SELECT batch_id AS id, count(*)::int AS count FROM delivery WHERE message_id = $1 AND batch_id <> ALL($2) GROUP BY 1`,
        [message.id, batches],
      );
      expect(rows).toEqual([{ id: expect.any(String), count: 5 }]);
      return rows;
    });
    expect(await jobsOf([gathered!.id])).toHaveLength(1);
    expect(await statusesOf(room, message)).toEqual({ 'deferred: unreachable': 6 });
    await room.db.query('UPDATE delivery SET not_before = now() WHERE id = $1', [waiting]);
    const places = () =>
      room.db.query<object[]>(
        `SELECT batch_id = $2 AS first, count(*)::int AS count FROM delivery
          WHERE message_id = $1 AND batch_id <> ALL($3) GROUP BY 1 ORDER BY 1`,
        [message.id, gathered!.id, batches],
      );
    await afterARound(async () =>
      expect(await places()).toEqual([
        { first: false, count: 1 },
        { first: true, count: 5 },
      ]),
    );
    await sendByHand(room, gathered!.id);
    expect(await statusesOf(room, message)).toEqual({ 'deferred: unreachable': 1, sent: 5 });
  });

  it('carries again what the queue has lost', async () => {
    const message = await writeMessage(room, { recipients: 3 });
    await handOut(room, message);
    const batches = await eventually(async () => {
      const rows = await room.db.query<{ id: string }[]>(
        'SELECT id FROM batch WHERE message_id = $1 AND carried_at IS NOT NULL',
        [message.id],
      );
      expect(rows).toHaveLength(1);
      return rows.map(({ id }) => id);
    });
    await queue.obliterate({ force: true });
    await round();
    expect(await jobsOf(batches)).toEqual([]);
    await age(batches, 16);
    await afterARound(async () => expect(await jobsOf(batches)).toHaveLength(1));
  });

  it('adds no second job while the first one waits', async () => {
    const message = await writeMessage(room, { recipients: 3 });
    const batches = await cutByHand(room, message);
    await afterARound(async () => expect(await jobsOf(batches)).toHaveLength(1));
    await age(batches, 16);
    await round();
    await round();
    expect(await jobsOf(batches)).toHaveLength(1);
  });

  it('hands out nothing of a message that is paused', async () => {
    const message = await writeMessage(room, { recipients: 3, status: 'paused' });
    const batches = await cutByHand(room, message);
    await round();
    await round();
    expect(await jobsOf(batches)).toEqual([]);
  });

  it('tells of a sending message with nothing left to do, in case nobody did', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    await room.db.query(`UPDATE delivery SET status = 'sent' WHERE message_id = $1`, [message.id]);
    await afterARound(async () => expect(finished).toContain(message.id));
  });
});
