import type { CommunityCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import { openRoom, type Room } from '../../testing/room';

let room: Room;
let community: CommunityCard;
beforeAll(async () => {
  room = await openRoom();
  community = room.directory.community(room.tenant.organizationId, { timezone: 'Europe/Madrid' });
});
afterAll(() => room.close());

const accept = (token: string, more: { confirm?: boolean; sessionToken?: string } = {}) =>
  room.portal.accept({ token, ...more });
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: { code: string }) => problem.code,
  );
const accountsOf = (email: string) =>
  room.db.query('SELECT id FROM account WHERE email_key = $1', [email.toLowerCase()]);

describe('an acceptance (A11)', () => {
  it('signs the resident in with no form and no password', async () => {
    const { residentId, email } = room.directory.resident(community);
    const started = await accept(await room.invited(residentId));
    expect(started).toMatchObject({
      residentId,
      account: { email },
      profiles: [{ residentId, communityName: 'Maple Court', portalStatus: 'active' }],
    });
    expect(await room.portal.portalMe(started.sessionToken)).toMatchObject({ account: { email } });
  });

  it('is not made by looking at the link, however often', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    const looks = await Promise.all(Array.from({ length: 20 }, () => room.portal.peekLink(token)));
    expect(new Set(looks.map((look) => look.state))).toEqual(new Set(['live']));
    expect(looks[0]!.home).toMatchObject({
      communityName: 'Maple Court',
      propertyName: '12 Maple Street',
      firstName: 'Ada',
    });
  });

  it('is one of a hundred at once: one session begins, the others hear that the link was used', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    const answers = await Promise.all(Array.from({ length: 100 }, () => refusal(accept(token))));
    expect(answers.filter((code) => code === null)).toHaveLength(1);
    expect(answers.filter((code) => code === 'invitation.used')).toHaveLength(99);
    const sessions = await room.db.query(
      'SELECT FROM portal_session JOIN standing USING (account_id) WHERE resident_id = $1',
      [residentId],
    );
    expect(sessions).toHaveLength(1);
  });

  it.each([
    ['a resend', (residentId: string) => room.invitations.invite(room.tenant, residentId)],
    ['a revoke', (residentId: string) => room.invitations.revoke(room.tenant, residentId)],
  ] as const)('and %s at the same moment: one of the two is refused', async (_, other) => {
    const residents = Array.from({ length: 12 }, () => room.directory.resident(community).residentId);
    const tokens: string[] = [];
    for (const residentId of residents) tokens.push(await room.invited(residentId));
    const wins = await Promise.all(
      residents.map(async (residentId, place) => {
        const codes = await Promise.all([refusal(accept(tokens[place]!)), refusal(other(residentId))]);
        return codes.filter((code) => code === null).length;
      }),
    );
    expect(new Set(wins)).toEqual(new Set([1]));
    await room.mailAll();
  });

  it('is true everywhere at once (A13): in the lists, the feed and the counts of its mails', async () => {
    const { residentId } = room.directory.resident(community);
    await room.joined(residentId);
    expect(room.directory.standings.get(residentId)).toMatchObject({ portalStatus: 'active', invitationOpen: false });
    const [{ activated }] = await room.db.query<[{ activated: boolean }]>(
      'SELECT activated_at IS NOT NULL AS activated FROM delivery WHERE resident_id = $1',
      [residentId],
    );
    expect(activated).toBe(true);
    const feed = await room.db.query<{ type: string }[]>('SELECT type FROM activity WHERE link LIKE $1 ORDER BY at', [
      `%${residentId}`,
    ]);
    expect(feed.map((entry) => entry.type)).toEqual(['invitation.sent', 'invitation.accepted']);
  });

  it('is repeated to directory by the outbox when directory did not answer in time', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    const put = jest.spyOn(room.directory, 'putStandings').mockRejectedValueOnce(new Error('no answer'));
    await accept(token);
    put.mockRestore();
    expect(room.directory.standings.get(residentId)).not.toMatchObject({ portalStatus: 'active' });
    await room.carryOut('standing.changed');
    expect(room.directory.standings.get(residentId)).toMatchObject({ portalStatus: 'active' });
  });

  it('is possible before the mail that brought the link is recorded as sent', async () => {
    const { residentId } = room.directory.resident(community);
    await room.invitations.invite(room.tenant, residentId);
    const [batch] = await room.db.query<{ id: string }[]>('SELECT id FROM batch WHERE done_at IS NULL');
    const { grants } = await room.gate.claim({ batchId: batch!.id });
    const { deliveryId, fence, values } = grants[0]!;
    await accept(new URL(values.activationUrl!).searchParams.get('token')!);
    const outcome = {
      deliveryId,
      fence,
      kind: 'accepted',
      stage: 'data',
      code: 250,
      enhancedCode: null,
      reply: null,
    } as const;
    await room.gate.report({ batchIds: [batch!.id], outcomes: [outcome] });
    await room.carryOut('standing.changed');
    expect(room.directory.standings.get(residentId)).toMatchObject({ portalStatus: 'active', deliveryStatus: 'sent' });
  });

  it('uses no link up while directory does not answer', async () => {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    room.directory.down = true;
    expect(await refusal(accept(token))).toBe('service.unavailable');
    room.directory.down = false;
    expect(await refusal(accept(token))).toBeNull();
  });

  it('is told to who listens, and to nobody where nobody does', async () => {
    const [first, second] = [room.directory.resident(community), room.directory.resident(community)];
    await room.joined(first.residentId);
    await room.db.query(
      `INSERT INTO webhook (id, organization_id, url, events, sealed_secret) VALUES ($1, $2, 'https://listener.example', $3, '')`,
      [newId(), room.tenant.organizationId, ['invitation.accepted']],
    );
    await room.joined(second.residentId);
    const told = await room.db.query(
      `SELECT payload->>'event' AS event, payload->'payload'->>'residentId' AS resident FROM outbox WHERE topic = 'webhook.event'`,
    );
    expect(told).toEqual([{ event: 'invitation.accepted', resident: second.residentId }]);
  });
});

describe('a link that does not open says what it is (A10)', () => {
  it.each([
    ['was never issued', 'invitation.unknown', () => Promise.resolve('a'.repeat(43))],
    ['is older than its days', 'invitation.expired', aged],
    ['was followed by a newer one', 'invitation.superseded', followed],
    ['was withdrawn', 'invitation.revoked', withdrawn],
    ['was used', 'invitation.used', used],
    ['belongs to a resident who was removed', 'invitation.revoked', ofTheRemoved],
  ] as const)('when it %s: %s', async (_, code, make) => {
    expect(await refusal(accept(await make()))).toBe(code);
  });

  it('names whom to ask also when directory does not have the resident any more', async () => {
    const peek = await room.portal.peekLink(await ofTheRemoved());
    expect(peek).toMatchObject({
      state: 'revoked',
      home: { replyTo: 'office@maple.example', propertyName: '12 Maple Street', firstName: 'Ada' },
    });
  });

  async function aged(): Promise<string> {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.db.query('UPDATE invitation SET expires_at = now() WHERE resident_id = $1', [residentId]);
    return token;
  }

  async function followed(): Promise<string> {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.invited(residentId);
    return token;
  }

  async function withdrawn(): Promise<string> {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.invitations.revoke(room.tenant, residentId);
    return token;
  }

  async function used(): Promise<string> {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await accept(token);
    return token;
  }

  async function ofTheRemoved(): Promise<string> {
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.fromDirectory.residentsChanged(room.tenant, { changes: [{ residentId, email: null, removed: true }] });
    room.directory.residents.delete(residentId);
    return token;
  }
});

describe('an account (A12)', () => {
  it('takes up a second home of the same address, in another organization too, and stays one', async () => {
    const email = 'two.homes@example.com';
    const elsewhere = { ...room.tenant, organizationId: newId() };
    const first = room.directory.resident(community, { email });
    const second = room.directory.resident(room.directory.community(elsewhere.organizationId), {
      email: 'Two.Homes@Example.com',
    });
    const one = await room.joined(first.residentId);
    const two = await room.joined(second.residentId, elsewhere);
    expect(two.account).toEqual(one.account);
    expect(two.profiles.map((profile) => profile.residentId)).toEqual([first.residentId, second.residentId]);
    expect(await accountsOf(email)).toHaveLength(1);
  });

  it('is made once when both homes of an address are accepted at the same moment', async () => {
    const email = 'at.once@example.com';
    const homes = [room.directory.resident(community, { email }), room.directory.resident(community, { email })];
    const tokens = [await room.invited(homes[0]!.residentId), await room.invited(homes[1]!.residentId)];
    const [one, two] = await Promise.all(tokens.map((token) => accept(token)));
    expect(one!.account.id).toBe(two!.account.id);
  });

  it('that somebody else is signed in with is not linked unasked: nothing changes', async () => {
    const guest = await room.joined(room.directory.resident(community).residentId);
    const { residentId } = room.directory.resident(community);
    const token = await room.invited(residentId);
    expect(await refusal(accept(token, { sessionToken: guest.sessionToken }))).toBe('account.confirm_link');
    expect((await room.portal.peekLink(token)).state).toBe('live');
    expect((await room.portal.portalMe(guest.sessionToken)).profiles).toHaveLength(1);
  });

  it('that is signed in gets the home when it is confirmed, and both addresses are told', async () => {
    const guest = await room.joined(room.directory.resident(community).residentId);
    const { residentId, email } = room.directory.resident(community);
    const token = await room.invited(residentId);
    const linked = await accept(token, { sessionToken: guest.sessionToken, confirm: true });
    expect(linked.account).toEqual(guest.account);
    expect(linked.profiles.map((profile) => profile.residentId)).toContain(residentId);
    expect(await accountsOf(email!)).toEqual([]);
    const notices = await room.mailAll();
    expect(new Set(notices.map((mail) => mail.to.address))).toEqual(new Set([email, guest.account.email]));
    expect(notices[0]!.values).toMatchObject({ propertyName: '12 Maple Street', communityName: 'Maple Court' });
  });

  it('is asked about nothing when its own address was invited once more', async () => {
    const email = 'same.person@example.com';
    const mine = await room.joined(room.directory.resident(community, { email }).residentId);
    const token = await room.invited(room.directory.resident(community, { email }).residentId);
    const again = await accept(token, { sessionToken: mine.sessionToken });
    expect(again.profiles).toHaveLength(2);
    expect(await room.mailAll()).toEqual([]);
    // The session was rotated: the old token is dead.
    expect(await refusal(room.portal.portalMe(mine.sessionToken))).toBe('auth.required');
  });
});

it('keeps no raw token of a link or a session in any table', async () => {
  const { residentId } = room.directory.resident(community);
  const token = await room.invited(residentId);
  const { sessionToken } = await accept(token);
  const tables = await room.db.query<{ name: string }[]>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'invitations'`,
  );
  expect(tables.length).toBeGreaterThan(15);
  for (const { name } of tables) {
    const [{ found }] = await room.db.query<[{ found: number }]>(
      `SELECT count(*)::int AS found FROM ${name} AS stored WHERE stored::text LIKE ANY($1)`,
      [[`%${token}%`, `%${sessionToken}%`]],
    );
    expect({ name, found }).toEqual({ name, found: 0 });
  }
});
