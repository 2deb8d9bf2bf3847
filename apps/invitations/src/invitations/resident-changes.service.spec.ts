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

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string }) => problem.code,
  );
const stateOf = async (token: string) => (await room.portal.peekLink(token)).state;
const copyOf = (residentId: string) => room.directory.standings.get(residentId);

/** Directory tells a new address, and then has it. */
async function moved(residentId: string, email: string | null): Promise<void> {
  await room.fromDirectory.residentsChanged(room.tenant, { changes: [{ residentId, email, removed: false }] });
  room.directory.residents.set(residentId, { ...room.directory.residents.get(residentId)!, email });
}

async function removed(residentId: string): Promise<void> {
  await room.fromDirectory.residentsChanged(room.tenant, { changes: [{ residentId, email: null, removed: true }] });
  room.directory.residents.delete(residentId);
}

describe('a new address', () => {
  it('revokes the open invitation and makes the resident Pending', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await moved(residentId, 'new@example.com');
    expect(await stateOf(token)).toBe('revoked');
    expect(copyOf(residentId)).toMatchObject({ portalStatus: 'pending', invitationOpen: false });
  });

  it('stops a mail that waits for the old one (B13)', async () => {
    const { residentId } = room.directory.resident(community);
    await room.invitations.invite(room.tenant, residentId);
    await moved(residentId, 'newer@example.com');
    expect(await room.mailAll()).toEqual([]);
  });

  it('told once more does not harm the invitation that was sent to it meanwhile', async () => {
    const { residentId } = room.directory.resident(community);
    await room.invited(residentId);
    await moved(residentId, 'newest@example.com');
    const token = await room.invited(residentId);
    await moved(residentId, 'newest@example.com');
    expect(await stateOf(token)).toBe('live');
  });

  it('that differs in case alone is the same', async () => {
    const { residentId, email } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await moved(residentId, email!.toUpperCase());
    expect(await stateOf(token)).toBe('live');
  });

  it('leaves an active resident, and their account, as they are', async () => {
    const { residentId, email } = room.directory.resident(community);
    const { sessionToken } = await room.joined(residentId);
    await moved(residentId, 'other@example.com');
    expect(await room.portal.portalMe(sessionToken)).toMatchObject({ account: { email } });
    expect(copyOf(residentId)).toMatchObject({ portalStatus: 'active' });
  });

  it('of none takes the link away too', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await moved(residentId, null);
    expect(await stateOf(token)).toBe('revoked');
  });

  it('gets the account of the mailbox that the new link went to', async () => {
    const { residentId } = room.directory.resident(community);
    await room.invited(residentId);
    await moved(residentId, 'proved@example.com');
    const { account } = await room.joined(residentId);
    expect(account.email).toBe('proved@example.com');
  });

  it('cannot be told by another organization', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    const stranger = { ...room.tenant, organizationId: newId() };
    const changes = [{ residentId, email: 'thief@example.com', removed: false }];
    await room.fromDirectory.residentsChanged(stranger, { changes });
    expect(await stateOf(token)).toBe('live');
  });

  it('is told for many at once, each with its own', async () => {
    const cards = Array.from({ length: 50 }, () => room.directory.resident(community));
    await room.invitations.inviteWanted(room.tenant, { residentIds: cards.map((card) => card.residentId) });
    await room.mailAll();
    const changes = cards.map((card, place) => ({
      residentId: card.residentId,
      email: place % 2 ? `many.${place}@example.com` : card.email,
      removed: false,
    }));
    await room.fromDirectory.residentsChanged(room.tenant, { changes });
    const open = cards.map((card) => copyOf(card.residentId)?.invitationOpen);
    expect(open).toEqual(cards.map((_, place) => place % 2 === 0));
  });
});

describe('a removal', () => {
  it('kills the link, also one that was used, and ends the sessions of who has no other home', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    const { sessionToken } = await room.portal.accept({ token });
    await removed(residentId);
    expect(await stateOf(token)).toBe('revoked');
    expect(await refusal(room.portal.portalMe(sessionToken))).toBe('auth.required');
  });

  it('is taken back when directory tells that the resident is there after all', async () => {
    const { residentId, email } = room.directory.resident(community);
    await room.joined(residentId);
    const tell = (change: { email: string | null; removed: boolean }) =>
      room.fromDirectory.residentsChanged(room.tenant, { changes: [{ residentId, ...change }] });
    await tell({ email: null, removed: true });
    await tell({ email, removed: false });
    await room.portal.mailSignInLink(email!);
    await room.carryOut('sign_in.wanted');
    const [mail] = await room.mailAll();
    expect(await room.portal.startSession(tokenOf(mail!))).toMatchObject({ profiles: [{ residentId }] });
  });

  it('that directory told but did not commit does not stand in the way of a new invitation', async () => {
    const card = room.directory.resident(community);
    await room.invited(card.residentId);
    await removed(card.residentId);
    room.directory.residents.set(card.residentId, card);
    expect(await stateOf(await room.invited(card.residentId))).toBe('live');
  });
});
