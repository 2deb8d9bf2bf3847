import { keys, mailgunPost, postmarkProof, sendgridProof } from '../../testing/provider-posts';
import { mailgunTokenOf } from './mailgun-signature';
import { passwordIn } from './postmark-password';
import { isFromSendgrid, sendgridKeyOf } from './sendgrid-signature';

describe('SendGrid', () => {
  const body = '[{"event":"delivered"}]';
  const proof = sendgridProof(body, '1793527200');
  const signature = proof['x-twilio-email-event-webhook-signature']!;

  it('is known by its signature of the bytes and the time', () => {
    expect(isFromSendgrid(Buffer.from(body), '1793527200', signature, keys.sendgrid)).toBe(true);
  });

  it.each([
    ['another body', `${body} `, '1793527200', signature],
    ['another time', body, '1793527201', signature],
    ['no time', body, '', signature],
    ['no signature', body, '1793527200', ''],
    ['a signature that is none', body, '1793527200', 'AAAA'],
  ])('is not, with %s', (_, said, timestamp, signed) => {
    expect(isFromSendgrid(Buffer.from(said), timestamp, signed, keys.sendgrid)).toBe(false);
  });

  it('has a key that is one', () => {
    expect(sendgridKeyOf(keys.sendgrid)).not.toBeNull();
    for (const text of ['', 'x', Buffer.from('x').toString('base64')]) expect(sendgridKeyOf(text)).toBeNull();
  });
});

describe('Mailgun', () => {
  const now = 1_793_527_200;
  const token = (proof: object, key = keys.mailgun) =>
    mailgunTokenOf(JSON.parse(mailgunPost('delivered', {}, {}, { at: now, ...proof })), key, now * 1000);

  it('is known by its signature of the time and a token', () => {
    expect(token({ token: 't' })).toBe('t');
    expect(token({ token: 't', at: now - 8 * 3600 })).toBe('t');
  });

  it.each([
    ['of another key', { key: 'another key of somebody else' }],
    ['that is too old', { at: now - 10 * 3600 }],
    ['of another time to come', { at: now + 3600 }],
    ['of no token', { token: '' }],
    ['of no time', { at: Number.NaN }],
  ])('is not, by a signature %s', (_, proof) => {
    expect(token(proof)).toBeNull();
  });

  it.each([[null], [{}], [{ signature: 'x' }], [{ signature: { timestamp: 1, token: 2, signature: 3 } }]])(
    'is not, without one: %j',
    (body) => {
      expect(mailgunTokenOf(body, keys.mailgun, now * 1000)).toBeNull();
    },
  );
});

describe('Postmark', () => {
  it('is known by the password in its address', () => {
    expect(passwordIn(postmarkProof('a:b').authorization!)).toBe('a:b');
  });

  it.each(['', 'Basic', 'Basic !', 'Bearer eDp5', 'Basic '])('has none in %j', (header) => {
    expect(passwordIn(header)).toBe('');
  });
});
