import { sesEvent } from '../../testing/provider-posts';
import { sesEvents } from './ses-events';

const recipient = { emailAddress: 'ada@example.com' };
const bounce = (bounceType: string, bounceSubType: string, more: object = {}) =>
  sesEvent('Bounce', { bounceType, bounceSubType, bouncedRecipients: [{ ...recipient, ...more }] });
const complaint = (more: object = {}) => sesEvent('Complaint', { complainedRecipients: [recipient], ...more });
const failed = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' };

describe('what Amazon SES tells', () => {
  it.each([
    ['a bounce', bounce('Permanent', 'General', failed), 'failed', 'hard', 'invalid_recipient', '5.1.1'],
    ['a bounce without words', bounce('Permanent', 'General'), 'failed', 'hard', 'invalid_recipient', null],
    ['an address on its list', bounce('Permanent', 'Suppressed'), 'failed', 'hard', 'invalid_recipient', null],
    [
      'one on the list of the account',
      bounce('Permanent', 'OnAccountSuppressionList'),
      'failed',
      'soft',
      'other',
      null,
    ],
    ['a full mailbox', bounce('Transient', 'MailboxFull'), 'failed', 'soft', 'mailbox_full', null],
    ['a mail that is too large', bounce('Transient', 'MessageTooLarge'), 'failed', 'soft', 'content', null],
    ['a bounce of no known kind', bounce('Undetermined', 'Undetermined'), 'failed', 'soft', 'other', null],
    ['a name of the language', bounce('__proto__', 'constructor'), 'failed', 'soft', 'other', null],
    [
      'a block, whatever its type',
      bounce('Permanent', 'General', { status: '5.7.1', diagnosticCode: 'smtp; 550 5.7.1 blocked by a blocklist' }),
      'failed',
      'soft',
      'blocked_reputation',
      '5.7.1',
    ],
    [
      'a delay',
      sesEvent('DeliveryDelay', {
        delayType: 'TransientCommunicationFailure',
        delayedRecipients: [{ ...recipient, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 timed out' }],
      }),
      'delayed',
      'soft',
      'transient_system',
      '4.4.1',
    ],
    [
      'a delivery',
      sesEvent('Delivery', { recipients: ['ada@example.com'], smtpResponse: '250 2.6.0 Message received' }),
      'delivered',
      'not_a_bounce',
      null,
      null,
    ],
  ])('is understood: %s', (_, body, action, kind, reason, status) => {
    const [event] = sesEvents(body);
    expect(event?.report).toMatchObject({
      what: 'bounce',
      verdicts: [{ address: 'ada@example.com', action, kind, reason, status }],
    });
  });

  it.each([
    [
      'a complaint',
      complaint({ complaintFeedbackType: 'abuse' }),
      { what: 'complaint', recipient: 'ada@example.com', harmless: false },
    ],
    ['one that does not say why', complaint(), { what: 'complaint', recipient: 'ada@example.com', harmless: false }],
    [
      'one about our own DNS',
      complaint({ complaintFeedbackType: 'auth-failure' }),
      { what: 'complaint', recipient: 'ada@example.com', harmless: true },
    ],
    ['one that is taken back', complaint({ complaintFeedbackType: 'not-spam' }), { what: 'nothing' }],
  ])('is understood: %s', (_, body, report) => {
    expect(sesEvents(body)[0]?.report).toEqual(report);
  });

  it('names the mail by its return path, by its Message-ID and by an id of the event that its copies have too', () => {
    const mail = { returnPath: 'bounce+1@bounce.example', messageId: '<x@mail.example>', id: 'f-1' };
    const [event] = sesEvents(sesEvent('Complaint', { complainedRecipients: [recipient] }, mail));
    expect(event).toMatchObject({ id: 'f-1', mail: { returnPath: mail.returnPath, messageId: mail.messageId } });
    const delivery = sesEvent('Delivery', { recipients: ['ada@example.com'], feedbackId: undefined }, { id: 'm' });
    expect(sesEvents(delivery)[0]?.id).toBe('0100-m 2026-11-01T10:00:00.000Z');
  });

  it('by its older name is the same', () => {
    const { eventType, ...body } = bounce('Permanent', 'General', failed);
    expect(sesEvents({ ...body, notificationType: eventType })).toHaveLength(1);
  });

  it.each([
    ['an opened mail', sesEvent('Open', {})],
    ['nothing', {}],
    ['a bounce of nobody', sesEvent('Bounce', { bouncedRecipients: 'x' })],
    ['a delivery to nobody', sesEvent('Delivery', { recipients: { a: 1 } })],
  ])('is nothing for us: %s', (_, body) => {
    expect(sesEvents(body).filter(({ report }) => report.what !== 'nothing')).toEqual([]);
  });
});
