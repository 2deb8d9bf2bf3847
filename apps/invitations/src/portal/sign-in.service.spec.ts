import type { CommunityCard } from '@portico/contracts/recipients';
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

/** Asks for a sign-in link and answers the mails that leave because of it. */
async function asked(email: string) {
  await room.portal.mailSignInLink(email);
  await room.carryOut('sign_in.wanted');
  return room.mailAll();
}

async function linkFor(email: string): Promise<string> {
  return tokenOf((await asked(email))[0]!);
}

async function member(changes = {}) {
  const card = room.directory.resident(community, changes);
  const { sessionToken } = await room.joined(card.residentId);
  return { residentId: card.residentId, email: card.email!, sessionToken };
}

describe('a sign-in link', () => {
  it('goes to the address of the account, in the language of its holder, and says how long it works', async () => {
    const { email } = await member({ locale: 'es' });
    const [mail] = await asked(email.toUpperCase());
    expect(mail).toMatchObject({ to: { address: email }, locale: 'es', values: { linkMinutes: '15 minutos' } });
    expect(mail!.values.signInUrl).toMatch(/^https:\/\/portal\.example\/portal\/sign-in\?token=[\w-]{43}$/);
  });

  it('is asked for alike by known and unknown addresses: within the request nothing is looked up', async () => {
    const { email } = await member();
    await room.portal.mailSignInLink(email);
    await room.portal.mailSignInLink('nobody@example.com');
    const noted = await room.db.query(
      `SELECT payload->>'email' AS email FROM outbox WHERE topic = 'sign_in.wanted' ORDER BY id`,
    );
    expect(noted).toEqual([{ email }, { email: 'nobody@example.com' }]);
    await room.carryOut('sign_in.wanted');
    expect((await room.mailAll()).map((mail) => mail.to.address)).toEqual([email]);
  });

  it('signs in once, however many try', async () => {
    const { residentId, email } = await member();
    const token = await linkFor(email);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => room.portal.startSession(token)));
    const started = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(started).toHaveLength(1);
    expect(await room.portal.portalMe(started[0]!.sessionToken)).toMatchObject({ profiles: [{ residentId }] });
    expect(await refusal(room.portal.startSession(token))).toBe('sign_in.used');
  });

  it('works for 15 minutes', async () => {
    const token = await linkFor((await member()).email);
    await room.db.query(`UPDATE sign_in_link SET expires_at = expires_at - interval '14 minutes 50 seconds'`);
    const [{ left }] = await room.db.query<[{ left: number }]>(
      `SELECT extract(epoch FROM max(expires_at) - now())::float8 AS left FROM sign_in_link`,
    );
    expect(left).toBeGreaterThan(0);
    await room.db.query(`UPDATE sign_in_link SET expires_at = expires_at - interval '10 seconds'`);
    expect(await refusal(room.portal.startSession(token))).toBe('sign_in.expired');
  });

  it('that was never issued is told apart', async () => {
    expect(await refusal(room.portal.startSession('y'.repeat(43)))).toBe('sign_in.unknown');
  });

  it('is not used up while directory does not answer', async () => {
    const token = await linkFor((await member()).email);
    room.directory.down = true;
    expect(await refusal(room.portal.startSession(token))).toBe('service.unavailable');
    room.directory.down = false;
    expect(await refusal(room.portal.startSession(token))).toBeNull();
  });

  it('is in no table in clear while its mail waits', async () => {
    const { email } = await member();
    await room.portal.mailSignInLink(email);
    await room.carryOut('sign_in.wanted');
    const stored = await room.db.query<{ row: string }[]>(
      `SELECT delivery::text AS row FROM delivery WHERE purpose = 'sign_in' AND email = $1`,
      [email],
    );
    const [mail] = await room.mailAll();
    expect(stored).toHaveLength(1);
    expect(stored[0]!.row).not.toContain(tokenOf(mail!));
  });

  it('is mailed to nobody whose homes are all switched off', async () => {
    const { residentId, email } = await member();
    await room.invitations.deactivate(room.tenant, residentId);
    expect(await asked(email)).toEqual([]);
  });

  it('opens nothing when the last home was switched off after it was mailed', async () => {
    const { residentId, email } = await member();
    const token = await linkFor(email);
    await room.invitations.deactivate(room.tenant, residentId);
    expect(await refusal(room.portal.startSession(token))).toBe('sign_in.expired');
  });
});

describe('a session of a resident', () => {
  it('is unknown without its token', async () => {
    expect(await refusal(room.portal.portalMe('z'.repeat(43)))).toBe('auth.required');
  });

  it('ends when they sign out', async () => {
    const { sessionToken } = await member();
    await room.portal.endSession({ token: sessionToken });
    expect(await refusal(room.portal.portalMe(sessionToken))).toBe('auth.required');
  });

  it('lives 30 days from its last use', async () => {
    const { sessionToken, residentId } = await member();
    const days = async () => {
      const [row] = await room.db.query<{ days: number }[]>(
        `SELECT extract(epoch FROM expires_at - now())::float8 / 86400 AS days
           FROM portal_session JOIN standing USING (account_id) WHERE resident_id = $1`,
        [residentId],
      );
      return row!.days;
    };
    expect(await days()).toBeCloseTo(30, 2);
    await room.db.query(`UPDATE portal_session SET expires_at = now() + interval '3 days'`);
    await room.portal.portalMe(sessionToken);
    expect(await days()).toBeCloseTo(30, 2);
    await room.db.query('UPDATE portal_session SET expires_at = now()');
    expect(await refusal(room.portal.portalMe(sessionToken))).toBe('auth.required');
  });

  it('loses a home that is switched off, at once, and goes on with the others', async () => {
    const one = await member({ email: 'many.homes@example.com' });
    const two = await member({ email: 'many.homes@example.com' });
    await room.invitations.deactivate(room.tenant, one.residentId);
    const me = await room.portal.portalMe(two.sessionToken);
    expect(me.profiles.map((profile) => profile.residentId)).toEqual([two.residentId]);
    await room.invitations.reactivate(room.tenant, one.residentId);
    expect((await room.portal.portalMe(two.sessionToken)).profiles).toHaveLength(2);
  });

  it('ends with the last home: reactivated, they sign in anew', async () => {
    const { residentId, email, sessionToken } = await member();
    await room.invitations.deactivate(room.tenant, residentId);
    expect(await refusal(room.portal.portalMe(sessionToken))).toBe('auth.required');
    await room.invitations.reactivate(room.tenant, residentId);
    expect(await refusal(room.portal.portalMe(sessionToken))).toBe('auth.required');
    expect(await refusal(room.portal.startSession(await linkFor(email)))).toBeNull();
  });
});
