import type { MessageView, RecipientListQuery } from '@portico/contracts/messages';
import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { ResidentChangesService } from '../invitations/resident-changes.service';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom();
});
beforeEach(() => {
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const list = (id: string, query: Partial<RecipientListQuery> = {}) =>
  room.invitations.listRecipients(room.tenant, id, { limit: 50, ...query });
const remove = (id: string, { residentId }: RecipientCard) =>
  room.invitations.removeRecipient(room.tenant, id, residentId);

/** Each recipient's problem, or the status of their mail. */
async function standingsIn(id: string): Promise<Record<string, string>> {
  const { items } = await list(id);
  return Object.fromEntries(items.map(({ name, problem, delivery }) => [name, problem ?? delivery!.status]));
}

describe('a notice to people who share an address', () => {
  const share = (...names: string[]) => {
    const email = `${newId()}@example.com`;
    return names.map((lastName) => room.directory.resident(community, { firstName: '', lastName, email }));
  };
  const sending = async (): Promise<MessageView> => {
    const message = await room.reviewed(community.id, { purpose: 'notice', body: 'For {{lastName}}' });
    await room.invitations.send(room.tenant, message.id, {});
    return message;
  };
  const changed = (changes: { residentId: string; email: string | null; removed: boolean }[]) =>
    room.app.get(ResidentChangesService).apply(room.tenant, changes);

  it('goes to the next of them when the first is taken out in review', async () => {
    const [ada, bob] = share('Ada', 'Bob', 'Cleo');
    const { id } = await room.reviewed(community.id, { purpose: 'notice', body: 'For {{lastName}}' });
    await remove(id, ada!);
    expect(await standingsIn(id)).toEqual({ Bob: 'queued', Cleo: 'duplicate' });
    expect((await room.invitations.getMessage(room.tenant, id)).counts).toMatchObject({
      recipients: 2,
      excluded: 1,
      queued: 1,
    });
    expect((await room.invitations.previewRecipient(room.tenant, id, bob!.residentId)).text).toContain('For Bob');
    await room.invitations.send(room.tenant, id, {});
    expect((await room.mailAll()).map(({ values }) => values.lastName)).toEqual(['Bob']);
  });

  it('stays with the first when one of the others is taken out', async () => {
    const [, bob] = share('Ada', 'Bob', 'Cleo');
    const { id } = await room.reviewed(community.id, { purpose: 'notice' });
    await remove(id, bob!);
    expect(await standingsIn(id)).toEqual({ Ada: 'queued', Cleo: 'duplicate' });
  });

  it('goes to the next when the first was removed, or moved to another address, before their mail left', async () => {
    const [ada, bob] = share('Ada', 'Bob', 'Cleo', 'Dan');
    const { id } = await sending();
    await changed([
      { residentId: ada!.residentId, email: ada!.email, removed: true },
      { residentId: bob!.residentId, email: 'bob@example.com', removed: false },
    ]);
    const mailed = [];
    for (let turn = 0; turn < 3; turn += 1) mailed.push(...(await room.mailAll()));
    expect(mailed.map(({ values }) => values.lastName)).toEqual(['Cleo']);
    const ended = await room.reaches(id, 'sent');
    expect(ended.counts).toMatchObject({ recipients: 4, skipped: 2, sent: 1, excluded: 1 });
    expect(await standingsIn(id)).toEqual({ Ada: 'skipped', Bob: 'skipped', Cleo: 'sent', Dan: 'duplicate' });
  });

  it('says in the timeline of who stepped in that they did', async () => {
    const [ada, bob] = share('Ada', 'Bob');
    const { id } = await sending();
    await changed([{ residentId: ada!.residentId, email: ada!.email, removed: true }]);
    await room.mailAll();
    await room.mailAll();
    await room.reaches(id, 'sent');
    const { items } = await room.invitations.residentDeliveries(room.tenant, bob!.residentId, { limit: 1 });
    expect(items[0]!.events.map(({ type }) => type)).toEqual(['queued', 'stepped_in', 'sending', 'sent']);
  });

  it('goes to nobody else once it was tried, or cancelled', async () => {
    share('Ada', 'Bob');
    const cancelled = await sending();
    await room.invitations.steer(room.tenant, cancelled.id, 'cancel');
    expect(await standingsIn(cancelled.id)).toEqual({ Ada: 'cancelled', Bob: 'duplicate' });
    const bounced = await sending();
    await room.mailAll(() => ({ kind: 'rejected', stage: 'rcpt', code: 550, enhancedCode: '5.1.1', reply: 'no' }));
    await room.reaches(bounced.id, 'sent');
    expect(await standingsIn(bounced.id)).toEqual({ Ada: 'bounced', Bob: 'duplicate' });
  });
});

describe('the recipients of a draft', () => {
  beforeEach(() => {
    for (const firstName of ['Ada', 'Bob']) room.directory.resident(community, { firstName });
  });
  const names = async (query: Partial<RecipientListQuery>, selection = {}) => {
    const { id } = await room.draft(community.id, { selection: { filter: {}, ...selection } });
    const { items, total } = await list(id, query);
    expect(total).toBe(items.length);
    return items.map(({ name }) => name);
  };

  it('are searched as directory searches', async () => {
    expect(await names({ search: 'bob' })).toEqual(['Bob Byron']);
    expect(await names({ search: 'byron' })).toEqual(['Ada Byron', 'Bob Byron']);
    expect(await names({ search: 'byron' }, { filter: { search: 'ada' } })).toEqual(['Ada Byron']);
  });

  it.each<[Partial<RecipientListQuery>, number]>([
    [{ problem: ['none'] }, 2],
    [{ problem: ['none', 'no_email'] }, 2],
    [{ problem: ['any'] }, 0],
    [{ problem: ['no_email', 'duplicate'] }, 0],
    [{ status: ['queued'] }, 0],
    [{ problem: ['none'], status: ['sent'] }, 0],
  ])('have neither a problem nor a mail: %j finds %i', async (query, found) => {
    expect(await names(query)).toHaveLength(found);
  });

  it('are as many as the counts say, with each edit, until the rows say it', async () => {
    const recipients = async (view: Promise<MessageView>) => (await view).counts.recipients;
    const [ada] = [...room.directory.residents.values()].filter(({ communityId }) => communityId === community.id);
    const draft = await room.draft(community.id);
    expect(draft.counts).toMatchObject({ recipients: 2, excluded: 0, queued: 0 });
    const exclude = { selection: { filter: {}, exclude: [ada!.residentId] } };
    expect(await recipients(room.invitations.updateMessage(room.tenant, draft.id, exclude))).toBe(1);
    expect(await recipients(room.invitations.updateMessage(room.tenant, draft.id, { subject: 'Hi' }))).toBe(1);
    room.directory.resident(community);
    expect(await recipients(room.invitations.getMessage(room.tenant, draft.id))).toBe(2);
    await room.invitations.generate(room.tenant, draft.id);
    expect(await recipients(room.reaches(draft.id, 'in_review'))).toBe(2);
  });
});

describe('a list of this service', () => {
  const places = [['a', 'b'], [1, 2], [null, null], [true], ['a\0', 'b'], [newId()], ['x'.repeat(900)], [{}], []];
  const texts = ['WyJhIiwiYiJd', 'x', '%', 'null', ...places.map((place) => JSON.stringify(place))];
  const cursors = texts.flatMap((text) => [text, Buffer.from(text).toString('base64url')]);
  const lists: [string, (cursor: string) => Promise<unknown>][] = [
    ['messages', (cursor) => room.invitations.listMessages(room.tenant, community.id, { limit: 5, cursor })],
    ['activity', (cursor) => room.invitations.listActivity(room.tenant, community.id, { limit: 5, cursor })],
    ['deliveries', (cursor) => room.invitations.residentDeliveries(room.tenant, newId(), { limit: 5, cursor })],
    ['suppressions', (cursor) => room.invitations.listSuppressions(room.tenant, { limit: 5, cursor })],
    ['webhooks', (cursor) => room.invitations.listWebhooks(room.tenant, { limit: 5, cursor })],
    ['recipients', async (cursor) => list((await room.reviewed(community.id)).id, { cursor })],
  ];

  it.each(lists)('goes on nowhere from a cursor that is not ours: %s', async (_, read) => {
    for (const cursor of cursors) {
      const answer = await read(cursor).then(
        () => 'read',
        (problem: { code: string; status: number }) => `${problem.status} ${problem.code}`,
      );
      expect([cursor, answer]).toEqual([cursor, '400 cursor.invalid']);
    }
  });
});
