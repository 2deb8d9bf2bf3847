import { InvitationsClient } from '@portico/clients/invitations-client';
import { GateClient } from '@portico/clients/gate-client';
import { newId } from '@portico/platform/ids';
import { ServiceClient } from '@portico/platform/service-client';
import type { Tenant } from '@portico/platform/tenant';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { INTERNAL_SECRET } from '@portico/testing/app';
import {
  addressOf,
  attachments,
  content,
  cutByHand,
  openGateRoom,
  sendByHand,
  writeMessage,
  type GateRoom,
  type SentMessage,
} from '../../testing/gate-room';
import { ContentStore } from './content.store';
import { summariesOf } from './deliveries.queries';

let database: FreshDatabase;
let room: GateRoom;
let invitations: InvitationsClient;
beforeAll(async () => {
  database = await freshDatabase();
  room = await openGateRoom({ DATABASE_URL: database.url });
  invitations = new InvitationsClient(clientOf('gateway'));
});
afterAll(async () => {
  await room.close();
  await database.drop();
});

const clientOf = (caller: string) => new ServiceClient({ baseUrl: room.app.url, caller, secret: INTERNAL_SECRET });
const tenantOf = ({ organizationId }: SentMessage): Tenant => ({
  organizationId,
  actor: { kind: 'user', id: null, name: 'Grace' },
});
const stranger: Tenant = { organizationId: newId(), actor: { kind: 'user', id: null, name: 'Eve' } };
const page = { limit: 50 };

async function mailed(recipients: number): Promise<SentMessage> {
  const message = await writeMessage(room, { recipients });
  const [batchId] = await cutByHand(room, message);
  await sendByHand(room, batchId!, { code: 250, reply: '250 2.0.0 queued as 17' });
  return message;
}

describe('the timeline of a mail', () => {
  it('tells what happened, oldest first, with the words of the relay', async () => {
    const message = await mailed(1);
    const [id, residentId] = [message.deliveryIds[0]!, message.residentIds[0]!];
    const delivery = await invitations.getDelivery(tenantOf(message), id);
    expect(delivery).toMatchObject({
      id,
      messageId: message.id,
      residentId,
      purpose: 'invitation',
      name: 'Ada Byron',
      email: addressOf(residentId),
      status: 'sent',
      reason: null,
      attempts: 1,
    });
    expect(delivery.events.map(({ type, detail }) => [type, detail])).toEqual([
      ['queued', null],
      ['sending', null],
      ['sent', '250 2.0.0 queued as 17'],
    ]);
    expect(delivery.events.map(({ at }) => at)).toEqual(delivery.events.map(({ at }) => at).toSorted());
  });

  it('is not there for another organization, nor for somebody who was left out', async () => {
    const message = await mailed(1);
    await expect(invitations.getDelivery(stranger, message.deliveryIds[0]!)).rejects.toMatchObject({ status: 404 });
    await expect(invitations.getDelivery(tenantOf(message), newId())).rejects.toMatchObject({ status: 404 });
    await room.db.query(`UPDATE delivery SET status = 'excluded', problem = 'duplicate' WHERE message_id = $1`, [
      message.id,
    ]);
    await expect(invitations.getDelivery(tenantOf(message), message.deliveryIds[0]!)).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('lists of deliveries', () => {
  it('show the mails of a message newest first, page by page', async () => {
    const message = await mailed(7);
    const tenant = tenantOf(message);
    const first = await invitations.listDeliveries(tenant, message.id, { limit: 4 });
    const second = await invitations.listDeliveries(tenant, message.id, { limit: 4, cursor: first.nextCursor! });
    expect([first.total, second.total, second.nextCursor]).toEqual([7, 7, null]);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(message.deliveryIds.toReversed());
    expect(first.items[0]!.events).toHaveLength(3);
  });

  it('filter by status and by a part of name or address', async () => {
    const message = await mailed(3);
    const tenant = tenantOf(message);
    await room.db.query(`UPDATE delivery SET status = 'prepared' WHERE id = $1`, [message.deliveryIds[1]]);
    const queued = await invitations.listDeliveries(tenant, message.id, { ...page, status: ['queued', 'deferred'] });
    expect(queued.items.map(({ id, status }) => [id, status])).toEqual([[message.deliveryIds[1], 'queued']]);
    const found = await invitations.listDeliveries(tenant, message.id, {
      ...page,
      search: message.residentIds[2]!.toUpperCase(),
    });
    expect(found.items.map(({ id }) => id)).toEqual([message.deliveryIds[2]]);
    expect((await invitations.listDeliveries(tenant, message.id, { ...page, search: '%' })).total).toBe(0);
  });

  it('show all mails to one resident, and none of them to another organization', async () => {
    const first = await mailed(1);
    const second = await writeMessage(room, { recipients: 1, to: first, purpose: 'notice' });
    const list = await invitations.residentDeliveries(tenantOf(first), first.residentIds[0]!, page);
    expect(list.items.map(({ messageId, status }) => [messageId, status])).toEqual([
      [second.id, 'queued'],
      [first.id, 'sent'],
    ]);
    expect((await invitations.residentDeliveries(stranger, first.residentIds[0]!, page)).items).toEqual([]);
    await expect(invitations.listDeliveries(stranger, first.id, page)).rejects.toMatchObject({ status: 404 });
  });

  it('refuse a cursor that is not theirs', async () => {
    const message = await mailed(1);
    for (const cursor of [
      'x',
      Buffer.from('["x"]').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ]) {
      const answer = invitations.listDeliveries(tenantOf(message), message.id, { ...page, cursor });
      await expect(answer).rejects.toMatchObject({ code: 'cursor.invalid' });
    }
  });
});

describe('summaries', () => {
  it('are found by id, within the organization only', async () => {
    const message = await mailed(2);
    const { organizationId } = message;
    const found = await summariesOf(room.db.manager, organizationId, [...message.deliveryIds, newId()]);
    expect([...found.keys()].toSorted()).toEqual(message.deliveryIds);
    expect((await summariesOf(room.db.manager, newId(), message.deliveryIds)).size).toBe(0);
  });
});

describe('what the mailer may ask', () => {
  it('is a content, which has the same id however often it is kept, and its files', async () => {
    const file = { id: 'guide', filename: 'guide.pdf', contentType: 'application/pdf', size: 3 };
    attachments.set('guide', Uint8Array.of(0, 255, 10));
    const store = room.app.get(ContentStore);
    const [id, same] = await Promise.all(
      [1, 2].map(() => room.db.transaction((tx) => store.keep(tx, content, [file]))),
    );
    expect(same).toBe(id);
    expect(await room.gate.content(id!)).toEqual({ id, parts: content, attachments: [file] });
    expect(await room.gate.attachment('guide')).toEqual(Uint8Array.of(0, 255, 10));
    await expect(room.gate.content('none')).rejects.toMatchObject({ status: 404 });
    await expect(room.gate.attachment('none')).rejects.toMatchObject({ status: 404 });
  });

  it('is for the mailer alone', async () => {
    const message = await mailed(1);
    await expect(new GateClient(clientOf('gateway')).claim({ batchId: newId() })).rejects.toMatchObject({
      status: 500,
    });
    const { status } = await fetch(`${room.app.url}/gate/claim`, { method: 'POST', body: '{}' });
    expect(status).toBe(401);
    const asMailer = new InvitationsClient(clientOf('mailer'));
    await expect(asMailer.getDelivery(tenantOf(message), message.deliveryIds[0]!)).rejects.toMatchObject({
      status: 500,
    });
  });
});
