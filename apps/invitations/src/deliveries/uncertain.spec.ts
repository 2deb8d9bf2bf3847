import type { Grant } from '@portico/contracts/gate';
import { STANDARD_RELAY_ID } from '@portico/contracts/relays';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { eventually } from '@portico/testing/eventually';
import {
  cutByHand,
  finished,
  openGateRoom,
  outcomeOf,
  queueSingle,
  sendByHand,
  statusesOf,
  writeMessage,
  type GateRoom,
  type MessageOptions,
  type SentMessage,
} from '../../testing/gate-room';
import { cancelUnsent, reopenFailed } from './prepared.queries';
import { Reconciler } from './reconciler.service';

let database: FreshDatabase;
let room: GateRoom;
beforeAll(async () => {
  database = await freshDatabase();
  room = await openGateRoom({ DATABASE_URL: database.url });
});
// What these mails meet may break the relay, and a broken one takes no more of them.
afterEach(() => room.relays.change(STANDARD_RELAY_ID, { paused: false }));
afterAll(async () => {
  await room.close();
  await database.drop();
});

interface Claimed {
  message: SentMessage;
  batchId: string;
  grants: Grant[];
}

async function claimed(options: Partial<MessageOptions> = {}): Promise<Claimed> {
  const message = await writeMessage(room, { recipients: 1, onUncertain: 'hold', ...options });
  const [batchId] = await cutByHand(room, message);
  const { grants } = await room.gate.claim({ batchId: batchId! });
  return { message, batchId: batchId!, grants };
}

const intentOf = ({ deliveryId, fence }: Grant) => ({ deliveryId, fence });
const intend = async (grants: Grant[]) => (await room.gate.intend({ intents: grants.map(intentOf) })).deliveryIds;
const report = (grant: Grant, facts: Parameters<typeof outcomeOf>[1]) =>
  room.gate.report({ batchIds: [], outcomes: [outcomeOf(grant, facts)] });

/** The mailer has died: its leases run out, and the reconciler looks. @returns what has become of the mails. */
async function lost(message: SentMessage): Promise<Record<string, number>> {
  await room.db.query(`UPDATE delivery SET lease_until = now() - interval '1 second' WHERE message_id = $1`, [
    message.id,
  ]);
  return eventually(async () => {
    await room.app.get(Reconciler).round();
    const statuses = await statusesOf(room, message);
    expect(statuses).not.toHaveProperty('sending');
    return statuses;
  });
}

const timelineOf = (id: string | undefined) =>
  room.db.query<object[]>('SELECT type, detail FROM delivery_event WHERE delivery_id = $1 ORDER BY id', [id]);
const standingOf = async (id: string | undefined) => {
  const [row] = await room.db.query<{ status: string; last: string | null; version: string }[]>(
    'SELECT status, last_delivery_status AS last, version FROM standing WHERE resident_id = $1',
    [id],
  );
  return row!;
};
/** Whom directory is told of. */
const publishedIn = async ({ residentIds }: SentMessage): Promise<string[]> => {
  const rows = await room.db.query<{ id: string }[]>(
    `SELECT DISTINCT jsonb_array_elements_text(payload->'residentIds') AS id FROM outbox WHERE topic = 'standing.changed'`,
  );
  return rows.map(({ id }) => id).filter((id) => residentIds.includes(id));
};

describe('an intent', () => {
  it('is asked for where a message holds what is uncertain, and nowhere else', async () => {
    const [holding, resending] = [await claimed(), await claimed({ onUncertain: 'resend' })];
    const single = await queueSingle(room, { purpose: 'account' });
    const { grants } = await room.gate.claim({ batchId: single.batchId });
    expect([holding.grants, resending.grants, grants].map(([grant]) => grant!.intent)).toEqual([true, false, false]);
  });

  it('is taken under the fence of the grant while its lease lasts', async () => {
    const { message, grants } = await claimed({ recipients: 4 });
    const [fine, stale, late, answered] = grants as [Grant, Grant, Grant, Grant];
    await room.db.query(`UPDATE delivery SET lease_until = now() WHERE id = $1`, [late.deliveryId]);
    await report(answered, {});
    const unknown = { ...fine, deliveryId: message.id };
    expect(await intend([unknown, answered, late, { ...stale, fence: stale.fence - 1 }, fine])).toEqual([
      fine.deliveryId,
    ]);
    expect(await intend([fine])).toEqual([fine.deliveryId]);
    expect(await intend([])).toEqual([]);
  });

  it('is one of its grant: given back and granted again, the mail has none', async () => {
    const { message, batchId, grants } = await claimed();
    await intend(grants);
    await report(grants[0]!, { kind: 'returned' });
    await room.gate.claim({ batchId });
    expect(await lost(message)).toEqual({ prepared: 1 });
  });
});

describe('a mail that a crash left uncertain', () => {
  it('has failed where its message holds it, and goes again by itself only if it was not handed to the relay', async () => {
    const { message, batchId, grants } = await claimed({ recipients: 3 });
    const [one, two, three] = grants as [Grant, Grant, Grant];
    await room.db.query(
      `INSERT INTO webhook (id, organization_id, url, events, sealed_secret)
       VALUES (gen_random_uuid(), $1, 'https://hook.example', '{delivery.failed}', '')`,
      [message.organizationId],
    );
    await intend([one, two]);
    expect(await lost(message)).toEqual({ 'failed: uncertain': 2, prepared: 1 });
    expect(await timelineOf(one.deliveryId)).toEqual([
      { type: 'sending', detail: null },
      { type: 'lease_expired', detail: null },
      { type: 'failed', detail: 'uncertain' },
    ]);
    expect(await timelineOf(three.deliveryId)).toEqual([
      { type: 'sending', detail: null },
      { type: 'lease_expired', detail: null },
    ]);
    expect(await standingOf(message.residentIds[0])).toMatchObject({ status: 'pending', last: 'failed' });
    const told = await room.db.query<object[]>(
      `SELECT payload->'payload'->>'reason' AS reason FROM outbox WHERE topic = 'webhook.event' AND payload->>'organizationId' = $1`,
      [message.organizationId],
    );
    expect(told).toEqual([{ reason: 'uncertain' }, { reason: 'uncertain' }]);
    const { grants: again } = await sendByHand(room, batchId);
    expect(again.map(({ deliveryId }) => deliveryId)).toEqual([three.deliveryId]);
    expect(await statusesOf(room, message)).toEqual({ 'failed: uncertain': 2, sent: 1 });
  });

  it('is the end of its message, where it was the last', async () => {
    const { message, grants } = await claimed();
    await intend(grants);
    expect(await lost(message)).toEqual({ 'failed: uncertain': 1 });
    await eventually(async () => expect(finished).toContain(message.id));
  });

  it('goes again where its message says so', async () => {
    const { message, grants } = await claimed({ onUncertain: 'resend' });
    await intend(grants);
    expect(await lost(message)).toEqual({ prepared: 1 });
  });

  it('is not called cancelled, for it may have left', async () => {
    const { message, grants } = await claimed({ recipients: 2 });
    await intend(grants.slice(0, 1));
    await room.db.query(`UPDATE message SET status = 'cancelled' WHERE id = $1`, [message.id]);
    expect(await lost(message)).toEqual({ 'cancelled: cancelled': 1, 'failed: uncertain': 1 });
    expect(await standingOf(message.residentIds[1])).toMatchObject({ last: 'cancelled' });
  });

  it.each(['data', null] as const)('may be one of a connection that broke (%s)', async (stage) => {
    const [holding, resending] = [await claimed(), await claimed({ onUncertain: 'resend' })];
    for (const { grants } of [holding, resending]) await report(grants[0]!, { kind: 'connection', stage });
    expect(await statusesOf(room, holding.message)).toEqual({
      [stage ? 'failed: uncertain' : 'deferred: unreachable']: 1,
    });
    expect(await statusesOf(room, resending.message)).toEqual({ 'deferred: unreachable': 1 });
    expect(finished.includes(holding.message.id)).toBe(stage === 'data');
  });
});

describe('what a relay answers late', () => {
  const uncertain = async (): Promise<Claimed> => {
    const one = await claimed();
    await intend(one.grants);
    expect(await lost(one.message)).toEqual({ 'failed: uncertain': 1 });
    return one;
  };
  const refusal = { kind: 'rejected', enhancedCode: null } as const;

  it('is the truth about a mail that had failed as uncertain', async () => {
    const { message, grants } = await uncertain();
    await report(grants[0]!, { kind: 'accepted', stage: 'data', code: 250 });
    expect(await statusesOf(room, message)).toEqual({ sent: 1 });
    expect(await standingOf(message.residentIds[0])).toMatchObject({ status: 'invited', last: 'sent' });
    const [link] = await room.db.query<object[]>(
      `SELECT invitation.expires_at = delivery.link_expires_at AS told FROM delivery JOIN invitation ON invitation.id = invitation_id
        WHERE message_id = $1`,
      [message.id],
    );
    expect(link).toEqual({ told: true });
  });

  it.each([
    ['a refusal for good', { ...refusal, stage: 'rcpt', code: 550 }, 'bounced: rejected'],
    ['a refusal for now', { ...refusal, stage: 'data', code: 451 }, 'failed: transient_system'],
    ['a fault of ours', { ...refusal, stage: 'mail', code: 553 }, 'failed: rejected'],
  ] as const)('says by %s that it did not leave', async (_, facts, ending) => {
    const { message, grants } = await uncertain();
    await report(grants[0]!, facts);
    expect(await statusesOf(room, message)).toEqual({ [ending]: 1 });
  });

  it.each(['returned', 'connection'] as const)('is no answer: %s changes nothing', async (kind) => {
    const { message, grants } = await uncertain();
    await report(grants[0]!, { kind });
    expect(await statusesOf(room, message)).toEqual({ 'failed: uncertain': 1 });
  });

  it('is of the try before, once somebody has had it sent again', async () => {
    const { message, grants } = await uncertain();
    await room.db.transaction((tx) => reopenFailed(tx, message.id, { includeUncertain: true }));
    await report(grants[0]!, { kind: 'accepted', stage: 'data', code: 250 });
    expect(await statusesOf(room, message)).toEqual({ prepared: 1 });
  });
});

describe('a link that was made for a mail', () => {
  it('is told to directory when the mailer is lost before the first word about the mail', async () => {
    const { message } = await claimed({ recipients: 2 });
    expect(await publishedIn(message)).toEqual([]);
    expect(await lost(message)).toEqual({ prepared: 2 });
    expect((await publishedIn(message)).toSorted()).toEqual(message.residentIds.toSorted());
  });

  it('is told when the mail is given back and cancelled then, and of nobody whose mail never had one', async () => {
    const message = await writeMessage(room, { recipients: 2 });
    const [batchId] = await cutByHand(room, message);
    const { grants } = await room.gate.claim({ batchId: batchId!, limit: 1 });
    await report(grants[0]!, { kind: 'returned' });
    await room.db.transaction((tx) => cancelUnsent(tx, message.id));
    expect(await statusesOf(room, message)).toEqual({ 'cancelled: cancelled': 2 });
    expect(await publishedIn(message)).toEqual([message.residentIds[0]]);
    expect(await standingOf(message.residentIds[0])).toMatchObject({ status: 'pending', last: 'cancelled' });
  });
});
