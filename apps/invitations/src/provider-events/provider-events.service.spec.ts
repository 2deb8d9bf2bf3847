import type { DeliveryView } from '@portico/contracts/deliveries';
import type { Grant } from '@portico/contracts/gate';
import type { MailProvider } from '@portico/contracts/provider-events';
import { newId } from '@portico/platform/ids';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import {
  keys,
  mailgunPost,
  postmarkPost,
  postmarkProof,
  sendgridEvent,
  sendgridProof,
  sesEvent,
  snsPost,
  topicArn,
} from '../../testing/provider-posts';
import { SnsClient } from './sns.client';

let room: MessageRoom;
let bare: MessageRoom;
let communityId: string;

beforeAll(async () => {
  room = await openMessageRoom({
    BOUNCE_DOMAIN: 'bounce.example',
    SES_TOPIC_ARNS: `arn:aws:sns:us-east-1:123456789012:other, ${topicArn}`,
    SENDGRID_WEBHOOK_KEY: keys.sendgrid,
    MAILGUN_SIGNING_KEY: keys.mailgun,
    POSTMARK_WEBHOOK_TOKEN: keys.postmark,
  });
  bare = await openMessageRoom();
  communityId = room.directory.community(room.tenant.organizationId).id;
  jest.spyOn(room.app.get(SnsClient), 'certificate').mockResolvedValue(keys.sns);
});
afterAll(async () => {
  await room.close();
  await bare.close();
});

interface Mailed {
  deliveryId: string;
  email: string;
  grant: Grant;
}

/** An invitation that was sent. */
async function mailed(): Promise<Mailed> {
  const { residentId, email } = room.directory.resident(room.directory.communities.get(communityId)!);
  const { delivery: made } = await room.invitations.invite(room.tenant, residentId);
  const grant = (await room.mailAll()).find(({ deliveryId }) => deliveryId === made.id)!;
  return { deliveryId: made.id, email: email!, grant };
}

function post(provider: MailProvider, body: string, proof: Record<string, string> = {}, at = room): Promise<void> {
  return at.invitations.reportProviderEvents(provider, proof, new Uint8Array(Buffer.from(body)));
}

function delivery(id: string): Promise<DeliveryView> {
  return room.invitations.getDelivery(room.tenant, id);
}

async function suppressed(email: string): Promise<string[]> {
  const { items } = await room.invitations.listSuppressions(room.tenant, { limit: 50, search: email });
  return items.map(({ reason }) => reason);
}

/** The same four events as each provider tells them, proven. */
const tellers: Record<MailProvider, Record<string, (mail: Mailed) => Promise<void>>> = {
  ses: {
    delivered: ({ grant, email }) =>
      post(
        'ses',
        snsPost(
          sesEvent('Delivery', { recipients: [email], feedbackId: undefined }, { returnPath: grant.envelopeFrom }),
        ),
      ),
    delay: ({ grant, email }) =>
      post(
        'ses',
        snsPost(
          sesEvent(
            'DeliveryDelay',
            { delayedRecipients: [{ emailAddress: email }] },
            { returnPath: grant.envelopeFrom },
          ),
        ),
      ),
    bounced: ({ grant, email }) =>
      post(
        'ses',
        snsPost(
          sesEvent(
            'Bounce',
            {
              bounceType: 'Permanent',
              bounceSubType: 'General',
              bouncedRecipients: [
                { emailAddress: email, status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 User unknown' },
              ],
            },
            { returnPath: grant.envelopeFrom },
          ),
        ),
      ),
    complained: ({ grant, email }) =>
      post(
        'ses',
        snsPost(
          sesEvent(
            'Complaint',
            { complainedRecipients: [{ emailAddress: email }] },
            { returnPath: grant.envelopeFrom },
          ),
        ),
      ),
  },
  sendgrid: {
    delivered: (mail) => postSendgrid(mail, 'delivered', { response: '250 OK' }),
    delay: (mail) => postSendgrid(mail, 'deferred', { response: '451 try again' }),
    bounced: (mail) => postSendgrid(mail, 'bounce', { status: '5.1.1', reason: '550 5.1.1 User unknown' }),
    complained: (mail) => postSendgrid(mail, 'spamreport', {}),
  },
  mailgun: {
    delivered: (mail) => postMailgun(mail, 'delivered', { 'delivery-status': { code: 250, message: 'OK' } }),
    delay: (mail) =>
      postMailgun(mail, 'failed', { severity: 'temporary', 'delivery-status': { code: 451, message: 'later' } }),
    bounced: (mail) =>
      postMailgun(mail, 'failed', {
        severity: 'permanent',
        'delivery-status': { code: 550, message: '5.1.1 User unknown' },
      }),
    complained: (mail) => postMailgun(mail, 'complained', {}),
  },
  postmark: {
    delivered: (mail) => postPostmark(mail, 'Delivery', { Details: '250 OK' }),
    delay: (mail) => postPostmark(mail, 'Bounce', { Type: 'Transient', Details: '451 later' }),
    bounced: (mail) => postPostmark(mail, 'Bounce', { Type: 'HardBounce', Details: 'smtp;550 5.1.1 User unknown' }),
    complained: (mail) => postPostmark(mail, 'SpamComplaint', {}),
  },
};

function postSendgrid({ email, grant }: Mailed, event: string, more: object): Promise<void> {
  const { unique_args: args } = JSON.parse(grant.headers['X-SMTPAPI']!) as { unique_args: { delivery: string } };
  const body = JSON.stringify([sendgridEvent(event, more, { email, id: newId(), deliveryId: args.delivery })]);
  return post('sendgrid', body, sendgridProof(body));
}

function postMailgun({ email, grant }: Mailed, event: string, more: object): Promise<void> {
  return post('mailgun', mailgunPost(event, more, { email, id: newId(), messageId: grant.messageId }));
}

function postPostmark({ email, grant }: Mailed, type: string, more: object): Promise<void> {
  const deliveryId = grant.headers['X-PM-Metadata-delivery']!;
  return post('postmark', JSON.stringify(postmarkPost(type, more, { email, deliveryId })), postmarkProof());
}

describe.each(['ses', 'sendgrid', 'mailgun', 'postmark'] as const)('%s', (provider) => {
  const teller = tellers[provider];

  it('tells what became of a mail, and the strongest counts', async () => {
    const mail = await mailed();
    await teller['delay']!(mail);
    expect((await delivery(mail.deliveryId)).status).toBe('sent');
    await teller['delivered']!(mail);
    expect((await delivery(mail.deliveryId)).status).toBe('delivered');
    await teller['bounced']!(mail);
    expect(await delivery(mail.deliveryId)).toMatchObject({ status: 'bounced', reason: 'invalid_recipient' });
    expect(await suppressed(mail.email)).toEqual(['hard_bounce']);
    await teller['complained']!(mail);
    await teller['delivered']!(mail);
    const { status, events } = await delivery(mail.deliveryId);
    expect(status).toBe('complained');
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['delay', 'delivered', 'bounced', 'complained']),
    );
    expect(await suppressed(mail.email)).toEqual(['complaint']);
  });

  it('is not here where its setting is left out', async () => {
    await expect(post(provider, '{}', {}, bare)).rejects.toMatchObject({ code: 'route.not_found' });
  });

  it.each(['', '{', 'null', '[]', '"x"', '{"signature":{}}', '\u0000', '[[[['])(
    'is nobody who proves nothing and says %j',
    async (body) => {
      await expect(post(provider, body)).rejects.toMatchObject({ code: 'feedback.unverified' });
    },
  );
});

describe('a copy of a post', () => {
  it.each([
    [
      'ses',
      (email: string, grant: Grant) =>
        snsPost(
          sesEvent(
            'Complaint',
            { complainedRecipients: [{ emailAddress: email }] },
            { returnPath: grant.envelopeFrom },
          ),
        ),
    ],
    [
      'mailgun',
      (email: string, grant: Grant) =>
        mailgunPost('complained', {}, { email, id: newId(), messageId: grant.messageId }),
    ],
  ] as const)('changes nothing, also when it comes at once: %s', async (provider, make) => {
    const { deliveryId, email, grant } = await mailed();
    const body = make(email, grant);
    await Promise.all(Array.from({ length: 4 }, () => post(provider, body)));
    const { events } = await delivery(deliveryId);
    expect(events.filter(({ type }) => type === 'complained')).toHaveLength(1);
  });

  it('with another event in it is refused: Mailgun does not sign what it says', async () => {
    const [mail, other] = [await mailed(), await mailed()];
    const proof = { token: newId() };
    await post('mailgun', mailgunPost('delivered', {}, { messageId: mail.grant.messageId }, proof));
    const forged = mailgunPost('complained', {}, { messageId: other.grant.messageId }, proof);
    await expect(post('mailgun', forged)).rejects.toMatchObject({ code: 'feedback.unverified' });
    expect((await delivery(other.deliveryId)).status).toBe('sent');
  });
});

describe('a post of many events', () => {
  it('changes each mail, in one go', async () => {
    const mails = [await mailed(), await mailed(), await mailed()];
    const events = mails.flatMap(({ email, grant, deliveryId }, i) => [
      sendgridEvent('delivered', {}, { email, messageId: grant.messageId, id: `d${i}${deliveryId}` }),
      ...(i === 1
        ? [sendgridEvent('spamreport', {}, { email, messageId: grant.messageId, id: `s${deliveryId}` })]
        : []),
    ]);
    const strangers = Array.from({ length: 500 }, (_, i) =>
      sendgridEvent('bounce', {}, { id: `x${i}`, deliveryId: newId() }),
    );
    const body = JSON.stringify([...strangers, ...events, sendgridEvent('delivered', {}, { messageId: '<x@y>' })]);
    await post('sendgrid', body, sendgridProof(body));
    const statuses = await Promise.all(mails.map(async ({ deliveryId }) => (await delivery(deliveryId)).status));
    expect(statuses).toEqual(['delivered', 'complained', 'delivered']);
  });
});

describe('a return path', () => {
  it('that was forged changes nothing, though the Message-ID is right', async () => {
    const { deliveryId, email, grant } = await mailed();
    const returnPath = grant.envelopeFrom.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
    const event = sesEvent(
      'Complaint',
      { complainedRecipients: [{ emailAddress: email }] },
      { returnPath, messageId: grant.messageId },
    );
    await post('ses', snsPost(event));
    expect((await delivery(deliveryId)).status).toBe('sent');
  });
});
