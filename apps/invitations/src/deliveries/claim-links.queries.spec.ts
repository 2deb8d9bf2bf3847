import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import {
  addressOf,
  cutByHand,
  openGateRoom,
  queueSingle,
  sendByHand,
  statusesOf,
  writeMessage,
  type GateRoom,
} from '../../testing/gate-room';
import { reopenFailed } from './prepared.queries';

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

describe('the link of a mail', () => {
  it('makes the link of a mass send at the claim, so that the link of an earlier invitation lives until then', async () => {
    const first = await writeMessage(room, { recipients: 1 });
    const [firstBatch] = await cutByHand(room, first);
    await sendByHand(room, firstBatch!);
    await room.db.query(`UPDATE message SET status = 'sent' WHERE id = $1`, [first.id]);
    const second = await writeMessage(room, { recipients: 1, to: first });
    const [secondBatch] = await cutByHand(room, second);
    const generation = async () =>
      (
        await room.db.query<{ generation: number }[]>('SELECT generation FROM invitation WHERE resident_id = $1', [
          first.residentIds[0],
        ])
      )[0]?.generation;
    expect(await generation()).toBe(1);
    await room.gate.claim({ batchId: secondBatch! });
    expect(await generation()).toBe(2);
  });

  it('sends the same link again when a mail is tried again', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    const [batchId] = await cutByHand(room, message);
    const first = await sendByHand(room, batchId!, { kind: 'rejected', stage: 'rcpt', code: 450 });
    await room.db.query(`UPDATE delivery SET not_before = now() WHERE message_id = $1`, [message.id]);
    const second = await room.gate.claim({ batchId: batchId! });
    expect(second.grants[0]!.values['activationUrl']).toBe(first.grants[0]!.values['activationUrl']);
    expect(second.grants[0]!.fence).toBe(first.grants[0]!.fence + 1);
    expect(second.grants[0]!.messageId).toBe(first.grants[0]!.messageId);
  });

  it('skips the mail whose link was superseded by a resend while it was queued', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    const [batchId] = await cutByHand(room, message);
    await sendByHand(room, batchId!, { kind: 'rejected', stage: 'rcpt', code: 450 });
    await room.db.query('UPDATE invitation SET generation = generation + 1 WHERE resident_id = $1', [
      message.residentIds[0],
    ]);
    await room.db.query(`UPDATE delivery SET not_before = now() WHERE message_id = $1`, [message.id]);
    expect((await room.gate.claim({ batchId: batchId! })).grants).toEqual([]);
    expect(await statusesOf(room, message)).toEqual({ 'skipped: superseded': 1 });
  });

  it('skips a mail whose invitation was revoked before it left', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    const [batchId] = await cutByHand(room, message);
    await sendByHand(room, batchId!, { kind: 'connection' });
    await room.db.query(`UPDATE invitation SET state = 'revoked' WHERE resident_id = $1`, [message.residentIds[0]]);
    await room.db.query(`UPDATE delivery SET not_before = now() WHERE message_id = $1`, [message.id]);
    await room.gate.claim({ batchId: batchId! });
    expect(await statusesOf(room, message)).toEqual({ 'skipped: revoked': 1 });
  });

  it('skips the later of two sends to one person, whichever comes to the gate first', async () => {
    const earlier = await writeMessage(room, { recipients: 1 });
    const later = await writeMessage(room, { recipients: 1, to: earlier });
    const [laterBatch] = await cutByHand(room, later);
    const [earlierBatch] = await cutByHand(room, earlier);
    expect((await room.gate.claim({ batchId: laterBatch! })).grants).toEqual([]);
    expect((await room.gate.claim({ batchId: earlierBatch! })).grants).toHaveLength(1);
    expect(await statusesOf(room, later)).toEqual({ 'skipped: duplicate_send': 1 });
  });

  it('skips whom a mass send would mail right after a single invitation', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    const [batchId] = await cutByHand(room, message);
    const [residentId] = message.residentIds;
    const one = await queueSingle(room, {
      purpose: 'invitation',
      organizationId: message.organizationId,
      communityId: message.communityId,
      residentId: residentId!,
      email: addressOf(residentId!),
      linkDays: 7,
      timezone: 'UTC',
    });
    const answer = await sendByHand(room, one.batchId);
    expect(answer.grants).toHaveLength(1);
    await room.gate.claim({ batchId: batchId! });
    expect(await statusesOf(room, message)).toEqual({ 'skipped: superseded': 1 });
  });

  it('makes the failed due again under a fresh link at the address of now, but not the suppressed', async () => {
    const message = await writeMessage(room, { recipients: 3 });
    const [batchId] = await cutByHand(room, message);
    const first = await sendByHand(room, batchId!, {
      kind: 'rejected',
      stage: 'rcpt',
      code: 550,
      enhancedCode: '5.7.1',
    });
    const [corrected, suppressed] = message.residentIds;
    await room.db.query(
      `UPDATE standing SET email = 'New@example.com', email_key = 'new@example.com' WHERE resident_id = $1`,
      [corrected],
    );
    await room.db.query(
      `INSERT INTO suppression (id, organization_id, email_key, reason) VALUES (gen_random_uuid(), $1, $2, 'manual')`,
      [message.organizationId, addressOf(suppressed!)],
    );
    expect(await room.db.transaction((tx) => reopenFailed(tx, message.id, {}))).toBe(2);
    const [again] = await cutByHand(room, message);
    const { grants } = await room.gate.claim({ batchId: again! });
    expect(grants.map(({ to }) => to.address)).toEqual(['New@example.com', addressOf(message.residentIds[2]!)]);
    expect(grants[0]!.values['activationUrl']).not.toBe(first.grants[0]!.values['activationUrl']);
  });
});
