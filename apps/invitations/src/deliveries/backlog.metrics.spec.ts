import { STANDARD_RELAY_ID } from '@portico/contracts/relays';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { register } from 'prom-client';
import { cutByHand, openGateRoom, outcomeOf, queueSingle, writeMessage, type GateRoom } from '../../testing/gate-room';
import { Backlog } from './backlog.metrics';
import { switchOff, switchOn } from './mail-switches.queries';

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
beforeEach(async () => {
  await room.db.query('DELETE FROM message; DELETE FROM delivery');
  await room.relays.change(STANDARD_RELAY_ID, { paused: false, ratePerSecond: null });
});

const gauge = async (name: string) => (await register.getSingleMetric(name)!.get()).values[0]!.value;
const figures = async () => {
  await room.app.get(Backlog).look();
  return { due: await gauge('mails_due'), sendable: await gauge('mails_sendable') };
};

describe('the backlog', () => {
  it('is nothing where nothing is to be sent', async () => {
    expect(await figures()).toEqual({ due: 0, sendable: 0 });
  });

  it('is what a send has not mailed yet, and what was asked for alone', async () => {
    const message = await writeMessage(room, { recipients: 5 });
    await queueSingle(room, { purpose: 'sign_in' });
    expect(await figures()).toEqual({ due: 6, sendable: 6 });
    const [batchId] = await cutByHand(room, message);
    const { grants } = await room.gate.claim({ batchId: batchId! });
    expect(await figures()).toEqual({ due: 1, sendable: 1 });
    const outcomes = grants.map((grant, place) =>
      place < 2
        ? outcomeOf(grant, { kind: 'rejected', stage: 'rcpt', code: 451, reply: '451 later' })
        : outcomeOf(grant),
    );
    await room.gate.report({ batchIds: [batchId!], outcomes });
    expect(await figures()).toEqual({ due: 1, sendable: 1 });
    await room.db.query(`UPDATE delivery SET not_before = now() WHERE status = 'deferred'`);
    expect(await figures()).toEqual({ due: 3, sendable: 3 });
  });

  it.each(['in_review', 'scheduled', 'paused', 'cancelled', 'sent'])(
    'has nothing of a message that is %s',
    async (status) => {
      await writeMessage(room, { recipients: 3, status });
      expect(await figures()).toEqual({ due: 0, sendable: 0 });
    },
  );

  it('has nothing of a community whose mail is switched off, but for what people sign in with', async () => {
    const { organizationId, communityId } = await writeMessage(room, { recipients: 3 });
    await queueSingle(room, { purpose: 'sign_in', organizationId, communityId });
    await switchOff(room.db.manager, { organizationId, placeId: communityId });
    expect(await figures()).toEqual({ due: 1, sendable: 1 });
    await switchOn(room.db.manager, { organizationId, placeId: communityId });
    expect(await figures()).toEqual({ due: 4, sendable: 4 });
  });

  it('cannot be sent faster than the relay takes it, nor at all where none works', async () => {
    await writeMessage(room, { recipients: 100 });
    await room.relays.change(STANDARD_RELAY_ID, { ratePerSecond: 0.5 });
    expect(await figures()).toEqual({ due: 100, sendable: 30 });
    await room.db.query(`UPDATE relay_limit SET slow_steps = 1, slowed_at = now()`);
    expect(await figures()).toEqual({ due: 100, sendable: 15 });
    await room.db.query(`UPDATE relay_limit SET slow_steps = 0`);
    await room.relays.change(STANDARD_RELAY_ID, { paused: true });
    expect(await figures()).toEqual({ due: 100, sendable: 0 });
  });
});
