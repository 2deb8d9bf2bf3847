import type { CommunityCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import { openRoom, tokenOf, type Room } from '../../testing/room';

let room: Room;
let community: CommunityCard;
beforeAll(async () => {
  room = await openRoom();
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const stateOf = async (token: string) => (await room.portal.peekLink(token)).state;

/** Asks for a new link and answers the mails that leave because of it. */
async function renewed(token: string) {
  await room.portal.renewLink(token);
  await room.carryOut('sign_in.wanted');
  return room.mailAll();
}

describe('"Send me a new link" (A10)', () => {
  it('mails a fresh link to the address on file for an expired one', async () => {
    const { residentId, email } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.db.query('UPDATE invitation SET expires_at = now() WHERE resident_id = $1', [residentId]);
    const mails = await renewed(token);
    expect(mails.map((mail) => mail.to.address)).toEqual([email]);
    expect([await stateOf(token), await stateOf(tokenOf(mails[0]!))]).toEqual(['superseded', 'live']);
  });

  it.each(['live', 'superseded'])('mails a fresh link for a %s one as well', async (state) => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    if (state === 'superseded') await room.invited(residentId);
    expect(await stateOf(token)).toBe(state);
    const mails = await renewed(token);
    expect(await Promise.all(mails.map((mail) => stateOf(tokenOf(mail))))).toEqual(['live']);
  });

  it('mails a sign-in link for one that was used', async () => {
    const { residentId, email } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.portal.accept({ token });
    const mails = await renewed(token);
    expect(mails.map((mail) => mail.to.address)).toEqual([email]);
    expect(await room.portal.startSession(tokenOf(mails[0]!))).toMatchObject({ profiles: [{ residentId }] });
  });

  it('mails nobody for one that was withdrawn', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.invitations.revoke(room.tenant, residentId);
    expect(await renewed(token)).toEqual([]);
  });

  it('mails nobody when the address was changed meanwhile: the old mailbox has no say any more', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    const email = 'new.address@example.com';
    await room.fromDirectory.residentsChanged(room.tenant, { changes: [{ residentId, email, removed: false }] });
    room.directory.residents.set(residentId, { ...room.directory.residents.get(residentId)!, email });
    expect(await renewed(token)).toEqual([]);
  });

  it('mails nobody at a suppressed address, and leaves the link as it is', async () => {
    const { residentId, email } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.db.query(
      `INSERT INTO suppression (id, organization_id, email_key, reason) VALUES ($1, $2, $3, 'manual')`,
      [newId(), room.tenant.organizationId, email],
    );
    expect(await renewed(token)).toEqual([]);
    expect(await stateOf(token)).toBe('live');
  });

  it('mails nobody for a token that was never issued, and says so to nobody', async () => {
    expect(await renewed('x'.repeat(43))).toEqual([]);
  });

  it('stands in the feed as the resident own doing', async () => {
    const { residentId } = room.directory.resident(community);
    await renewed(await room.invited(residentId));
    const feed = await room.db.query('SELECT actor FROM activity WHERE type = $1 AND link LIKE $2', [
      'invitation.renewed',
      `%${residentId}`,
    ]);
    expect(feed).toEqual([{ actor: 'Ada Byron' }]);
  });
});
