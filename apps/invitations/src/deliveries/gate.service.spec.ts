import { newId } from '@portico/platform/ids';
import { seal } from '@portico/platform/seal';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import {
  addressOf,
  cutByHand,
  finished,
  LINK_SECRET,
  openGateRoom,
  queueSingle,
  sendByHand,
  statusesOf,
  writeMessage,
  type GateRoom,
} from '../../testing/gate-room';
import { hashOf } from '@portico/platform/secret';
import { eventually } from '@portico/testing/eventually';
import { claimBatch } from './claim.queries';
import { cancelUnsent } from './prepared.queries';

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

const queued = (message: { id: string }) =>
  room.db.query<{ id: string }[]>('SELECT id FROM batch WHERE message_id = $1 ORDER BY number', [message.id]);
const tokenIn = (url: string) => new URL(url).searchParams.get('token')!;

describe('the gate', () => {
  it('grants each row of a batch to one of fifty claims at once', async () => {
    const message = await writeMessage(room, { recipients: 60 });
    const [batchId] = await cutByHand(room, message);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => room.gate.claim({ batchId: batchId!, limit: 7 })),
    );
    const granted = answers.flatMap(({ grants }) => grants.map(({ deliveryId }) => deliveryId));
    expect(granted.toSorted()).toEqual(message.deliveryIds);
    expect(await statusesOf(room, message)).toEqual({ sending: 60 });
  });

  it('grants what a mail needs: address, sender, values, the link with its date, a Message-ID and a return path', async () => {
    const message = await writeMessage(room, { recipients: 1, locale: 'es-MX' });
    const [batchId] = await cutByHand(room, message);
    const { grants } = await room.gate.claim({ batchId: batchId! });
    const [grant] = grants;
    expect(grant).toMatchObject({
      deliveryId: message.deliveryIds[0],
      sendInMs: null,
      to: { name: 'Ada Byron', address: addressOf(message.residentIds[0]!) },
      from: { name: 'Maple Court', address: 'portal@mail.example' },
      replyTo: 'office@maple.example',
      envelopeFrom: 'portal@mail.example',
      messageId: `<delivery.${message.deliveryIds[0]}@mail.example>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      locale: 'es',
      values: { firstName: 'Ada', linkDays: '7 días' },
    });
    expect(grant!.values['activationUrl']).toMatch(/^https:\/\/portal\.example\/portal\/activate\?token=[\w-]{43}$/);
    expect(grant!.values['expiresAt']).toMatch(/P[DS]T/);
    const [link] = await room.db.query<{ id: string }[]>(
      'SELECT invitation_id AS id FROM invitation_link WHERE token_hash = $1',
      [hashOf(tokenIn(grant!.values['activationUrl']!))],
    );
    expect(link).toBeDefined();
  });

  it('keeps the raw token out of every table', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    const [batchId] = await cutByHand(room, message);
    const { grants } = await sendByHand(room, batchId!);
    const token = tokenIn(grants[0]!.values['activationUrl']!);
    const tables = await room.db.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'invitations'`,
    );
    for (const { name } of tables) {
      const rows = await room.db.query<object[]>(
        `SELECT * FROM "${name}" AS one WHERE one::text LIKE '%' || $1 || '%'`,
        [token],
      );
      expect({ name, rows }).toEqual({ name, rows: [] });
    }
  });

  it('grants nothing any more once a pause is answered: the pause waits for a claim that is under way', async () => {
    const message = await writeMessage(room, { recipients: 1 });
    const [batchId] = await cutByHand(room, message);
    const order: string[] = [];
    const pause = async () => {
      await room.db.query(`UPDATE message SET status = 'paused' WHERE id = $1`, [message.id]);
      order.push('paused');
    };
    const paused = await room.db.transaction(async (tx) => {
      await claimBatch(tx, batchId!);
      const pausing = pause();
      await eventually(async () => {
        const [{ waiting } = { waiting: 0 }] = await room.db.query<{ waiting: number }[]>(
          `SELECT count(*)::int AS waiting FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`,
        );
        expect(waiting + order.length).toBeGreaterThan(0);
      });
      order.push('claimed');
      return { pausing };
    });
    await paused.pausing;
    expect(order).toEqual(['claimed', 'paused']);
    expect((await room.gate.claim({ batchId: batchId! })).grants).toEqual([]);
  });

  it.each(['in_review', 'paused', 'cancelled', 'sent'])('grants nothing of a message that is %s', async (status) => {
    const message = await writeMessage(room, { recipients: 3, status });
    const [batchId] = await cutByHand(room, message);
    expect(await room.gate.claim({ batchId: batchId! })).toMatchObject({ grants: [], retryInMs: null });
    expect(await statusesOf(room, message)).toEqual({ prepared: 3 });
  });

  it('lets no cancelled row through, and cancels none that is being sent', async () => {
    const message = await writeMessage(room, { recipients: 10 });
    const [batchId] = await cutByHand(room, message);
    const { grants } = await room.gate.claim({ batchId: batchId!, limit: 4 });
    await room.db.query(`UPDATE message SET status = 'cancelled' WHERE id = $1`, [message.id]);
    await room.db.transaction((tx) => cancelUnsent(tx, message.id));
    expect((await room.gate.claim({ batchId: batchId! })).grants).toEqual([]);
    expect(await statusesOf(room, message)).toEqual({ 'cancelled: cancelled': 6, sending: 4 });
    expect(grants).toHaveLength(4);
  });

  it.each([
    ['registered meanwhile', `UPDATE standing SET status = 'active' WHERE resident_id = $1`, 'skipped: registered'],
    ['switched off meanwhile', `UPDATE standing SET status = 'inactive' WHERE resident_id = $1`, 'skipped: registered'],
    ['removed meanwhile', `UPDATE standing SET removed = true WHERE resident_id = $1`, 'skipped: removed'],
    [
      'of another address by now',
      `UPDATE standing SET email_key = 'new@example.com' WHERE resident_id = $1`,
      'skipped: email_changed',
    ],
    [
      'without an address by now',
      `UPDATE standing SET email_key = NULL WHERE resident_id = $1`,
      'skipped: email_changed',
    ],
    [
      'suppressed meanwhile',
      `INSERT INTO suppression (id, organization_id, email_key, reason)
       SELECT gen_random_uuid(), organization_id, email_key, 'complaint' FROM standing WHERE resident_id = $1`,
      'suppressed: complaint',
    ],
  ])('mails nobody who is %s, and says why', async (_title, change, ending) => {
    const message = await writeMessage(room, { recipients: 3 });
    const [batchId] = await cutByHand(room, message);
    await room.db.query(change, [message.residentIds[1]]);
    const { grants } = await room.gate.claim({ batchId: batchId! });
    expect(grants.map(({ deliveryId }) => deliveryId)).toEqual([message.deliveryIds[0], message.deliveryIds[2]]);
    expect(await statusesOf(room, message)).toEqual({ [ending]: 1, sending: 2 });
    const [event] = await room.db.query<{ type: string }[]>('SELECT type FROM delivery_event WHERE delivery_id = $1', [
      message.deliveryIds[1],
    ]);
    expect(event?.type).toBe(ending.split(':')[0]);
  });

  it('tells that a message may be finished when its last rows are settled without a mail', async () => {
    const message = await writeMessage(room, { recipients: 2 });
    const [batchId] = await cutByHand(room, message);
    await room.db.query(`UPDATE standing SET status = 'active' WHERE community_id = $1`, [message.communityId]);
    await room.gate.claim({ batchId: batchId! });
    expect(finished).toContain(message.id);
    expect(await room.db.query('SELECT id FROM batch WHERE id = $1 AND done_at IS NULL', [batchId])).toEqual([]);
  });

  it('mails a notice to residents who are registered, and makes them no link', async () => {
    const message = await writeMessage(room, { recipients: 1, purpose: 'notice' });
    const [batchId] = await cutByHand(room, message);
    await room.db.query(`UPDATE standing SET status = 'active' WHERE community_id = $1`, [message.communityId]);
    const { grants } = await room.gate.claim({ batchId: batchId! });
    expect(grants[0]!.values).toEqual({ firstName: 'Ada', unsubscribeUrl: expect.any(String) });
    expect(await room.db.query('SELECT id FROM invitation WHERE community_id = $1', [message.communityId])).toEqual([]);
  });

  it('opens a sealed link for its mail alone, and forgets it once the mail is sent', async () => {
    const url = 'https://portal.example/portal/sign-in?token=raw';
    const mail = await queueSingle(room, { purpose: 'sign_in', sealedUrl: seal(url, LINK_SECRET) });
    const { grants } = await sendByHand(room, mail.batchId);
    expect(grants[0]!.values).toEqual({ firstName: 'Ada', signInUrl: url });
    expect(await room.db.query('SELECT sealed_url, status FROM delivery WHERE id = $1', [mail.id])).toEqual([
      { sealed_url: null, status: 'sent' },
    ]);
  });

  it('holds a sign-in mail back for a dead mailbox, and not for an unsubscription', async () => {
    const organizationId = newId();
    await room.db.query(
      `INSERT INTO suppression (id, organization_id, email_key, reason)
       VALUES (gen_random_uuid(), $1, 'gone@example.com', 'hard_bounce'), (gen_random_uuid(), $1, 'quiet@example.com', 'unsubscribe')`,
      [organizationId],
    );
    const gone = await queueSingle(room, { purpose: 'sign_in', organizationId, email: 'gone@example.com' });
    const quiet = await queueSingle(room, { purpose: 'sign_in', organizationId, email: 'quiet@example.com' });
    expect((await room.gate.claim({ batchId: gone.batchId })).grants).toEqual([]);
    expect((await room.gate.claim({ batchId: quiet.batchId })).grants).toHaveLength(1);
  });

  it('answers who asks for a part of a batch to come again at once', async () => {
    const message = await writeMessage(room, { recipients: 5 });
    const [batchId] = await cutByHand(room, message);
    const answer = await room.gate.claim({ batchId: batchId!, limit: 3 });
    expect([answer.grants.length, answer.retryInMs]).toEqual([3, 0]);
    const rest = await room.gate.claim({ batchId: batchId!, limit: 3 });
    expect([rest.grants.length, rest.retryInMs]).toEqual([2, null]);
  });

  it('cuts a message into batches in order, whatever was cut before', async () => {
    const message = await writeMessage(room, { recipients: 25 });
    await cutByHand(room, message, 10);
    const batches = await queued(message);
    const parts = await Promise.all(batches.map(({ id }) => room.gate.claim({ batchId: id })));
    expect(parts.map(({ grants }) => grants.length)).toEqual([10, 10, 5]);
    expect(parts.flatMap(({ grants }) => grants.map(({ deliveryId }) => deliveryId))).toEqual(message.deliveryIds);
  });
});
