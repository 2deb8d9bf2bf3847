import type { LinkVisit } from '@portico/contracts/portal-sessions';
import type { CommunityCard } from '@portico/contracts/recipients';
import { eventually } from '@portico/testing/eventually';
import type { EntityManager } from 'typeorm';
import { openRoom, type Room } from '../../testing/room';
import { noteVisit } from './link-visits.queries';

let room: Room;
let community: CommunityCard;
beforeAll(async () => {
  room = await openRoom();
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const browser = {
  method: 'GET',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  fetchMode: 'navigate',
  ahead: false,
  secure: true,
};

/** A resident whose invitation was mailed some time ago. */
async function invited() {
  const { residentId } = room.directory.resident(community);
  const token = await room.invited(residentId);
  await room.db.query(`UPDATE delivery SET sent_at = sent_at - interval '1 hour' WHERE resident_id = $1`, [residentId]);
  const look = (visit: Partial<LinkVisit> = {}) => room.portal.noteVisit({ ...browser, token, ...visit });
  return { residentId, token, look };
}

/** What the timelines of the mails to a resident tell after they were sent, newest mail first. */
async function toldOf(residentId: string) {
  const { items } = await room.invitations.residentDeliveries(room.tenant, residentId, { limit: 50 });
  return items.map(({ events }) => events.slice(3).map(({ type, detail }) => [type, detail].filter(Boolean).join(' ')));
}

describe('a link that is looked at', () => {
  it('tells in the timeline of its mail who it seems, scanners apart, and the acceptance as the proof', async () => {
    const { residentId, token, look } = await invited();
    await look({ method: 'HEAD' });
    await look({ userAgent: 'Barracuda Sentinel (EE)' });
    await look();
    await room.portal.accept({ token });
    expect(await toldOf(residentId)).toEqual([
      ['link_fetched scanner.head', 'link_fetched scanner.mail_security', 'link_fetched unclear', 'accepted'],
    ]);
  });

  it('is told of once by those who look at the same moment: one waits for the other', async () => {
    const { residentId } = await invited();
    const { items } = await room.invitations.residentDeliveries(room.tenant, residentId, { limit: 1 });
    const note = (tx: EntityManager) => noteVisit(tx, items[0]!.id, 'unclear');
    const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const second = await room.db.transaction(async (tx) => {
      await note(tx);
      const other = room.db.transaction(note);
      await eventually(async () => expect(await room.db.query(waiting)).toHaveLength(1));
      return { other };
    });
    await second.other;
    expect(await toldOf(residentId)).toEqual([['link_fetched unclear']]);
  });

  it('is told of once in ten minutes for each kind', async () => {
    const { residentId, look } = await invited();
    for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) await look({ method });
    expect(await toldOf(residentId)).toEqual([['link_fetched scanner.head', 'link_fetched unclear']]);
    await room.db.query(
      `UPDATE delivery_event SET at = at - interval '11 minutes' FROM delivery WHERE delivery.id = delivery_id AND resident_id = $1`,
      [residentId],
    );
    await look();
    expect((await toldOf(residentId))[0]).toHaveLength(3);
  });

  it('is that of the mail that brought it: a newer one is not touched by a look at the old', async () => {
    const { residentId, look } = await invited();
    await room.invited(residentId);
    await look();
    expect(await toldOf(residentId)).toEqual([[], ['link_fetched unclear']]);
  });

  it('is as good after it as before', async () => {
    const { token, look } = await invited();
    await look();
    expect(await room.portal.peekLink(token)).toMatchObject({ state: 'live' });
  });

  it('leaves nothing of who looked but that word', async () => {
    const { residentId, look } = await invited();
    await look({ userAgent: 'Named/1.0 so-that-it-is-found' });
    const stored = await room.db.query('SELECT FROM delivery_event AS stored WHERE stored::text LIKE $1', [
      '%so-that-it%',
    ]);
    expect([stored, await toldOf(residentId)]).toEqual([[], [['link_fetched unclear']]]);
  });

  it('was perhaps never issued: then there is nothing to tell', async () => {
    const lines = () => room.db.query('SELECT id FROM delivery_event ORDER BY id');
    const before = await lines();
    await room.portal.noteVisit({ ...browser, token: 'nobody-knows-this-one' });
    expect(await lines()).toEqual(before);
  });
});
