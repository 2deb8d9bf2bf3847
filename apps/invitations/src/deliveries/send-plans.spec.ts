// The promise: what a send asks of PostgreSQL costs the same whatever else has been sent. Asked of the planner itself.
import { newId } from '@portico/platform/ids';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { Client } from 'pg';
import {
  cutByHand,
  openGateRoom,
  outcomeOf,
  sendByHand,
  writeMessage,
  type GateRoom,
  type SentMessage,
} from '../../testing/gate-room';
import { deliveriesOf, deliveryById } from './deliveries.queries';
import { cancelUnsent, reopenFailed } from './prepared.queries';
import { Reconciler } from './reconciler.service';
import { countsOf, speedOf } from './tallies.queries';

/** Tables that grow with every send. */
const grown = /Seq Scan on (delivery|delivery_event|standing|invitation|invitation_link|feedback)\b/;

let database: FreshDatabase;
let room: GateRoom;
let message: SentMessage;

/** Thirty messages that were sent long ago, and one that is being sent. */
beforeAll(async () => {
  database = await freshDatabase();
  room = await openGateRoom({ DATABASE_URL: database.url });
  for (let n = 0; n < 30; n += 1) {
    const [first] = await cutByHand(room, await writeMessage(room, { recipients: 300 }));
    await sendByHand(room, first!);
  }
  await room.db.query(`UPDATE delivery SET status = 'sent' WHERE status = 'prepared'`);
  await room.db.query('UPDATE batch SET done_at = now()');
  message = await writeMessage(room, { recipients: 300 });
  await room.db.query('VACUUM ANALYZE');
});
afterAll(async () => {
  await room.close();
  await database.drop();
});

/** What `work` asks of PostgreSQL, by the plans of it. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked = jest.spyOn(Client.prototype, 'query');
  await work();
  const statements = asked.mock.calls.flatMap(([sql, values]) =>
    typeof sql === 'string' && /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/.test(sql) ? [{ sql, values }] : [],
  );
  asked.mockRestore();
  expect(statements.length).toBeGreaterThan(0);
  const plans = statements.map(async ({ sql, values }) => {
    const lines = await room.db.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, values);
    return `${sql}\n${lines.map((line) => line['QUERY PLAN']).join('\n')}`;
  });
  return Promise.all(plans);
}

async function expectIndexesIn(work: () => Promise<unknown>): Promise<void> {
  for (const plan of await plansOf(work)) expect(plan).not.toMatch(grown);
}

describe('a send never reads what it does not mail', () => {
  it('when it is cut, claimed and reported', async () => {
    await expectIndexesIn(async () => {
      const [sent, refused, lost] = await cutByHand(room, message);
      await sendByHand(room, sent!);
      await sendByHand(room, refused!, { kind: 'rejected', stage: 'rcpt', code: 451, reply: '451 4.2.1 later' });
      const { grants } = await room.gate.claim({ batchId: lost!, limit: 50 });
      await room.gate.report({ batchIds: [lost!], outcomes: grants.slice(0, 5).map((grant) => outcomeOf(grant)) });
    });
  });

  it('when what was lost, put off or forgotten is looked for', async () => {
    await expectIndexesIn(() => room.app.get(Reconciler).round());
  });

  it('when it is watched', async () => {
    await expectIndexesIn(() => countsOf(room.db.manager, [message.id]));
    await expectIndexesIn(() => speedOf(room.db.manager, message.id));
    const { organizationId } = message;
    await expectIndexesIn(() =>
      deliveriesOf(room.db.manager, organizationId, { messageId: message.id }, { limit: 50 }),
    );
    await expectIndexesIn(() => deliveryById(room.db.manager, organizationId, message.deliveryIds[0]!));
    await expectIndexesIn(() => deliveryById(room.db.manager, organizationId, newId()));
  });

  it('when what failed is taken up again, or the rest is cancelled', async () => {
    await expectIndexesIn(() => room.db.transaction((tx) => reopenFailed(tx, message.id, {})));
    await expectIndexesIn(() => room.db.transaction((tx) => cancelUnsent(tx, message.id)));
  });
});
