import { getQueueToken } from '@nestjs/bullmq';
import type { DeliverBatch } from '@portico/contracts/queues';
import { describeWithBackends } from '@portico/testing/redis';
import { eventually } from '@portico/testing/eventually';
import type { Queue } from 'bullmq';
import {
  handOut,
  openGateRoom,
  queueSingle,
  sendByHand,
  writeMessage,
  type GateRoom,
  type SentMessage,
} from '../../testing/gate-room';
import { HandOut } from './hand-out.service';
import { batchesFor } from './prepared.queries';

describeWithBackends('handing out', ({ env }) => {
  let room: GateRoom;
  let queue: Queue<DeliverBatch>;
  beforeAll(async () => {
    room = await openGateRoom({ ...env, MAIL_RATE_PER_SECOND: '10' });
    queue = room.app.get(getQueueToken('deliver'));
  });
  afterAll(() => room.close());

  const carried = async (message: SentMessage, count: number) =>
    eventually(async () => {
      const rows = await room.db.query<{ id: string }[]>(
        'SELECT id FROM batch WHERE message_id = $1 AND carried_at IS NOT NULL ORDER BY number',
        [message.id],
      );
      expect(rows).toHaveLength(count);
      return rows.map(({ id }) => id);
    });
  const inOrder = async () => (await queue.getJobs(['prioritized'], 0, -1, true)).map((job) => job.data.batchId);

  it('lets messages side by side take turns, and a single mail pass them all', async () => {
    const first = await writeMessage(room, { recipients: 40 });
    await handOut(room, first);
    const firstBatches = await carried(first, 4);
    // The queue has served the first of them when the second message starts.
    await room.db.query('UPDATE pace SET virtual_time = 2');
    const second = await writeMessage(room, { recipients: 20 });
    await handOut(room, second);
    const secondBatches = await carried(second, 2);
    const single = await queueSingle(room, { purpose: 'sign_in' });
    await eventually(async () => expect((await inOrder()).length).toBe(7));
    expect(await inOrder()).toEqual([
      single.batchId,
      firstBatches[0],
      firstBatches[1],
      secondBatches[0],
      firstBatches[2],
      secondBatches[1],
      firstBatches[3],
    ]);
  });

  it('moves the virtual time along with the batches that are claimed', async () => {
    await room.db.query('UPDATE pace SET virtual_time = 1');
    const message = await writeMessage(room, { recipients: 30 });
    await handOut(room, message);
    const batches = await carried(message, 3);
    await sendByHand(room, batches[0]!);
    await room.db.query(`UPDATE relay_limit SET last_slot = '-infinity'`);
    await sendByHand(room, batches[1]!);
    const [pace] = await room.db.query<{ time: number }[]>('SELECT virtual_time AS time FROM pace');
    expect(pace!.time).toBe(3);
  });

  it('hands a message out again when it is resumed, and only what is left', async () => {
    const message = await writeMessage(room, { recipients: 20 });
    await handOut(room, message);
    const batches = await carried(message, 2);
    await room.db.query(`UPDATE delivery SET status = 'sent' WHERE batch_id = $1`, [batches[0]]);
    await room.db.query('UPDATE batch SET done_at = now() WHERE id = $1', [batches[0]]);
    await room.db.query('UPDATE batch SET carried_at = NULL WHERE message_id = $1', [message.id]);
    await queue.obliterate({ force: true });
    await handOut(room, message);
    expect(await carried(message, 1)).toEqual([batches[1]]);
    expect(await inOrder()).toContain(batches[1]);
    expect(await inOrder()).not.toContain(batches[0]);
  });

  it('hands out the batches that were made at Generate, the first of them first', async () => {
    const message = await writeMessage(room, { recipients: 30 });
    const made = await room.db.transaction((tx) => batchesFor(tx, message.id, 30, 3));
    await room.db.query(
      `UPDATE delivery SET batch_id = made.batch FROM unnest($1::uuid[], $2::uuid[]) AS made (id, batch) WHERE delivery.id = made.id`,
      [message.deliveryIds, made],
    );
    await handOut(room, message);
    expect(await carried(message, 10)).toEqual([...new Set(made)]);
  });

  it('makes no job of a batch that is done', async () => {
    const { batchId } = await queueSingle(room, { purpose: 'test' });
    await eventually(async () => expect(await inOrder()).toContain(batchId));
    await sendByHand(room, batchId);
    await queue.obliterate({ force: true });
    await room.app.get(HandOut).carry([batchId]);
    expect(await inOrder()).not.toContain(batchId);
  });
});
