import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import {
  addressOf,
  cutByHand,
  finished,
  openGateRoom,
  outcomeOf,
  sendByHand,
  statusesOf,
  writeMessage,
  type GateRoom,
} from '../../testing/gate-room';
import { cancelUnsent } from './prepared.queries';

let database: FreshDatabase;
let room: GateRoom;
beforeAll(async () => {
  database = await freshDatabase();
  room = await openGateRoom({ DATABASE_URL: database.url, RETRY_BASE_SECONDS: '100' });
});
afterAll(async () => {
  await room.close();
  await database.drop();
});

async function batchOf(recipients: number, purpose?: 'invitation' | 'notice') {
  const message = await writeMessage(room, { recipients, purpose });
  const [batchId] = await cutByHand(room, message);
  return { message, batchId: batchId! };
}

const rowOf = async (id: string | undefined): Promise<Record<string, unknown>> => {
  const [row] = await room.db.query<Record<string, unknown>[]>(
    `SELECT status, reason, attempts, lease_until IS NULL AS free, sent_at IS NOT NULL AS sent,
            extract(epoch FROM not_before - now())::float8 AS wait FROM delivery WHERE id = $1`,
    [id],
  );
  return row!;
};
const typesOf = async (id: string | undefined): Promise<string[]> => {
  const rows = await room.db.query<{ type: string }[]>(
    'SELECT type FROM delivery_event WHERE delivery_id = $1 ORDER BY id',
    [id],
  );
  return rows.map(({ type }) => type);
};

describe('a report', () => {
  it('waits for a cancel that is under way: a row that is given back is cancelled, and never left waiting', async () => {
    const { message, batchId } = await batchOf(1, 'notice');
    const { grants } = await room.gate.claim({ batchId });
    const outcomes = grants.map((grant) => outcomeOf(grant, { kind: 'returned' }));
    const report = await room.db.transaction(async (tx) => {
      await tx.query(`UPDATE message SET status = 'cancelled' WHERE id = $1`, [message.id]);
      await cancelUnsent(tx, message.id);
      const reporting = room.gate.report({ batchIds: [batchId], outcomes });
      await Promise.race([reporting, sleep(500)]);
      return { reporting };
    });
    await report.reporting;
    expect(await statusesOf(room, message)).toEqual({ 'cancelled: cancelled': 1 });
  });

  it('makes what the relay took sent, the resident invited, and starts the days of the link', async () => {
    const { message, batchId } = await batchOf(1);
    await sendByHand(room, batchId, { kind: 'accepted', code: 250, reply: '250 2.0.0 queued as 17' });
    expect(await rowOf(message.deliveryIds[0])).toMatchObject({ status: 'sent', free: true, sent: true, attempts: 1 });
    const [standing] = await room.db.query<object[]>(
      `SELECT standing.status, last_delivery_status AS last, invitation.expires_at = delivery.link_expires_at AS told,
              round(extract(epoch FROM expires_at - invitation.sent_at) / 86400)::int AS days
         FROM standing JOIN invitation ON invitation.id = standing.invitation_id JOIN delivery ON delivery.invitation_id = invitation.id
        WHERE standing.resident_id = $1`,
      [message.residentIds[0]],
    );
    expect(standing).toEqual({ status: 'invited', last: 'sent', told: true, days: 7 });
    expect(await typesOf(message.deliveryIds[0])).toEqual(['sending', 'sent']);
  });

  it('leaves a resident pending whose first mail was refused', async () => {
    const { message, batchId } = await batchOf(1);
    await sendByHand(room, batchId, { kind: 'rejected', stage: 'rcpt', code: 550, enhancedCode: '5.1.1' });
    const [standing] = await room.db.query<object[]>(
      'SELECT status, last_delivery_status AS last FROM standing WHERE resident_id = $1',
      [message.residentIds[0]],
    );
    expect(standing).toEqual({ status: 'pending', last: 'bounced' });
  });

  it('suppresses an address that does not exist, and no other', async () => {
    const { message, batchId } = await batchOf(2);
    const { grants } = await room.gate.claim({ batchId });
    const refused = { kind: 'rejected', stage: 'rcpt', code: 550 } as const;
    await room.gate.report({
      batchIds: [batchId],
      outcomes: [
        outcomeOf(grants[0]!, { ...refused, enhancedCode: '5.1.1' }),
        outcomeOf(grants[1]!, { ...refused, enhancedCode: '5.7.1' }),
      ],
    });
    expect(await statusesOf(room, message)).toEqual({
      'bounced: blocked_reputation': 1,
      'bounced: invalid_recipient': 1,
    });
    const suppressed = await room.db.query<object[]>(
      'SELECT email_key, reason FROM suppression WHERE organization_id = $1',
      [message.organizationId],
    );
    expect(suppressed).toEqual([{ email_key: addressOf(message.residentIds[0]!), reason: 'hard_bounce' }]);
  });

  it('puts off what was refused for now, and longer each time', async () => {
    const { message, batchId } = await batchOf(1);
    const [id] = message.deliveryIds;
    await sendByHand(room, batchId, { kind: 'rejected', stage: 'rcpt', code: 451 });
    const first = await rowOf(id);
    expect(first).toMatchObject({ status: 'deferred', attempts: 1, free: true });
    expect(first['wait']).toBeGreaterThan(75);
    expect(first['wait']).toBeLessThan(121);
    await room.db.query('UPDATE delivery SET not_before = now() WHERE id = $1', [id]);
    await sendByHand(room, batchId, { kind: 'connection' });
    const second = await rowOf(id);
    expect(second).toMatchObject({ status: 'deferred', attempts: 2, reason: 'unreachable' });
    expect(second['wait']).toBeGreaterThan(155);
    expect(second['wait']).toBeLessThan(241);
  });

  it('gives a mail up that has been put off for three days', async () => {
    const { message, batchId } = await batchOf(1);
    await sendByHand(room, batchId, { kind: 'connection' });
    await room.db.query(
      `UPDATE delivery SET not_before = now(), first_tried_at = now() - interval '73 hours' WHERE message_id = $1`,
      [message.id],
    );
    await sendByHand(room, batchId, { kind: 'connection' });
    expect(await statusesOf(room, message)).toEqual({ 'failed: expired': 1 });
  });

  it('gives back what was not tried, without counting a try', async () => {
    const { message, batchId } = await batchOf(1);
    await sendByHand(room, batchId, { kind: 'returned' });
    expect(await rowOf(message.deliveryIds[0])).toMatchObject({
      status: 'prepared',
      attempts: 0,
      free: true,
      wait: null,
    });
    expect((await room.gate.claim({ batchId })).grants).toHaveLength(1);
  });

  it('changes nothing under a fence that has moved on', async () => {
    const { message, batchId } = await batchOf(1);
    const first = await room.gate.claim({ batchId });
    await room.db.query(`UPDATE delivery SET status = 'prepared', lease_until = NULL WHERE message_id = $1`, [
      message.id,
    ]);
    await room.gate.claim({ batchId });
    await room.gate.report({ batchIds: [batchId], outcomes: [outcomeOf(first.grants[0]!)] });
    expect(await statusesOf(room, message)).toEqual({ sending: 1 });
  });

  it('believes a late answer of the relay as long as nobody else has the mail', async () => {
    const { message, batchId } = await batchOf(1);
    const { grants } = await room.gate.claim({ batchId });
    await room.db.query(`UPDATE delivery SET status = 'prepared', lease_until = NULL WHERE message_id = $1`, [
      message.id,
    ]);
    await room.gate.report({ batchIds: [], outcomes: [outcomeOf(grants[0]!)] });
    expect(await statusesOf(room, message)).toEqual({ sent: 1 });
  });

  it('counts the same outcome once when it is reported twice', async () => {
    const { message, batchId } = await batchOf(1);
    const { grants } = await room.gate.claim({ batchId });
    const report = { batchIds: [batchId], outcomes: [outcomeOf(grants[0]!, { kind: 'returned' })] };
    await Promise.all([room.gate.report(report), room.gate.report(report)]);
    await room.gate.report(report);
    expect(await rowOf(message.deliveryIds[0])).toMatchObject({ status: 'prepared', attempts: 0 });
    expect(await typesOf(message.deliveryIds[0])).toEqual(['sending', 'returned']);
  });

  it('ends as cancelled what was given back to a message that is cancelled', async () => {
    const { message, batchId } = await batchOf(2);
    const { grants } = await room.gate.claim({ batchId });
    await room.db.query(`UPDATE message SET status = 'cancelled' WHERE id = $1`, [message.id]);
    await room.gate.report({
      batchIds: [batchId],
      outcomes: [outcomeOf(grants[0]!, { kind: 'returned' }), outcomeOf(grants[1]!, { kind: 'connection' })],
    });
    expect(await statusesOf(room, message)).toEqual({ 'cancelled: cancelled': 2 });
  });

  it('tells that a message may be finished once its last row is final', async () => {
    const { message, batchId } = await batchOf(1);
    await sendByHand(room, batchId, { kind: 'connection' });
    expect(finished).not.toContain(message.id);
    await room.db.query('UPDATE delivery SET not_before = now() WHERE message_id = $1', [message.id]);
    await sendByHand(room, batchId);
    expect(finished).toContain(message.id);
  });

  it('tells webhooks what became of mails to residents', async () => {
    const { message, batchId } = await batchOf(1, 'notice');
    await room.db.query(
      `INSERT INTO webhook (id, organization_id, url, events, sealed_secret)
       VALUES (gen_random_uuid(), $1, 'https://hook.example', '{delivery.sent}', '')`,
      [message.organizationId],
    );
    await sendByHand(room, batchId);
    const told = await room.db.query<{ payload: object }[]>(
      `SELECT payload FROM outbox WHERE topic = 'webhook.event' AND payload->>'organizationId' = $1`,
      [message.organizationId],
    );
    expect(told).toMatchObject([
      {
        payload: {
          organizationId: message.organizationId,
          event: 'delivery.sent',
          payload: {
            deliveryId: message.deliveryIds[0],
            messageId: message.id,
            residentId: message.residentIds[0],
            status: 'sent',
            reason: null,
          },
        },
      },
    ]);
  });

  it('renews the leases of the batches that it names once half of the time is over, and no others', async () => {
    const [mine, other] = [await batchOf(1), await batchOf(1)];
    await room.gate.claim({ batchId: mine.batchId });
    await room.gate.claim({ batchId: other.batchId });
    await room.db.query(`UPDATE delivery SET lease_until = now() + interval '3 seconds' WHERE id = ANY($1)`, [
      [mine.message.deliveryIds[0], other.message.deliveryIds[0]],
    ]);
    await room.gate.report({ batchIds: [mine.batchId], outcomes: [] });
    const left = await room.db.query<{ left: number }[]>(
      `SELECT round(extract(epoch FROM lease_until - now()))::int AS left FROM delivery WHERE id = ANY($1) ORDER BY id`,
      [[mine.message.deliveryIds[0], other.message.deliveryIds[0]]],
    );
    expect(left).toEqual([{ left: 12 }, { left: 3 }]);
  });
});
