import type { WebhookCreated, WebhookEvent, WebhookView } from '@portico/contracts/webhooks';
import { OutboxRelay } from '@portico/platform/outbox.relay';
import { eventually } from '@portico/testing/eventually';
import { describeWithBackends } from '@portico/testing/redis';
import { Webhook } from 'standardwebhooks';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { startReceiver, type WebhookReceiver } from '../../testing/webhook-receiver';
import { announce } from './announce.queries';
import type { Announced } from './announcement';
import { WebhookCalls } from './webhook-calls.service';

describeWithBackends('webhooks', (backend) => {
  let room: MessageRoom;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    const redis = backend.env['REDIS_URL'];
    room = await openMessageRoom({ ALLOW_PRIVATE_WEBHOOKS: 'true', ...(redis ? { REDIS_URL: redis } : {}) });
  });
  beforeEach(async () => {
    await room.db.query('DELETE FROM webhook');
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());
  afterAll(() => room.close());

  function listen(...events: WebhookEvent[]): Promise<WebhookCreated> {
    return room.invitations.createWebhook(room.tenant, { url: receiver.url, events });
  }

  function tell(
    event: WebhookEvent,
    payload: Record<string, unknown>,
    { organizationId } = room.tenant,
  ): Promise<void> {
    return room.db.transaction((tx) => announce(tx, [{ organizationId, event, payload }]));
  }

  async function listed(): Promise<WebhookView | undefined> {
    return (await room.invitations.listWebhooks(room.tenant, { limit: 50 })).items[0];
  }

  /** As if all waits were over. */
  async function hurry(): Promise<void> {
    await room.db.query('UPDATE webhook SET held_until = now()');
    await room.db.query('UPDATE webhook_call SET not_before = now() WHERE ended_at IS NULL');
  }

  function calls(): Promise<{ attempts: number; ended: boolean; answer: string | null; waits: number }[]> {
    return room.db.query(
      `SELECT attempts, ended_at IS NOT NULL AS ended, last_answer AS answer,
              round(extract(epoch FROM not_before - now()))::int AS waits FROM webhook_call ORDER BY id`,
    );
  }

  it('are told what happened, signed per the Standard Webhooks specification', async () => {
    const { secret, id } = await listen('delivery.sent', 'invitation.sent');
    const community = room.directory.community(room.tenant.organizationId);
    const { residentId } = room.directory.resident(community);
    const { delivery } = await room.invitations.invite(room.tenant, residentId);
    await room.mailAll();
    const received = await receiver.waitFor(2);
    const told = received.map(({ body, headers }) =>
      new Webhook(secret).verify(body, headers as Record<string, string>),
    );
    expect(told).toContainEqual({
      type: 'delivery.sent',
      timestamp: expect.stringMatching(/^\d{4}-.+Z$/),
      data: { deliveryId: delivery.id, messageId: null, residentId, status: 'sent', reason: null },
    });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await eventually(async () => expect((await calls()).map(({ ended }) => ended)).toEqual([true, true]));
    expect(await listed()).toEqual({
      id,
      url: receiver.url,
      events: ['delivery.sent', 'invitation.sent'],
      enabled: true,
      createdAt: expect.any(String),
      lastCallAt: expect.any(String),
      lastAnswer: '204',
      failingSince: null,
      waiting: 0,
    });
  });

  it('are told only what they listen for, in their own organization, while they are on', async () => {
    const { id } = await listen('delivery.bounced');
    const theirs = { url: `${receiver.url}/theirs`, events: ['delivery.bounced' as const] };
    await room.invitations.createWebhook(room.stranger, theirs);
    await room.invitations.updateWebhook(room.tenant, id, { enabled: false });
    await tell('delivery.bounced', { told: 'while off' });
    await room.invitations.updateWebhook(room.tenant, id, { enabled: true });
    await tell('delivery.sent', { told: 'another event' });
    await tell('delivery.bounced', { told: 'another organization' }, room.stranger);
    await tell('delivery.bounced', { told: 'this' });
    await receiver.waitFor(2);
    await room.app.get(OutboxRelay).drain();
    await room.app.get(WebhookCalls).handOut();
    const told = receiver.calls.map(({ path, body }) => [path, (JSON.parse(body) as { data: unknown }).data]);
    expect(told.toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ['/hook', { told: 'this' }],
      ['/hook/theirs', { told: 'another organization' }],
    ]);
  });

  it('are called again after a failure, with the same id and the same body, until it is a success', async () => {
    const { secret } = await listen('delivery.failed');
    receiver.answer = { status: 500 };
    await tell('delivery.failed', { n: 1 });
    await receiver.waitFor(1);
    await eventually(async () => expect(await calls()).toMatchObject([{ attempts: 1, ended: false, answer: '500' }]));
    expect((await calls())[0]!.waits).toBeGreaterThan(2);
    receiver.answer = { status: 200 };
    await hurry();
    const [one, two] = await receiver.waitFor(2);
    expect(two!.headers['webhook-id']).toBe(one!.headers['webhook-id']);
    expect(two!.body).toBe(one!.body);
    expect(() => new Webhook(secret).verify(two!.body, two!.headers as Record<string, string>)).not.toThrow();
    await eventually(async () => expect(await calls()).toMatchObject([{ attempts: 2, ended: true, answer: '200' }]));
  });

  it('are given up after the tenth failure', async () => {
    await listen('delivery.failed');
    receiver.answer = { status: 503 };
    await tell('delivery.failed', { n: 1 });
    await eventually(async () => expect(await calls()).toMatchObject([{ attempts: 1, answer: '503' }]));
    await room.db.query('UPDATE webhook_call SET attempts = 9');
    await hurry();
    await receiver.waitFor(2);
    await eventually(async () => expect(await calls()).toMatchObject([{ attempts: 10, ended: true, answer: '503' }]));
  });

  it('are not followed to another place, and wait as long as they ask', async () => {
    await listen('delivery.failed');
    receiver.answer = { status: 302, headers: { location: `${receiver.url}/elsewhere`, 'retry-after': '600' } };
    await tell('delivery.failed', { n: 1 });
    await receiver.waitFor(1);
    await eventually(async () => expect(await calls()).toMatchObject([{ attempts: 1, ended: false, answer: '302' }]));
    expect((await calls())[0]!.waits).toBeGreaterThan(590);
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('have 15 seconds to answer', async () => {
    const original = AbortSignal.timeout.bind(AbortSignal);
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => original(ms / 100));
    try {
      await listen('delivery.failed');
      receiver.answer = { status: 200, hang: true };
      await tell('delivery.failed', { n: 1 });
      await eventually(async () =>
        expect(await calls()).toMatchObject([{ attempts: 1, ended: false, answer: 'timeout' }]),
      );
      expect(timeout).toHaveBeenCalledWith(15_000);
    } finally {
      timeout.mockRestore();
    }
  });

  it('that never answer hold up nobody else', async () => {
    await listen('delivery.failed');
    receiver.answer = { status: 200, hang: true };
    const other = await startReceiver();
    try {
      await room.invitations.createWebhook(room.stranger, { url: other.url, events: ['delivery.failed'] });
      await room.db.transaction((tx) =>
        announce(
          tx,
          Array.from({ length: 120 }, (_, n) => ({
            organizationId: room.tenant.organizationId,
            event: 'delivery.failed' as const,
            payload: { n },
          })),
        ),
      );
      await receiver.waitFor(1);
      await tell('delivery.failed', { told: 'another organization' }, room.stranger);
      await other.waitFor(1);
      expect((await calls()).filter(({ answer }) => answer === 'timeout')).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('that fail are left alone for a while, and told everything once they answer again', async () => {
    await listen('delivery.failed');
    receiver.answer = { status: 500 };
    await tell('delivery.failed', { n: 0 });
    await eventually(async () => expect(await calls()).toMatchObject([{ attempts: 1, answer: '500' }]));
    for (let n = 1; n < 12; n += 1) await tell('delivery.failed', { n });
    await room.app.get(OutboxRelay).drain();
    await room.app.get(WebhookCalls).handOut();
    expect(receiver.calls).toHaveLength(1);
    receiver.answer = { status: 200 };
    await hurry();
    await receiver.waitFor(13);
    await eventually(async () => expect((await calls()).filter(({ ended }) => !ended)).toEqual([]));
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id']))).toHaveProperty('size', 12);
  });

  it('say whether their calls arrive: the last answer, since when they fail, how much waits', async () => {
    const { id } = await listen('delivery.failed');
    expect(await listed()).toMatchObject({ lastCallAt: null, lastAnswer: null, failingSince: null, waiting: 0 });
    receiver.answer = { status: 500 };
    await tell('delivery.failed', { n: 1 });
    await eventually(async () => expect(await listed()).toMatchObject({ lastAnswer: '500', waiting: 1 }));
    const { lastCallAt, failingSince } = (await listed())!;
    expect(failingSince).toBe(lastCallAt);
    receiver.answer = { status: 503 };
    await hurry();
    await eventually(async () => expect(await listed()).toMatchObject({ lastAnswer: '503', failingSince }));
    expect(await room.invitations.updateWebhook(room.tenant, id, { enabled: true })).toMatchObject({
      failingSince: null,
      lastAnswer: '503',
      waiting: 1,
    });
    receiver.answer = { status: 200 };
    await hurry();
    await eventually(async () =>
      expect(await listed()).toMatchObject({ lastAnswer: '200', failingSince: null, waiting: 0 }),
    );
  });

  it('are switched off by a 410', async () => {
    const { id } = await listen('delivery.failed');
    receiver.answer = { status: 410 };
    await tell('delivery.failed', { n: 1 });
    await receiver.waitFor(1);
    await eventually(async () => expect(await listed()).toMatchObject({ id, enabled: false, lastAnswer: '410' }));
    await eventually(async () => expect(await calls()).toMatchObject([{ ended: true, answer: '410' }]));
  });

  it('hear of a thing once, though the outbox tells it twice', async () => {
    await listen('delivery.sent');
    const announced: Announced = {
      id: '01980000-0000-7000-8000-000000000001',
      at: new Date().toISOString(),
      organizationId: room.tenant.organizationId,
      event: 'delivery.sent',
      payload: { n: 1 },
    };
    const handler = room.app.get(WebhookCalls).handlers['webhook.event'] as (told: Announced[]) => Promise<void>;
    await handler([announced]);
    await handler([announced]);
    await receiver.waitFor(1);
    await room.app.get(WebhookCalls).handOut();
    await eventually(async () => expect(await calls()).toMatchObject([{ attempts: 1, ended: true }]));
    expect(receiver.calls).toHaveLength(1);
  });

  it('are called though the queue lost the job', async () => {
    await listen('delivery.sent');
    await room.db.query(
      `INSERT INTO webhook_call (id, webhook_id, event_id, event, happened_at, payload, carried_at)
       SELECT gen_random_uuid(), id, gen_random_uuid(), 'delivery.sent', now(), '{}', now() - interval '1 minute' FROM webhook`,
    );
    await receiver.waitFor(1);
    expect(receiver.calls).toHaveLength(1);
  });

  it('keep their secret sealed, and belong to one organization', async () => {
    const { id, secret } = await listen('delivery.sent');
    const [{ sealed }] = await room.db.query<[{ sealed: Buffer }]>('SELECT sealed_secret AS sealed FROM webhook');
    expect(sealed.toString('latin1')).not.toContain(secret.slice(6));
    const missing = { code: 'resource.not_found' };
    await expect(room.invitations.updateWebhook(room.stranger, id, { enabled: false })).rejects.toMatchObject(missing);
    await expect(room.invitations.removeWebhook(room.stranger, id)).rejects.toMatchObject(missing);
    await expect(room.invitations.locate(room.stranger, 'webhook', id)).rejects.toMatchObject(missing);
    expect(await room.invitations.locate(room.tenant, 'webhook', id)).toEqual({ communityId: null });
    await room.invitations.removeWebhook(room.tenant, id);
    expect(await room.invitations.listWebhooks(room.tenant, { limit: 50 })).toMatchObject({ items: [], total: 0 });
  });
});
