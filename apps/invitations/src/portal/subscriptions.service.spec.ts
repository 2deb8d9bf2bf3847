import type { Grant } from '@portico/contracts/gate';
import type { CommunityCard } from '@portico/contracts/recipients';
import { unsubscribeTokenOf } from '@portico/mail/unsubscribe-token';
import { newId } from '@portico/platform/ids';
import { eventually } from '@portico/testing/eventually';
import { suppress } from '../suppressions/suppressions.queries';
import { LINK_SECRET } from '../../testing/room';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';

let room: MessageRoom;
let community: CommunityCard;
beforeAll(async () => {
  room = await openMessageRoom();
  community = room.directory.community(room.tenant.organizationId);
});
afterAll(() => room.close());

const tokenIn = ({ headers }: Grant) => /token=([\w-]+)>$/.exec(headers['List-Unsubscribe']!)![1]!;
const timeline = async ({ deliveryId }: Grant) =>
  (await room.invitations.getDelivery(room.tenant, deliveryId)).events.map(({ type }) => type).slice(3);
const suppressions = async (search: string, tenant = room.tenant) =>
  (await room.invitations.listSuppressions(tenant, { limit: 50, search })).items.map(({ reason }) => reason);

/** An invitation that was mailed: its grant, and what is in its link. */
async function mailed(person: { email?: string; locale?: string } = {}) {
  const { residentId, email } = room.directory.resident(community, person);
  await room.invitations.invite(room.tenant, residentId);
  const grant = (await room.mailAll()).at(-1)!;
  return { residentId, email: email!, grant, token: tokenIn(grant) };
}

describe('a recipient who wants no more mails', () => {
  it('is known by the link of one, and tells so by a press as often as they like', async () => {
    const { email, grant, token } = await mailed({ locale: 'es' });
    const { id: communityId, senderName } = community;
    const standing = { communityId, senderName, locale: 'es' };
    expect(await room.portal.subscription(token)).toEqual({ ...standing, stoppedBy: null });
    expect(await suppressions(email)).toEqual([]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => room.portal.unsubscribe(token)));
    for (const answer of answers) expect(answer).toEqual({ ...standing, stoppedBy: 'unsubscribe' });
    expect(await suppressions(email)).toEqual(['unsubscribe']);
    expect(await timeline(grant)).toEqual(['unsubscribed']);
  });

  it('gets no invitation and no notice of this organization any more, but what they ask for', async () => {
    const { residentId, email, token, grant } = await mailed();
    await room.portal.accept({ token: new URL(grant.values['activationUrl']!).searchParams.get('token')! });
    await room.portal.unsubscribe(token);
    const message = await room.reviewed(community.id, { purpose: 'notice', selection: { ids: [residentId] } });
    expect(message.counts).toMatchObject({ recipients: 1, excluded: 1 });
    await room.portal.mailSignInLink(email);
    const [signIn] = await eventually(async () => {
      const mails = await room.mailAll();
      expect(mails.map(({ to }) => to.address)).toEqual([email]);
      return mails;
    });
    expect(signIn!.headers).not.toHaveProperty('List-Unsubscribe');
  });

  it('is stopped in this organization alone, whichever home the mail was about', async () => {
    const { email, token } = await mailed();
    await room.portal.unsubscribe(token);
    expect(await suppressions(email, room.stranger)).toEqual([]);
    const other = room.directory.resident(community, { email: email.toUpperCase() });
    await expect(room.invitations.invite(room.tenant, other.residentId)).rejects.toMatchObject({
      code: 'recipient.suppressed',
    });
  });

  it('is not mailed what waited already', async () => {
    const { residentId, token } = await mailed();
    await room.invitations.invite(room.tenant, residentId);
    await room.portal.unsubscribe(token);
    expect(await room.mailAll()).toEqual([]);
    const { items } = await room.invitations.residentDeliveries(room.tenant, residentId, { limit: 1 });
    expect(items[0]).toMatchObject({ status: 'suppressed', reason: 'unsubscribe' });
  });

  it('may have them again, by the link of any of these mails', async () => {
    const [first, second] = [
      await mailed({ email: 'twice@example.com' }),
      await mailed({ email: 'twice@example.com' }),
    ];
    await room.portal.unsubscribe(first.token);
    expect(await room.portal.resubscribe(second.token)).toMatchObject({ stoppedBy: null });
    expect(await suppressions('twice@example.com')).toEqual([]);
    expect([await timeline(first.grant), await timeline(second.grant)]).toEqual([['unsubscribed'], ['resubscribed']]);
    await room.portal.resubscribe(second.token);
    expect(await timeline(second.grant)).toEqual(['resubscribed']);
  });

  it.each(['manual', 'complaint', 'hard_bounce'] as const)(
    'changes nothing about an address that is suppressed: %s',
    async (reason) => {
      const { email, grant, token } = await mailed();
      await room.invitations.addSuppression(room.tenant, { email, reason });
      expect(await room.portal.unsubscribe(token)).toMatchObject({ stoppedBy: reason });
      expect(await room.portal.resubscribe(token)).toMatchObject({ stoppedBy: reason });
      expect(await timeline(grant)).toEqual([]);
    },
  );

  it('cannot take back that they marked a mail as spam', async () => {
    const { email, token } = await mailed();
    await room.portal.unsubscribe(token);
    const { organizationId } = room.tenant;
    await suppress(room.db.manager, [{ organizationId, emailKey: email, reason: 'complaint' }]);
    expect(await room.portal.resubscribe(token)).toMatchObject({ stoppedBy: 'complaint' });
  });
});

describe('a link to unsubscribe', () => {
  it('stands in the preview as it will in the mail, and works once that was mailed', async () => {
    const { residentId, email } = room.directory.resident(community);
    const message = await room.reviewed(community.id, { purpose: 'notice', selection: { ids: [residentId] } });
    const { text } = await room.invitations.previewRecipient(room.tenant, message.id, residentId);
    const [, token = ''] = /\/portal\/unsubscribe\?token=([\w-]+)/.exec(text) ?? [];
    await expect(room.portal.unsubscribe(token)).rejects.toMatchObject({ code: 'unsubscribe.unknown', status: 404 });
    expect(await suppressions(email!)).toEqual([]);
    await room.invitations.send(room.tenant, message.id, {});
    const [grant] = await room.mailAll();
    expect(tokenIn(grant!)).toBe(token);
    expect(await room.portal.unsubscribe(token)).toMatchObject({ stoppedBy: 'unsubscribe' });
  });

  it.each([
    ['that we did not make', () => unsubscribeTokenOf(newId(), 'another secret')],
    ['of a mail that there is not', () => unsubscribeTokenOf(newId(), LINK_SECRET)],
    ['that is none', () => 'preview'],
  ])('%s is unknown', async (_, make) => {
    const token = make();
    for (const act of ['subscription', 'unsubscribe', 'resubscribe'] as const)
      await expect(room.portal[act](token)).rejects.toMatchObject({ code: 'unsubscribe.unknown', status: 404 });
  });
});
