import type { MessagePurpose } from '@portico/contracts/messages';
import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import type { Tenant } from '@portico/platform/tenant';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';

let room: MessageRoom;
let community: CommunityCard;
let ada: RecipientCard;
let bob: RecipientCard;
beforeAll(async () => {
  room = await openMessageRoom();
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId);
  ada = room.directory.resident(community, { firstName: 'Ada', email: 'ada@wrong.example' });
  bob = room.directory.resident(community, { firstName: 'Bob' });
});
afterAll(() => room.close());

/** Directory tells a new address; `commit` and tells it again. */
async function moved({ residentId }: RecipientCard, email: string | null, by: Tenant = room.tenant, commit = true) {
  const changes = [{ residentId, email, removed: false }];
  await room.fromDirectory.residentsChanged(by, { changes });
  if (commit) await room.fromDirectory.changesCommitted(by, { changes });
}

const review = (purpose: MessagePurpose = 'invitation') => room.reviewed(community.id, { purpose });
const addresses = async (id: string) => {
  const { items } = await room.invitations.listRecipients(room.tenant, id, { limit: 50 });
  return Object.fromEntries(items.map(({ name, email, problem }) => [name.split(' ')[0], problem ?? email]));
};
const send = async (id: string) => {
  await room.invitations.send(room.tenant, id, {});
  const mails = await room.mailAll();
  return new Set(mails.map(({ to }) => to.address));
};

describe('an address corrected in review', () => {
  it.each(['invitation', 'notice'] as const)('is where the %s goes, and the review stays', async (purpose) => {
    const { id } = await review(purpose);
    await moved(ada, 'ada@example.com');
    expect((await room.invitations.getMessage(room.tenant, id)).status).toBe('in_review');
    expect(await addresses(id)).toEqual({ Ada: 'ada@example.com', Bob: bob.email });
    expect(await send(id)).toEqual(new Set([bob.email, 'ada@example.com']));
  });

  it('is where a scheduled message goes too', async () => {
    const { id } = await review();
    await room.invitations.send(room.tenant, id, { scheduledAt: '2099-01-01T00:00:00Z' });
    await moved(ada, 'ada@example.com');
    expect(await send(id)).toContain('ada@example.com');
  });

  it('that directory did not commit is mailed nothing, and neither is the old one', async () => {
    const { id } = await review();
    await moved(ada, 'ada@example.com', room.tenant, false);
    expect(await send(id)).toEqual(new Set([bob.email]));
  });

  it('that comes when the message is being sent is passed over', async () => {
    const { id } = await review();
    await room.invitations.send(room.tenant, id, {});
    await moved(ada, 'ada@example.com');
    expect((await room.mailAll()).map(({ to }) => to.address)).toEqual([bob.email]);
  });

  it('brings in who had none, and taken away leaves them out', async () => {
    const cleo = room.directory.resident(community, { firstName: 'Cleo', email: null });
    const { id } = await review();
    await moved(cleo, 'cleo@example.com');
    await moved(bob, null);
    expect(await addresses(id)).toEqual({ Ada: 'ada@wrong.example', Bob: 'no_email', Cleo: 'cleo@example.com' });
    const { counts } = await room.invitations.getMessage(room.tenant, id);
    expect(counts).toMatchObject({ recipients: 3, excluded: 1, queued: 2 });
  });

  it('that is suppressed leaves them out', async () => {
    const { id } = await review();
    await room.invitations.addSuppression(room.tenant, { email: 'stop@example.com', reason: 'manual' });
    await moved(ada, 'Stop@Example.com');
    expect(await addresses(id)).toEqual({ Ada: 'suppressed', Bob: bob.email });
  });

  it('that another recipient has gets no second notice, and who shared the old one steps in', async () => {
    room.directory.resident(community, { firstName: 'Cleo', email: 'ada@wrong.example' });
    const { id } = await review('notice');
    expect(await addresses(id)).toEqual({ Ada: 'ada@wrong.example', Bob: bob.email, Cleo: 'duplicate' });
    await moved(ada, bob.email);
    expect(await addresses(id)).toEqual({ Ada: 'duplicate', Bob: bob.email, Cleo: 'ada@wrong.example' });
  });

  it('told twice is as told once', async () => {
    const { id } = await review('notice');
    await moved(ada, 'ada@example.com');
    await moved(ada, 'ada@example.com');
    expect(await addresses(id)).toEqual({ Ada: 'ada@example.com', Bob: bob.email });
  });

  it('cannot be told by another organization', async () => {
    const { id } = await review();
    await moved(ada, 'thief@example.net', room.stranger);
    expect(await addresses(id)).toEqual({ Ada: 'ada@wrong.example', Bob: bob.email });
    expect(await send(id)).toEqual(new Set([ada.email, bob.email]));
  });
});
