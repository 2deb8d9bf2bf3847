// What mail providers post, as they write it; all of it invented.
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

/** Of which mail, and to whom it went. */
export interface PostedMail {
  email?: string;
  messageId?: string;
  returnPath?: string;
  deliveryId?: string;
  /** The provider's id of the event. */
  id?: string;
}

export const topicArn = 'arn:aws:sns:eu-west-1:123456789012:ses-events';
const certificateUrl = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** With which the posts of these tests are signed. */
export const keys = {
  sns: rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  sendgrid: ec.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  mailgun: 'mailgun-signing-key-of-the-tests',
  postmark: 'postmark-token-of-the-tests',
};

/** One event of Amazon SES. `about` is the part that the type names. */
export function sesEvent(
  type: 'Bounce' | 'Complaint' | 'Delivery' | 'DeliveryDelay' | 'Open',
  about: object,
  { returnPath = 'portal@mail.example', messageId, id = 'ses-1' }: PostedMail = {},
): Record<string, unknown> {
  const part = {
    Bounce: 'bounce',
    Complaint: 'complaint',
    Delivery: 'delivery',
    DeliveryDelay: 'deliveryDelay',
    Open: 'open',
  };
  return {
    eventType: type,
    [part[type]]: { timestamp: '2026-11-01T10:00:00.000Z', feedbackId: id, ...about },
    mail: {
      timestamp: '2026-11-01T09:59:59.000Z',
      source: returnPath,
      messageId: `0100-${id}`,
      headers: messageId ? [{ name: 'Message-ID', value: messageId }] : [],
      commonHeaders: { messageId: `0100-${id}` },
    },
  };
}

/** The envelope of SNS around a text, signed. */
export function snsPost(message: unknown, changes: Record<string, string> = {}): string {
  const body: Record<string, string> = {
    Type: 'Notification',
    MessageId: '02f86d9b-eecf-573d-b47d-3d1850750c30',
    TopicArn: topicArn,
    Message: typeof message === 'string' ? message : JSON.stringify(message),
    Timestamp: '2026-11-01T10:00:01.000Z',
    SignatureVersion: '2',
    SigningCertURL: certificateUrl,
    ...changes,
  };
  const names = Object.keys(body).filter((name) => !name.startsWith('Sign') && name !== 'UnsubscribeURL');
  const text = names
    .toSorted()
    .map((name) => `${name}\n${body[name]}\n`)
    .join('');
  const digest = body['SignatureVersion'] === '1' ? 'sha1' : 'sha256';
  const Signature = sign(digest, Buffer.from(text), rsa.privateKey).toString('base64');
  return JSON.stringify({
    Signature,
    UnsubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
    ...body,
  });
}

/** What SNS posts when a topic is to be subscribed to. */
export function snsConfirmation(changes: Record<string, string> = {}): string {
  return snsPost('You have chosen to subscribe to the topic.', {
    Type: 'SubscriptionConfirmation',
    Token: '2336412f37',
    SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37',
    ...changes,
  });
}

/** One event of SendGrid. */
export function sendgridEvent(
  event: string,
  more: object = {},
  { email = 'ada@example.com', messageId, deliveryId, id = 'sg-1' }: PostedMail = {},
): Record<string, unknown> {
  return {
    email,
    timestamp: 1_793_527_200,
    event,
    sg_event_id: id,
    sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
    ...(messageId && { 'smtp-id': messageId }),
    ...(deliveryId && { delivery: deliveryId }),
    ...more,
  };
}

/** The headers by which SendGrid proves that it posted this body. */
export function sendgridProof(body: string, timestamp = '1793527200'): Record<string, string> {
  const signature = sign('sha256', Buffer.from(timestamp + body), ec.privateKey).toString('base64');
  return {
    'x-twilio-email-event-webhook-signature': signature,
    'x-twilio-email-event-webhook-timestamp': timestamp,
  };
}

/** What Mailgun posts of one event, signed. */
export function mailgunPost(
  event: string,
  more: object = {},
  { email = 'ada@example.com', messageId = '<x@mail.example>', returnPath, id = 'mg-1' }: PostedMail = {},
  { at = Date.now() / 1000, token = `token of ${id}`, key = keys.mailgun } = {},
): string {
  const timestamp = String(Math.floor(at));
  return JSON.stringify({
    signature: {
      timestamp,
      token,
      signature: createHmac('sha256', key)
        .update(timestamp + token)
        .digest('hex'),
    },
    'event-data': {
      id,
      event,
      timestamp: at,
      recipient: email,
      message: { headers: { 'message-id': messageId.replaceAll(/[<>]/g, '') } },
      ...(returnPath && { envelope: { sender: returnPath, transport: 'smtp' } }),
      ...more,
    },
  });
}

/** What Postmark posts of one event. */
export function postmarkPost(
  RecordType: string,
  more: object = {},
  { email = 'ada@example.com', deliveryId, id }: PostedMail = {},
): Record<string, unknown> {
  return {
    RecordType,
    MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
    Metadata: deliveryId ? { delivery: deliveryId } : {},
    ...(RecordType === 'Delivery' ? { Recipient: email, DeliveredAt: '2026-11-01T10:00:00Z' } : { Email: email }),
    ...(id && { ID: Number(id) }),
    ...more,
  };
}

/** The header by which Postmark proves itself. */
export function postmarkProof(token = keys.postmark): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`portico:${token}`).toString('base64')}` };
}
