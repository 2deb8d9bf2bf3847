import { reportLimit } from '@portico/contracts/limits';
import type { FeedbackAnswer } from '@portico/contracts/feedback';
import type { DeliveryView } from '@portico/contracts/deliveries';
import type { Grant } from '@portico/contracts/gate';
import { credentialFor } from '@portico/platform/internal.guard';
import { newId } from '@portico/platform/ids';
import { encodeTenant } from '@portico/platform/tenant';
import { returnPathOf } from '@portico/mail/return-path';
import { INTERNAL_SECRET } from '@portico/testing/app';
import { complaint, deliveryStatus, notice, type BounceFacts } from '../../testing/bounce-mails';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { LINK_SECRET } from '../../testing/room';

let room: MessageRoom;
let communityId: string;

beforeAll(async () => {
  room = await openMessageRoom({ BOUNCE_DOMAIN: 'bounce.example' });
  communityId = room.directory.community(room.tenant.organizationId).id;
});
afterAll(() => room.close());

interface Mailed {
  deliveryId: string;
  residentId: string;
  email: string;
  grant: Grant;
  /** What a report says of this mail. */
  facts: BounceFacts;
}

/** An invitation that was sent. */
async function mailed(): Promise<Mailed> {
  const { residentId, email } = room.directory.resident(room.directory.communities.get(communityId)!);
  const { delivery } = await room.invitations.invite(room.tenant, residentId);
  const grant = (await room.mailAll()).find(({ deliveryId }) => deliveryId === delivery.id)!;
  const facts = { to: grant.envelopeFrom, id: `<${newId()}@mx.example.net>`, recipients: [{ address: email! }] };
  return { deliveryId: delivery.id, residentId, email: email!, grant, facts };
}

function report(raw: string, tenant = room.tenant): Promise<FeedbackAnswer> {
  return room.invitations.reportBounce(tenant, new Uint8Array(Buffer.from(raw)));
}

function delivery(id: string): Promise<DeliveryView> {
  return room.invitations.getDelivery(room.tenant, id);
}

async function timeline(id: string): Promise<string[]> {
  return (await delivery(id)).events.map(({ type }) => type);
}

async function suppressed(email: string): Promise<string[]> {
  const { items } = await room.invitations.listSuppressions(room.tenant, { limit: 50, search: email });
  return items.map(({ reason }) => reason);
}

describe('a hard bounce', () => {
  it('ends the mail, tells where the resident stands and suppresses the address', async () => {
    const { deliveryId, residentId, email, facts } = await mailed();
    expect(await report(deliveryStatus(facts))).toEqual({
      matched: true,
      deliveryId,
      recipient: email,
      status: '5.1.1',
      kind: 'hard',
      reason: 'invalid_recipient',
    });
    expect(await delivery(deliveryId)).toMatchObject({
      status: 'bounced',
      reason: 'invalid_recipient',
      events: [{ type: 'queued' }, {}, { type: 'sent' }, { type: 'bounced', detail: '5.1.1 550 5.1.1 User unknown' }],
    });
    expect(await suppressed(email)).toEqual(['hard_bounce']);
    const [standing] = await room.db.query('SELECT last_delivery_status, status FROM standing WHERE resident_id = $1', [
      residentId,
    ]);
    expect(standing).toEqual({ last_delivery_status: 'bounced', status: 'invited' });
    await expect(room.invitations.invite(room.tenant, residentId)).rejects.toMatchObject({
      code: 'recipient.suppressed',
    });
  });

  it('is known by the Message-ID where the return path was lost', async () => {
    const { deliveryId, grant } = await mailed();
    const raw = deliveryStatus({ returned: `Message-ID: ${grant.messageId}` });
    expect(await report(raw)).toMatchObject({ matched: true, deliveryId });
    expect((await delivery(deliveryId)).status).toBe('bounced');
  });

  it('changes nothing with a forged return path, though its Message-ID is right', async () => {
    const { deliveryId, email, grant } = await mailed();
    const forged = returnPathOf(deliveryId, 'bounce.example', `${LINK_SECRET}!`);
    const raw = deliveryStatus({
      to: forged,
      recipients: [{ address: email }],
      returned: `Message-ID: ${grant.messageId}`,
    });
    expect(await report(raw)).toMatchObject({ matched: false, deliveryId: null, recipient: email, kind: 'hard' });
    expect((await delivery(deliveryId)).status).toBe('sent');
    expect(await suppressed(email)).toEqual([]);
  });

  it('changes nothing where another organization reports it', async () => {
    const { deliveryId, email, facts } = await mailed();
    expect(await report(deliveryStatus(facts), room.stranger)).toMatchObject({ matched: false, deliveryId: null });
    expect((await delivery(deliveryId)).status).toBe('sent');
    expect(await suppressed(email)).toEqual([]);
  });

  it('counts once, however often it comes and at once', async () => {
    const { deliveryId, facts } = await mailed();
    const answers = await Promise.all(Array.from({ length: 6 }, () => report(deliveryStatus(facts))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await timeline(deliveryId)).filter((type) => type === 'bounced')).toHaveLength(1);
  });
});

describe('reports of one mail', () => {
  const reports = {
    delivered: (facts: BounceFacts) =>
      deliveryStatus({
        ...facts,
        id: '<d@x>',
        recipients: [{ ...facts.recipients![0]!, action: 'delivered', status: '2.0.0', diagnostic: '250 OK' }],
      }),
    bounced: (facts: BounceFacts) => deliveryStatus({ ...facts, id: '<b@x>' }),
    complained: (facts: BounceFacts) => complaint({ ...facts, id: '<c@x>' }),
  };

  it.each([
    [['delivered'], 'delivered'],
    [['delivered', 'bounced'], 'bounced'],
    [['bounced', 'delivered'], 'bounced'],
    [['bounced', 'complained', 'delivered'], 'complained'],
    [['complained', 'bounced', 'delivered'], 'complained'],
  ] as const)('%j end as %s', async (order, status) => {
    const { deliveryId, facts } = await mailed();
    for (const one of order) await report(reports[one](facts));
    expect((await delivery(deliveryId)).status).toBe(status);
    expect((await timeline(deliveryId)).slice(-order.length)).toEqual(order);
  });

  it('suppress the address for a complaint, whoever is named in it', async () => {
    const { email, facts } = await mailed();
    expect(await report(complaint(facts))).toMatchObject({
      matched: true,
      kind: 'complaint',
      reason: 'complaint',
      status: null,
    });
    expect(await suppressed(email)).toEqual(['complaint']);
  });

  it('are noted and change nothing for a delay', async () => {
    const { deliveryId, email, facts } = await mailed();
    const recipients = [{ address: email, action: 'delayed', status: '4.4.1', diagnostic: 'Connection timed out' }];
    const answer = await report(deliveryStatus({ ...facts, recipients }));
    expect(answer).toMatchObject({ matched: true, kind: 'soft', status: '4.4.1', reason: 'transient_system' });
    expect(await delivery(deliveryId)).toMatchObject({ status: 'sent', reason: null });
    expect(await timeline(deliveryId)).toContain('delay');
  });

  it('end it without suppressing anybody where the mailbox is full for good', async () => {
    const { deliveryId, email, facts } = await mailed();
    const body = `Your message could not be delivered.\n\n  ${email}\n    552 5.2.2 Mailbox full`;
    expect(await report(notice(body, facts))).toMatchObject({ kind: 'soft', reason: 'mailbox_full', recipient: email });
    expect(await delivery(deliveryId)).toMatchObject({ status: 'bounced', reason: 'mailbox_full' });
    expect(await suppressed(email)).toEqual([]);
  });

  it('answer for the first who failed and list all', async () => {
    const { deliveryId, email, facts } = await mailed();
    const late = { address: 'late@example.com', action: 'delayed', status: '4.4.1', diagnostic: 'timed out' };
    const answer = await report(deliveryStatus({ ...facts, recipients: [late, { address: email }] }));
    expect(answer).toMatchObject({ deliveryId, recipient: email, kind: 'hard' });
    expect(answer.results).toMatchObject([
      { recipient: 'late@example.com', kind: 'soft' },
      { recipient: email, kind: 'hard' },
    ]);
    expect((await delivery(deliveryId)).status).toBe('bounced');
  });

  it('that come before the relay’s answer is recorded end the mail, and the answer comes too late', async () => {
    const { residentId, email } = room.directory.resident(room.directory.communities.get(communityId)!);
    const { delivery: made } = await room.invitations.invite(room.tenant, residentId);
    const raw = (to: string) => deliveryStatus({ to, recipients: [{ address: email! }] });
    const early: Promise<FeedbackAnswer>[] = [];
    await room.mailAll((grant) => {
      if (grant.deliveryId === made.id) early.push(report(raw(grant.envelopeFrom)));
      return { kind: 'accepted', stage: 'data', code: 250, enhancedCode: null, reply: null };
    });
    expect(await Promise.all(early)).toMatchObject([{ matched: true, deliveryId: made.id }]);
    expect((await delivery(made.id)).status).toBe('bounced');
  });
});

describe('a message', () => {
  it('needs attention after a late bounce', async () => {
    const community = room.directory.community(room.tenant.organizationId);
    const { residentId, email } = room.directory.resident(community);
    const { id } = await room.reviewed(community.id, { selection: { ids: [residentId] } });
    await room.invitations.send(room.tenant, id, {});
    const [grant] = await room.mailAll();
    expect(await room.reaches(id, 'sent')).toMatchObject({ needsAttention: false, counts: { sent: 1 } });
    await report(deliveryStatus({ to: grant!.envelopeFrom, recipients: [{ address: email! }] }));
    expect(await room.invitations.getMessage(room.tenant, id)).toMatchObject({
      status: 'sent',
      needsAttention: true,
      counts: { sent: 0, bounced: 1 },
    });
  });

  it('is not touched by a late bounce of an address that was corrected since', async () => {
    const { deliveryId, email, facts } = await mailed();
    await room.db.query(`UPDATE delivery SET email = 'new@example.com', email_key = 'new@example.com' WHERE id = $1`, [
      deliveryId,
    ]);
    await room.db.query(`INSERT INTO delivery_event (delivery_id, type) VALUES ($1, 'retried')`, [deliveryId]);
    expect(await report(deliveryStatus(facts))).toMatchObject({ matched: true, recipient: email, kind: 'hard' });
    expect((await delivery(deliveryId)).status).toBe('sent');
    expect(await suppressed('new@example.com')).toEqual([]);
  });
});

describe('what is no report about a mail of ours', () => {
  it('is answered, and changes nothing', async () => {
    expect(await report(deliveryStatus({}))).toMatchObject({ matched: false, deliveryId: null, kind: 'hard' });
    const { grant, deliveryId } = await mailed();
    const ordinary = `From: ada@example.com\r\nTo: ${grant.envelopeFrom}\r\nSubject: Thank you\r\n\r\nHello`;
    const nothing = {
      matched: false,
      deliveryId: null,
      recipient: null,
      status: null,
      kind: 'not_a_bounce',
      reason: null,
    };
    for (const raw of [ordinary, 'noise', '']) expect(await report(raw)).toEqual(nothing);
    expect((await delivery(deliveryId)).status).toBe('sent');
  });

  it('is an automatic answer', async () => {
    const { grant, deliveryId } = await mailed();
    const raw = `From: ada@example.com\r\nTo: ${grant.envelopeFrom}\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday`;
    expect(await report(raw)).toMatchObject({ matched: true, deliveryId, kind: 'not_a_bounce', reason: 'auto_reply' });
    expect((await delivery(deliveryId)).status).toBe('sent');
  });

  it.each([
    ['message/rfc822', 'x'.repeat(reportLimit.maxBytes + 1), 413],
    ['application/json', '{}', 415],
    ['message/rfc822', 'From: a@example.com\r\n\r\nHello', 202],
  ])('is taken as %s, up to its limit', async (type, body, status) => {
    const headers = {
      'content-type': type,
      'x-portico-tenant': encodeTenant(room.tenant),
      'x-portico-service': credentialFor(INTERNAL_SECRET, 'gateway'),
    };
    const answer = await fetch(`${room.app.url}/feedback/bounces`, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
  });
});
