// What SNS posts: an envelope around a text, signed field by field.
// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
import { verify } from 'node:crypto';
import { objectOf, textOf } from '../feedback/plain-json';

const fields = [
  'Type',
  'MessageId',
  'TopicArn',
  'Subject',
  'Message',
  'Timestamp',
  'Token',
  'SubscribeURL',
  'SignatureVersion',
  'Signature',
  'SigningCertURL',
] as const;

/** Its fields; empty where there is none. */
export type SnsMessage = Readonly<Record<(typeof fields)[number], string>>;

const digests: Readonly<Record<string, string>> = { '1': 'sha1', '2': 'sha256' };

/** What is posted, read as such a message. */
export function snsMessageOf(body: unknown): SnsMessage {
  const given = objectOf(body);
  return Object.fromEntries(fields.map((name) => [name, textOf(given[name])])) as SnsMessage;
}

/** Whether an address is one of SNS itself, in the region of the topic: no other host is ever asked for anything. */
export function isOfSns(address: string, topicArn: string): boolean {
  const [, region] = /^arn:aws:sns:([a-z0-9-]+):/.exec(topicArn) ?? [];
  if (region === undefined || !URL.canParse(address)) return false;
  const { origin, username, password } = new URL(address);
  return origin === `https://sns.${region}.amazonaws.com` && username === '' && password === '';
}

/** Whether an address names a certificate with which SNS signs. */
export function isSigningCertificate(address: string, topicArn: string): boolean {
  return (
    isOfSns(address, topicArn) && /^\/SimpleNotificationService-[0-9a-f]{1,64}\.pem$/.test(new URL(address).pathname)
  );
}

/** @param certificate in PEM */
export function isSignedBy(message: SnsMessage, certificate: string): boolean {
  const digest = digests[message.SignatureVersion];
  if (digest === undefined) return false;
  try {
    return verify(digest, Buffer.from(signedText(message)), certificate, Buffer.from(message.Signature, 'base64'));
  } catch {
    return false;
  }
}

function signedText(message: SnsMessage): string {
  const names =
    message.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const);
  const told = names.filter((name) => name !== 'Subject' || message.Subject !== '');
  return told.map((name) => `${name}\n${message[name]}\n`).join('');
}
