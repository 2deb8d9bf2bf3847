import { newId } from '@portico/platform/ids';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { cutByHand, openGateRoom, sendByHand, writeMessage, type GateRoom } from '../../testing/gate-room';
import { countsOf, foldTallies, speedOf } from './tallies.queries';

let database: FreshDatabase;
let room: GateRoom;
beforeAll(async () => {
  database = await freshDatabase();
  room = await openGateRoom({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await room.close();
  await database.drop();
});

const set = (id: string, status: string) =>
  room.db.query(
    `UPDATE delivery SET status = $2, problem = CASE WHEN $2 = 'excluded' THEN 'suppressed' END WHERE id = $1`,
    [id, status],
  );
const fold = () => room.db.transaction((tx) => foldTallies(tx));
/** As if what was tallied so far had happened long ago. */
const grownOld = (messageId: string) =>
  room.db.query(`UPDATE tally SET at = at - interval '1 minute' WHERE message_id = $1`, [messageId]);
const countsOfOne = async (id: string) => (await countsOf(room.db.manager, [id])).get(id)!;
const talliesOf = (id: string) => room.db.query<object[]>('SELECT FROM tally WHERE message_id = $1', [id]);

describe('the counts of a message', () => {
  it('add up: recipients are those left out and those in any state', async () => {
    const [message, other] = [await writeMessage(room, { recipients: 6 }), await writeMessage(room, { recipients: 2 })];
    const [batchId] = await cutByHand(room, message);
    await sendByHand(room, batchId!);
    await set(message.deliveryIds[0]!, 'excluded');
    await set(message.deliveryIds[1]!, 'bounced');
    await set(message.deliveryIds[2]!, 'deferred');
    await room.db.query('UPDATE delivery SET activated_at = now() WHERE id = $1', [message.deliveryIds[5]]);
    const counts = await countsOf(room.db.manager, [message.id, other.id, newId()]);
    expect(counts.size).toBe(3);
    const states = { recipients: 6, excluded: 1, bounced: 1, deferred: 1, sent: 3, queued: 0, activated: 1 };
    expect(counts.get(message.id)).toMatchObject(states);
    expect(counts.get(other.id)).toMatchObject({ recipients: 2, queued: 2, sent: 0 });
  });

  it('are those of the rows, whatever changes and is folded at once', async () => {
    const message = await writeMessage(room, { recipients: 30 });
    const states = ['prepared', 'sending', 'sent', 'deferred', 'failed'];
    await Promise.all(
      Array.from({ length: 150 }, async (_, turn) => {
        await set(message.deliveryIds[(turn * 7) % 30]!, states[(turn * 11) % 5]!);
        if (turn % 30 === 0) await grownOld(message.id).then(fold);
      }),
    );
    await room.db.query('DELETE FROM delivery WHERE id = ANY($1::uuid[])', [message.deliveryIds.slice(25)]);
    await grownOld(message.id);
    await fold();
    const rows = await room.db.query<{ status: string; count: number }[]>(
      'SELECT status, count(*)::int AS count FROM delivery WHERE message_id = $1 GROUP BY status',
      [message.id],
    );
    const { queued, ...counts } = await countsOfOne(message.id);
    const stored = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    expect({ prepared: queued, ...counts }).toMatchObject({ ...stored, recipients: 25 });
    expect((await talliesOf(message.id)).length).toBeLessThan(25);
  });

  it('leave nothing behind of a message that is deleted', async () => {
    const message = await writeMessage(room, { recipients: 3 });
    await room.db.query('DELETE FROM message WHERE id = $1', [message.id]);
    expect(await countsOfOne(message.id)).toMatchObject({ recipients: 0, queued: 0 });
  });
});

describe('the speed of a message', () => {
  it('is how many the relay took in the last seconds', async () => {
    const message = await writeMessage(room, { recipients: 10 });
    const [batchId] = await cutByHand(room, message);
    await sendByHand(room, batchId!);
    expect(await speedOf(room.db.manager, message.id)).toBe(2);
    await grownOld(message.id);
    expect(await speedOf(room.db.manager, message.id)).toBe(0);
  });
});
