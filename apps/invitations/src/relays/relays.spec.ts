import type { Outcome } from '@portico/contracts/gate';
import { STANDARD_RELAY_ID, type RelayView } from '@portico/contracts/relays';
import { newId } from '@portico/platform/ids';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import {
  cutByHand,
  openGateRoom,
  outcomeOf,
  queueSingle,
  sendByHand,
  statusesOf,
  writeMessage,
  type GateRoom,
} from '../../testing/gate-room';
import { heldMessages } from '../deliveries/mail-switches.queries';

const URL = 'smtps://user:secret@second.example:465';
const ofSignIn = {
  kind: 'rejected',
  stage: 'connect',
  code: 535,
  enhancedCode: '5.7.8',
  reply: '535 5.7.8 no',
} as const;
const silence = { kind: 'connection', reply: 'Connection timeout' } as const;

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
  for (const { id } of (await room.relays.list({ limit: 50 })).items)
    if (id === STANDARD_RELAY_ID) await room.relays.change(id, { paused: false, ratePerSecond: null, domains: [] });
    else await room.relays.remove(id);
  await room.db.query(`UPDATE relay_limit SET slow_steps = 0, last_slot = '-infinity'`);
  // What is left of the test before would come first.
  await room.db.query(`UPDATE delivery SET status = 'cancelled' WHERE status = 'prepared'`);
});

const second = () => room.relays.add({ name: 'Second', url: URL });
const relay = async (id = STANDARD_RELAY_ID): Promise<RelayView> =>
  (await room.relays.list({ limit: 50 })).items.find((one) => one.id === id)!;
const claimOne = async () => room.gate.claim({ batchId: (await queueSingle(room, { purpose: 'test' })).batchId });
/** Which relay a mail would go over now; null where it has to wait. */
const takenBy = async () => (await claimOne()).relay?.id ?? null;
const sendOne = async (facts: Partial<Outcome> = {}, email = 'ada@example.com') => {
  const mail = await queueSingle(room, { purpose: 'test', email });
  const answer = await sendByHand(room, mail.batchId, facts);
  const [row] = await room.db.query<{ status: string; attempts: number }[]>(
    'SELECT status, attempts FROM delivery WHERE id = $1',
    [mail.id],
  );
  return { ...row!, over: answer.relay?.id ?? null };
};
const probeNow = () => room.db.query(`UPDATE relay SET probe_at = now() WHERE probe_at IS NOT NULL`);

describe('the relays', () => {
  it('begin with that of the settings, which stays', async () => {
    expect((await room.relays.list({ limit: 50 })).items).toMatchObject([
      {
        id: STANDARD_RELAY_ID,
        name: 'Standard relay',
        ratePerSecond: null,
        domains: [],
        state: 'working',
        reason: null,
      },
    ]);
    await expect(room.relays.remove(STANDARD_RELAY_ID)).rejects.toMatchObject({ code: 'relay.standard' });
    await expect(room.relays.change(STANDARD_RELAY_ID, { url: URL })).rejects.toMatchObject({ code: 'relay.standard' });
  });

  it('keep where they are sealed, and tell mailers alone', async () => {
    const added = await second();
    expect(JSON.stringify(added)).not.toContain('second.example');
    const rows = await room.db.query<object[]>(`SELECT FROM relay WHERE encode(sealed_url, 'escape') LIKE '%example%'`);
    expect(rows).toEqual([]);
    expect(await room.gate.relay(added.id)).toEqual({ id: added.id, version: 1, url: URL });
    await room.relays.change(added.id, { url: 'smtp://elsewhere.example' });
    expect(await room.gate.relay(added.id)).toMatchObject({ version: 2, url: 'smtp://elsewhere.example' });
    await expect(room.gate.relay(STANDARD_RELAY_ID)).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('change in what is named, and their limits as a whole', async () => {
    const { id } = await second();
    const domains = [
      { domain: 'b.example', connections: 2 },
      { domain: 'a.example', ratePerSecond: 0.5 },
    ];
    expect(await room.relays.change(id, { domains, ratePerSecond: 7 })).toMatchObject({
      name: 'Second',
      ratePerSecond: 7,
      domains: [
        { domain: 'a.example', ratePerSecond: 0.5, connections: null },
        { domain: 'b.example', ratePerSecond: null, connections: 2 },
      ],
    });
    expect(await room.relays.change(id, { name: 'Third', domains: [] })).toMatchObject({
      name: 'Third',
      ratePerSecond: 7,
      domains: [],
    });
    const twice = [{ domain: 'a.example' }, { domain: 'a.example' }];
    await expect(room.relays.change(id, { domains: twice })).rejects.toMatchObject({
      errors: [{ field: 'domains[1].domain' }],
    });
    for (const patch of [{ name: 'x' }, { domains }])
      await expect(room.relays.change(newId(), patch)).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('have the rate of the settings at each start, until one is set here', async () => {
    const env = { DATABASE_URL: database.url, MAIL_RATE_PER_SECOND: '9' };
    const restarted = async () => {
      await (await openGateRoom(env)).close();
      return (await relay()).ratePerSecond;
    };
    await room.db.query('UPDATE relay SET rate_by_settings = true WHERE id = $1', [STANDARD_RELAY_ID]);
    expect(await restarted()).toBe(9);
    await room.relays.change(STANDARD_RELAY_ID, { ratePerSecond: 3 });
    expect(await restarted()).toBe(3);
  });
});

describe('a mail', () => {
  it('goes over the first relay that is not paused', async () => {
    const { id } = await second();
    expect(await takenBy()).toBe(STANDARD_RELAY_ID);
    await room.relays.change(STANDARD_RELAY_ID, { paused: true });
    expect(await takenBy()).toBe(id);
    await room.relays.change(STANDARD_RELAY_ID, { paused: false });
    expect(await takenBy()).toBe(STANDARD_RELAY_ID);
  });

  it('waits as it is where every relay is paused, and its message says so', async () => {
    const message = await writeMessage(room, { recipients: 3 });
    const [batchId] = await cutByHand(room, message);
    await room.relays.change(STANDARD_RELAY_ID, { paused: true });
    expect(await room.gate.claim({ batchId: batchId! })).toMatchObject({ grants: [], relay: null, retryInMs: 5_000 });
    expect(await statusesOf(room, message)).toEqual({ prepared: 3 });
    expect(await heldMessages(room.db.manager, [message.id])).toEqual(new Map([[message.id, 'relay_paused']]));
    await room.relays.change(STANDARD_RELAY_ID, { paused: false });
    expect(await heldMessages(room.db.manager, [message.id])).toEqual(new Map());
    expect((await room.gate.claim({ batchId: batchId! })).grants).toHaveLength(3);
  });
});

describe('a relay that refuses us', () => {
  it('is broken, marks no mail, and another stands in for it', async () => {
    const { id } = await second();
    expect(await sendOne(ofSignIn)).toEqual({ status: 'prepared', attempts: 0, over: STANDARD_RELAY_ID });
    expect(await relay()).toMatchObject({ state: 'broken', reason: 'sign_in', probeAt: expect.any(String) });
    expect(await takenBy()).toBe(id);
  });

  it('takes one mail as a probe when the time has come, of many that ask at once, and works again once that succeeds', async () => {
    await sendOne(ofSignIn);
    expect(await takenBy()).toBeNull();
    await probeNow();
    const message = await writeMessage(room, { recipients: 20 });
    const batches = await cutByHand(room, message, 2);
    const answers = await Promise.all(batches.map((batchId) => room.gate.claim({ batchId })));
    const probes = answers.flatMap(({ grants }) => grants);
    expect(probes).toHaveLength(1);
    await room.gate.report({ batchIds: [], outcomes: [outcomeOf(probes[0]!)] });
    expect(await relay()).toMatchObject({ state: 'working', reason: null, probeAt: null });
    expect(await takenBy()).toBe(STANDARD_RELAY_ID);
  });

  it('stays broken when the probe fails, and is left alone for longer', async () => {
    await sendOne(ofSignIn);
    await probeNow();
    expect((await sendOne(ofSignIn)).over).toBe(STANDARD_RELAY_ID);
    const { state, probeAt } = await relay();
    expect(state).toBe('broken');
    expect(Date.parse(probeAt!) - Date.now()).toBeGreaterThan(100_000);
    expect(await takenBy()).toBeNull();
  });

  it('is not mended by a mail that was under way when it broke', async () => {
    const { grants } = await claimOne();
    await sendOne(ofSignIn);
    await room.gate.report({ batchIds: [], outcomes: [outcomeOf(grants[0]!)] });
    expect((await relay()).state).toBe('broken');
  });

  it('works again at once when the operator says so', async () => {
    await sendOne({ kind: 'tls', reply: 'self-signed certificate' });
    expect((await relay()).reason).toBe('tls');
    expect(await room.relays.change(STANDARD_RELAY_ID, { paused: false })).toMatchObject({ state: 'working' });
    expect(await takenBy()).toBe(STANDARD_RELAY_ID);
  });

  it('is broken too where its address was sealed under another secret', async () => {
    const { id } = await second();
    await room.db.query(`UPDATE relay SET sealed_url = '\\x00' WHERE id = $1`, [id]);
    await expect(room.gate.relay(id)).rejects.toMatchObject({ code: 'resource.not_found' });
    expect(await relay(id)).toMatchObject({ state: 'broken', reason: 'unreadable' });
  });
});

describe('a relay that does not answer', () => {
  it('has its mails taken by another at once, and is broken after three in a row', async () => {
    const { id } = await second();
    for (const _ of [1, 2]) expect(await sendOne(silence)).toMatchObject({ status: 'prepared', attempts: 0 });
    expect((await relay()).state).toBe('working');
    await sendOne();
    for (const _ of [1, 2]) await sendOne(silence);
    expect((await relay()).state).toBe('working');
    await sendOne(silence);
    expect(await relay()).toMatchObject({ state: 'broken', reason: 'unreachable' });
    expect(await takenBy()).toBe(id);
  });

  it('has them put off where it is the only one', async () => {
    for (const _ of [1, 2, 3, 4]) expect(await sendOne(silence)).toMatchObject({ status: 'deferred', attempts: 1 });
    expect((await relay()).state).toBe('working');
  });
});

describe('a relay that asks for less', () => {
  const busy = { kind: 'rejected', stage: 'connect', code: 421, reply: '421 4.3.2 not now' } as const;

  it('gets half of its rate, and no mail is marked', async () => {
    await room.relays.change(STANDARD_RELAY_ID, { ratePerSecond: 20 });
    expect(await sendOne(busy)).toMatchObject({ status: 'deferred', attempts: 0 });
    expect(await relay()).toMatchObject({ state: 'slowed', ratePerSecond: 20, reason: null });
    await room.db.query(`UPDATE relay_limit SET last_slot = '-infinity'`);
    const [batchId] = await cutByHand(room, await writeMessage(room, { recipients: 50 }));
    expect((await room.gate.claim({ batchId: batchId! })).grants).toHaveLength(10);
  });

  it('for one domain gets half of the mails to that one', async () => {
    await sendOne({ kind: 'rejected', stage: 'rcpt', code: 450, enhancedCode: '4.7.28' }, 'ada@slow.example');
    expect(await relay()).toMatchObject({ state: 'slowed', slowedDomains: ['slow.example'], domains: [] });
    const [batchId] = await cutByHand(room, await writeMessage(room, { recipients: 50 }));
    expect((await room.gate.claim({ batchId: batchId! })).grants.every(({ sendInMs }) => sendInMs === null)).toBe(true);
    const slow = await queueSingle(room, { purpose: 'test', email: 'ada@slow.example' });
    expect((await room.gate.claim({ batchId: slow.batchId })).grants[0]!.sendInMs).not.toBeNull();
  });
});
