import type { CommunityCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import { credentialFor, SERVICE_HEADER } from '@portico/platform/internal.guard';
import { encodeTenant, TENANT_HEADER } from '@portico/platform/tenant';
import { batchPriority } from '../deliveries/batch';
import { INTERNAL_SECRET } from '@portico/testing/app';
import { openRoom, tokenOf, type Room } from '../../testing/room';

let room: Room;
let community: CommunityCard;
beforeAll(async () => {
  room = await openRoom();
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const invite = (residentId: string) => room.invitations.invite(room.tenant, residentId);
const copyOf = (residentId: string) => room.directory.standings.get(residentId);
const stateOf = async (token: string) => (await room.portal.peekLink(token)).state;

describe('a single invitation (A3, A6)', () => {
  it('is promised at once, and makes the resident Invited when its mail is recorded as sent', async () => {
    const { residentId, email } = room.directory.resident(community);
    const promised = await invite(residentId);
    expect(promised).toMatchObject({
      invitation: { sentAt: null, expiresAt: null, expired: false, deliveryStatus: 'queued' },
      delivery: { residentId, email, purpose: 'invitation', status: 'queued', messageId: null, sentAt: null },
    });
    expect(copyOf(residentId)).toMatchObject({ portalStatus: 'pending', invitationOpen: true, invitedAt: null });
    await room.mailAll();
    await room.carryOut('standing.changed');
    expect(copyOf(residentId)).toMatchObject({ portalStatus: 'invited', deliveryStatus: 'sent' });
  });

  it('goes out with a link that lives 7 days from its sending (A10)', async () => {
    const { residentId } = room.directory.resident(community);
    await room.invited(residentId);
    await room.carryOut('standing.changed');
    const { invitedAt, linkExpiresAt } = copyOf(residentId)!;
    const days = (Date.parse(linkExpiresAt!) - Date.parse(invitedAt!)) / 86_400_000;
    expect(days).toBeCloseTo(7, 3);
  });

  it('lives as long as the community says when it is resent', async () => {
    const changing = room.directory.community(room.tenant.organizationId);
    const { residentId } = room.directory.resident(changing);
    await room.invited(residentId);
    room.directory.communities.set(changing.id, { ...changing, invitationTtlDays: 30 });
    await invite(residentId);
    const [mail] = await room.mailAll();
    expect(mail!.values.linkDays).toBe('30 days');
  });

  it('speaks the language of the resident, names the home, and comes from the community (A9)', async () => {
    const { residentId } = room.directory.resident(community, { locale: 'es-MX', firstName: 'Inés' });
    await invite(residentId);
    const [mail] = await room.mailAll();
    expect(mail).toMatchObject({
      locale: 'es',
      from: { name: community.senderName },
      replyTo: community.replyTo,
      values: { firstName: 'Inés', propertyName: '12 Maple Street', linkDays: '7 días' },
    });
  });

  it('leaves a resident Pending whose first mail the relay refused', async () => {
    const { residentId } = room.directory.resident(community);
    await invite(residentId);
    const [batch] = await room.db.query<{ id: string }[]>('SELECT id FROM batch WHERE done_at IS NULL');
    const { grants } = await room.gate.claim({ batchId: batch!.id });
    const refusal = {
      kind: 'rejected',
      stage: 'rcpt',
      code: 550,
      enhancedCode: '5.1.1',
      reply: 'no such user',
    } as const;
    const outcomes = grants.map(({ deliveryId, fence }) => ({ ...refusal, deliveryId, fence }));
    await room.gate.report({ batchIds: [batch!.id], outcomes });
    await room.carryOut('standing.changed');
    expect(copyOf(residentId)).toMatchObject({ portalStatus: 'pending', deliveryStatus: 'bounced', invitedAt: null });
  });

  it('stands in the feed of the community with who sent it', async () => {
    const { residentId } = room.directory.resident(community);
    await invite(residentId);
    const rows = await room.db.query('SELECT type, actor, subject FROM activity WHERE link LIKE $1', [
      `%${residentId}`,
    ]);
    expect(rows).toEqual([{ type: 'invitation.sent', actor: 'Grace Hopper', subject: 'Ada Byron' }]);
  });
});

describe('a resend (A8)', () => {
  it('kills every earlier link at once, before its own mail has left', async () => {
    const { residentId } = room.directory.resident(community);
    const first = await room.invited(residentId);
    await invite(residentId);
    expect(await stateOf(first)).toBe('superseded');
    const second = tokenOf((await room.mailAll()).at(-1)!);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['superseded', 'live']);
  });

  it('starts the clock anew for a link that had expired', async () => {
    const { residentId } = room.directory.resident(community);
    const first = await room.invited(residentId);
    await room.db.query(`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE resident_id = $1`, [
      residentId,
    ]);
    expect(await stateOf(first)).toBe('expired');
    const second = await room.invited(residentId);
    expect(await stateOf(second)).toBe('live');
    await room.carryOut('standing.changed');
    expect(Date.parse(copyOf(residentId)!.linkExpiresAt!)).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  });

  it('leaves one live link of ten that were asked for at once', async () => {
    const { residentId } = room.directory.resident(community);
    await Promise.all(Array.from({ length: 10 }, () => invite(residentId)));
    const tokens = (await room.mailAll()).map(tokenOf);
    expect(await Promise.all(tokens.map(stateOf))).toEqual(['live']);
    const open = await room.db.query(`SELECT generation FROM invitation WHERE resident_id = $1`, [residentId]);
    expect(open).toEqual([{ generation: 10 }]);
  });
});

describe('who cannot be invited', () => {
  const refusalFor = (residentId: string) =>
    invite(residentId).then(
      () => null,
      (problem: { code: string }) => problem.code,
    );

  it('is somebody unknown, or of another organization', async () => {
    const foreign = room.directory.resident(room.directory.community(newId()));
    expect(await refusalFor(newId())).toBe('resource.not_found');
    expect(await refusalFor(foreign.residentId)).toBe('resource.not_found');
  });

  it('is somebody without an email', async () => {
    const { residentId } = room.directory.resident(community, { email: null });
    expect(await refusalFor(residentId)).toBe('resident.no_email');
  });

  it('is somebody who is active, or switched off', async () => {
    const { residentId } = room.directory.resident(community);
    await room.joined(residentId);
    expect(await refusalFor(residentId)).toBe('resident.already_active');
    await room.invitations.deactivate(room.tenant, residentId);
    expect(await refusalFor(residentId)).toBe('resident.inactive');
  });

  it('is somebody whose address is suppressed; an invitation that stands is not touched by the attempt', async () => {
    const { residentId, email } = room.directory.resident(community);
    const token = await room.invited(residentId);
    await room.db.query(
      `INSERT INTO suppression (id, organization_id, email_key, reason) VALUES ($1, $2, $3, 'manual')`,
      [newId(), room.tenant.organizationId, email!.toLowerCase()],
    );
    expect(await refusalFor(residentId)).toBe('recipient.suppressed');
    expect(await stateOf(token)).toBe('live');
  });
});

describe('the wish to invite those who were added (A2, A3)', () => {
  const wanted = (residentIds: string[]) => room.fromDirectory.inviteWanted(room.tenant, { residentIds });

  it('invites those who were never invited and have an email, in the order asked', async () => {
    const [one, two] = [room.directory.resident(community), room.directory.resident(community)];
    const mailless = room.directory.resident(community, { email: null });
    const answers = await wanted([two.residentId, mailless.residentId, one.residentId]);
    expect(answers.map((answer) => answer?.delivery.residentId ?? null)).toEqual([
      two.residentId,
      null,
      one.residentId,
    ]);
    const mails = await room.mailAll();
    expect(new Set(mails.map((mail) => mail.to.address))).toEqual(new Set([one.email, two.email]));
  });

  it('queues many in few batches, which somebody who waits for a single mail passes', async () => {
    const many = Array.from({ length: 120 }, () => room.directory.resident(community).residentId);
    await wanted(many);
    const batches = await room.db.query<{ number: number; mails: number }[]>(
      `SELECT number, count(*)::int AS mails FROM delivery JOIN batch ON batch.id = batch_id
        WHERE resident_id = ANY($1::uuid[]) GROUP BY batch.id ORDER BY number`,
      [many],
    );
    expect(batches).toEqual([
      { number: 1, mails: 100 },
      { number: 2, mails: 20 },
    ]);
    expect(await room.mailAll()).toHaveLength(120);
    expect(batchPriority(null, 0)).toBeLessThan(batchPriority(null, 1));
  });

  it('mails nobody twice, however often and by however many it is told', async () => {
    const { residentId } = room.directory.resident(community);
    const answers = await Promise.all(Array.from({ length: 10 }, () => wanted([residentId])));
    expect(new Set(answers.map(([answer]) => answer?.delivery.id)).size).toBe(1);
    expect(await room.mailAll()).toHaveLength(1);
  });

  it('does not invite again whose invitation was withdrawn', async () => {
    const { residentId } = room.directory.resident(community);
    await room.invited(residentId);
    await room.invitations.revoke(room.tenant, residentId);
    expect(await wanted([residentId])).toEqual([null]);
    expect(await room.mailAll()).toEqual([]);
  });

  it('passes over a suppressed address', async () => {
    const { residentId, email } = room.directory.resident(community);
    await room.db.query(
      `INSERT INTO suppression (id, organization_id, email_key, reason) VALUES ($1, $2, $3, 'complaint')`,
      [newId(), room.tenant.organizationId, email],
    );
    expect(await wanted([residentId])).toEqual([null]);
  });
});

it('is done for the gateway alone', async () => {
  const { residentId } = room.directory.resident(community);
  const asked = (caller: string) =>
    room.app.http
      .post(`/residents/${residentId}/invitation`)
      .set(TENANT_HEADER, encodeTenant(room.tenant))
      .set(SERVICE_HEADER, credentialFor(INTERNAL_SECRET, caller));
  await asked('directory').expect(403);
  await asked('gateway').expect(202);
});
