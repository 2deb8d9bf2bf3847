// The relay's own answer and what the recipient's side says come in any order, copies of them later. All orders end alike.
import type { Grant } from '@portico/contracts/gate';
import { eventually } from '@portico/testing/eventually';
import { complaint, deliveryStatus } from '../../testing/bounce-mails';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';

let room: MessageRoom;
let batchId: string;
let grants: Grant[];

const news = ['sent', 'delivered', 'bounced', 'complained'] as const;
type News = (typeof news)[number];
const orders = permutations(news).map((order) => order.join(' '));

beforeAll(async () => {
  room = await openMessageRoom({ BOUNCE_DOMAIN: 'bounce.example' });
  const community = room.directory.community(room.tenant.organizationId);
  const ids = orders.map(() => room.directory.resident(community).residentId);
  const { id } = await room.reviewed(community.id, { selection: { ids } });
  await room.invitations.send(room.tenant, id, {});
  batchId = await eventually(async () => {
    const [batch] = await room.db.query<{ id: string }[]>('SELECT id FROM batch');
    return batch!.id;
  });
  ({ grants } = await room.gate.claim({ batchId }));
});
afterAll(() => room.close());

/** Tells one of these of a mail; what stands in a report is the same each time. */
async function tell(what: News, { deliveryId, fence, envelopeFrom, to }: Grant): Promise<void> {
  const facts = { to: envelopeFrom, recipients: [{ address: to.address }] };
  const relayed = { action: 'delivered', status: '2.0.0', diagnostic: '250 OK' };
  const report = (raw: string) => room.invitations.reportBounce(room.tenant, new Uint8Array(Buffer.from(raw)));
  if (what === 'complained') await report(complaint({ ...facts, id: '<c@x>' }));
  if (what === 'bounced') await report(deliveryStatus({ ...facts, id: '<b@x>' }));
  if (what === 'delivered') {
    await report(deliveryStatus({ ...facts, id: '<d@x>', recipients: [{ address: to.address, ...relayed }] }));
  }
  if (what !== 'sent') return;
  const answer = { kind: 'accepted', stage: 'data', code: 250, enhancedCode: null, reply: null } as const;
  await room.gate.report({ batchIds: [batchId], outcomes: [{ ...answer, deliveryId, fence }] });
}

it('has a mail for each of them', () => {
  expect(grants).toHaveLength(orders.length);
  expect(orders).toHaveLength(24);
});

it.each(orders.map((order, i) => [order, i] as const))('%s', async (order, i) => {
  const grant = grants[i]!;
  const told = order.split(' ') as News[];
  for (const what of [...told, ...told.slice(0, 2)]) await tell(what, grant);
  const { status, sentAt, events } = await room.invitations.getDelivery(room.tenant, grant.deliveryId);
  expect([status, typeof sentAt]).toEqual(['complained', 'string']);
  const lines = events.map(({ type }) => type).filter((type) => (news as readonly string[]).includes(type));
  expect(lines.toSorted()).toEqual(['bounced', 'complained', 'delivered', 'sent']);
  const { items } = await room.invitations.listSuppressions(room.tenant, { limit: 5, search: grant.to.address });
  expect(items.map(({ reason }) => reason)).toEqual(['complaint']);
  const [standing] = await room.db.query(
    'SELECT status, last_delivery_status FROM standing WHERE last_delivery_id = $1',
    [grant.deliveryId],
  );
  expect(standing).toEqual({ status: 'invited', last_delivery_status: 'complained' });
});

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one, i) => permutations(all.toSpliced(i, 1)).map((rest) => [one, ...rest]));
}
