import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import { openRoom, type Room } from '../../testing/room';
import { ensureOpenInvitations, issueLinks, raiseGenerations, type OpenInvitation } from './invitation-links.queries';
import { recordInvitationMails, type InvitationMail } from './mailed-links.queries';
import { ensureStandings } from './standings.queries';

let room: Room;
let community: CommunityCard;
beforeAll(async () => {
  room = await openRoom();
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const wantedFor = ({ organizationId, communityId, residentId }: RecipientCard) => ({
  organizationId,
  communityId,
  residentId,
  ttlDays: 7,
});

/** The open invitations of these people, made as the gate makes them. */
const opened = (cards: RecipientCard[]) =>
  room.db.transaction(async (tx) => {
    await ensureStandings(tx, cards);
    return ensureOpenInvitations(tx, cards.map(wantedFor));
  });

async function invitee(): Promise<{ card: RecipientCard; invitation: OpenInvitation }> {
  const card = room.directory.resident(community);
  return { card, invitation: (await opened([card])).get(card.residentId)! };
}

const standingOf = async ({ residentId }: RecipientCard) => {
  const [row] = await room.db.query(
    `SELECT status, email_key AS "emailKey", last_delivery_status AS "lastMail", sent_at IS NOT NULL AS mailed, version::int
       FROM standing LEFT JOIN invitation ON invitation.id = invitation_id WHERE standing.resident_id = $1`,
    [residentId],
  );
  return row;
};

const record = (mails: InvitationMail[]) => room.db.transaction((tx) => recordInvitationMails(tx, mails));

describe('the open invitation of a resident', () => {
  it('is one, however many ask for it at once and in whatever order', async () => {
    const cards = Array.from({ length: 20 }, () => room.directory.resident(community));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => opened(turn % 2 ? cards : cards.toReversed())),
    );
    for (const { residentId } of cards) {
      const found = answers.map((answer) => answer.get(residentId)!);
      expect(new Set(found.map((one) => one.id)).size).toBe(1);
      expect(found.filter((one) => one.created)).toHaveLength(1);
    }
  });

  it('is not made for who is registered or removed', async () => {
    const [active, gone] = [room.directory.resident(community), room.directory.resident(community)];
    await room.joined(active.residentId);
    await room.invited(gone.residentId);
    const removal = { residentId: gone.residentId, email: null, removed: true };
    await room.fromDirectory.residentsChanged(room.tenant, { changes: [removal] });
    expect((await opened([active, gone])).size).toBe(0);
  });

  it('pins the address that it was made for against a card that was read before a change', async () => {
    const { card } = await invitee();
    await opened([{ ...card, email: 'read.before@example.com' }]);
    expect(await standingOf(card)).toMatchObject({ emailKey: card.email });
  });

  it('once ended no longer pins it', async () => {
    const { card } = await invitee();
    await room.invitations.revoke(room.tenant, card.residentId);
    await opened([{ ...card, email: 'Next@Example.com' }]);
    expect(await standingOf(card)).toMatchObject({ emailKey: 'next@example.com' });
  });

  it('keeps the name that directory has now', async () => {
    const { card } = await invitee();
    await opened([{ ...card, firstName: 'Augusta' }]);
    const [row] = await room.db.query('SELECT name FROM standing WHERE resident_id = $1', [card.residentId]);
    expect(row).toEqual({ name: 'Augusta Byron' });
  });
});

describe('links', () => {
  it('are the same however often they are issued', async () => {
    const { invitation } = await invitee();
    const link = { invitationId: invitation.id, generation: 1 };
    const tokens = await Promise.all(
      Array.from({ length: 10 }, () => room.db.transaction((tx) => issueLinks(tx, 'a secret', [link]))),
    );
    expect(new Set(tokens.map((issued) => issued.get(`${invitation.id}.1`))).size).toBe(1);
  });

  it('have a new generation for each open invitation, and none for an ended one', async () => {
    const [open, ended] = [await invitee(), await invitee()];
    await room.invitations.revoke(room.tenant, ended.card.residentId);
    const ids = [open.invitation.id, ended.invitation.id];
    const raised = await room.db.transaction((tx) => raiseGenerations(tx, ids));
    expect([...raised]).toEqual([[open.invitation.id, 2]]);
  });
});

describe('what became of mails with links', () => {
  const mailOf = (
    { card, invitation }: { card: RecipientCard; invitation: OpenInvitation },
    changes: Partial<InvitationMail>,
  ): InvitationMail => ({
    deliveryId: newId(),
    residentId: card.residentId,
    invitationId: invitation.id,
    generation: 1,
    status: 'sent',
    linkExpiresAt: new Date(Date.now() + 7 * 86_400_000),
    ...changes,
  });

  it('makes residents Invited by the first mail that was sent, and has directory told', async () => {
    const one = await invitee();
    await record([mailOf(one, {})]);
    expect(await standingOf(one.card)).toMatchObject({ status: 'invited', mailed: true, lastMail: 'sent' });
    await room.carryOut('standing.changed');
    expect(room.directory.standings.get(one.card.residentId)).toMatchObject({ portalStatus: 'invited' });
  });

  it('does not start the days of a link that was superseded before its mail was sent', async () => {
    const one = await invitee();
    await room.db.transaction((tx) => raiseGenerations(tx, [one.invitation.id]));
    await record([mailOf(one, { generation: 1 })]);
    expect(await standingOf(one.card)).toMatchObject({ status: 'pending', mailed: false, lastMail: 'sent' });
  });

  it('does not bring back what was revoked', async () => {
    const one = await invitee();
    await room.invitations.revoke(room.tenant, one.card.residentId);
    await record([mailOf(one, {})]);
    expect(await standingOf(one.card)).toMatchObject({ status: 'pending', mailed: false });
  });

  it('lets the news of an older mail not hide that of a newer one', async () => {
    const one = await invitee();
    const [older, newer] = [mailOf(one, { status: 'bounced' }), mailOf(one, {})];
    await record([newer]);
    await record([older]);
    expect(await standingOf(one.card)).toMatchObject({ lastMail: 'sent' });
    const bounced = { ...mailOf(one, { status: 'bounced' as const }), deliveryId: newer.deliveryId };
    await record([bounced]);
    expect(await standingOf(one.card)).toMatchObject({ lastMail: 'bounced', status: 'invited' });
  });

  it('tells the later of two mails to one resident in the same report', async () => {
    const one = await invitee();
    const [first, second] = [mailOf(one, {}), mailOf(one, { status: 'deferred' })];
    await record([second, first]);
    expect(await standingOf(one.card)).toMatchObject({ lastMail: 'deferred', status: 'invited' });
  });

  it('leaves a resident who accepted meanwhile active', async () => {
    const { residentId } = room.directory.resident(community);
    await room.joined(residentId);
    const [row] = await room.db.query<[{ id: string }]>('SELECT id FROM invitation WHERE resident_id = $1', [
      residentId,
    ]);
    await record([{ deliveryId: newId(), residentId, invitationId: row.id, generation: 1, status: 'sent' }]);
    expect(await standingOf(room.directory.residents.get(residentId)!)).toMatchObject({ status: 'active' });
  });

  it('waits for no other change, whatever order the residents come in', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, invitee));
    const mails = people.map((one) => mailOf(one, {}));
    await Promise.all(Array.from({ length: 20 }, (_, turn) => record(turn % 2 ? mails : mails.toReversed())));
    const rows = await Promise.all(people.map((one) => standingOf(one.card)));
    expect(rows.every((row) => row.status === 'invited')).toBe(true);
  });
});
