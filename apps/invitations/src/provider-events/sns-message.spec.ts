import { keys, snsConfirmation, snsPost, topicArn } from '../../testing/provider-posts';
import { isOfSns, isSignedBy, isSigningCertificate, snsMessageOf } from './sns-message';

const read = (post: string) => snsMessageOf(JSON.parse(post));

describe('a message of SNS', () => {
  it.each([
    ['a notification', snsPost('hello')],
    ['one in the older signature', snsPost('hello', { SignatureVersion: '1' })],
    ['one with a subject', snsPost('hello', { Subject: 'Amazon SES Email Event Notification' })],
    ['a confirmation', snsConfirmation()],
  ])('is known by its signature: %s', (_, post) => {
    expect(isSignedBy(read(post), keys.sns)).toBe(true);
  });

  it.each(['Type', 'MessageId', 'TopicArn', 'Message', 'Timestamp', 'Subject'] as const)(
    'is not, where its %s was changed',
    (name) => {
      const message = read(snsPost('hello', { Subject: 'Hello' }));
      expect(isSignedBy({ ...message, [name]: `${message[name]}!` }, keys.sns)).toBe(false);
    },
  );

  it.each([
    ['no signature', { Signature: '' }],
    ['a signature of another length', { Signature: 'AAAA' }],
    ['an unknown kind of signature', { SignatureVersion: '3' }],
  ])('is not, with %s', (_, changes) => {
    expect(isSignedBy({ ...read(snsPost('hello')), ...changes }, keys.sns)).toBe(false);
  });

  it('is not, where the certificate is none', () => {
    for (const certificate of ['', 'x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
      expect(isSignedBy(read(snsPost('hello')), certificate)).toBe(false);
  });
});

describe('an address', () => {
  const path = '/SimpleNotificationService-0123456789abcdef.pem';

  it('is one of SNS in the region of the topic', () => {
    expect(isOfSns('https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription', topicArn)).toBe(true);
    expect(isSigningCertificate(`https://sns.eu-west-1.amazonaws.com${path}`, topicArn)).toBe(true);
  });

  it.each([
    ['of another region', `https://sns.us-east-1.amazonaws.com${path}`],
    ['without encryption', `http://sns.eu-west-1.amazonaws.com${path}`],
    ['of another host', `https://sns.eu-west-1.amazonaws.com.example.net${path}`],
    ['behind a name before it', `https://sns.eu-west-1.amazonaws.com@example.net${path}`],
    ['with a password', `https://u:p@sns.eu-west-1.amazonaws.com${path}`],
    ['on another port', `https://sns.eu-west-1.amazonaws.com:8443${path}`],
    ['that is none', path],
    ['that is empty', ''],
  ])('is not, %s', (_, address) => {
    expect(isOfSns(address, topicArn)).toBe(false);
  });

  it.each(['/', '/x.pem', `${path}.txt`, `/a${path}`])('names no certificate: %s', (other) => {
    expect(isSigningCertificate(`https://sns.eu-west-1.amazonaws.com${other}`, topicArn)).toBe(false);
  });

  it('is none of SNS for a topic that is none', () => {
    expect(isOfSns('https://sns..amazonaws.com/', 'arn:aws:sns::1:x')).toBe(false);
  });
});
