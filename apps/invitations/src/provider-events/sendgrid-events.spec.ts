import { sendgridEvent } from '../../testing/provider-posts';
import { sendgridEvents } from './sendgrid-events';

describe('what SendGrid tells', () => {
  it.each([
    [
      'bounce',
      { status: '5.1.1', reason: '550 5.1.1 User unknown', type: 'bounce' },
      'failed',
      'hard',
      'invalid_recipient',
    ],
    ['bounce', { reason: 'no', bounce_classification: 'Invalid Address' }, 'failed', 'hard', 'invalid_recipient'],
    [
      'bounce',
      { status: '5.7.1', reason: '550 5.7.1 listed by a blocklist', type: 'blocked' },
      'failed',
      'soft',
      'blocked_reputation',
    ],
    ['bounce', { status: '5.2.2', reason: '552 5.2.2 Mailbox full' }, 'failed', 'soft', 'mailbox_full'],
    ['dropped', { reason: 'Bounced Address', status: '5.0.0' }, 'failed', 'soft', 'mailbox_inactive'],
    ['dropped', { reason: 'Invalid' }, 'failed', 'hard', 'invalid_recipient'],
    ['dropped', { reason: 'Unsubscribed Address' }, 'failed', 'soft', 'other'],
    [
      'deferred',
      { response: '451 4.7.1 Greylisted, try again later', attempt: '3' },
      'delayed',
      'soft',
      'transient_system',
    ],
    ['deferred', { response: '' }, 'delayed', 'soft', 'transient_system'],
    ['delivered', { response: '250 OK' }, 'delivered', 'not_a_bounce', null],
  ])('is understood: %s %j', (event, more, action, kind, reason) => {
    const [read] = sendgridEvents([sendgridEvent(event, more)]);
    expect(read?.report).toMatchObject({
      what: 'bounce',
      verdicts: [{ address: 'ada@example.com', action, kind, reason }],
    });
  });

  it('is a complaint', () => {
    const [read] = sendgridEvents([sendgridEvent('spamreport')]);
    expect(read?.report).toEqual({ what: 'complaint', recipient: 'ada@example.com', harmless: false });
  });

  it('names each of several mails', () => {
    const events = sendgridEvents([
      sendgridEvent('delivered', {}, { id: 'a', messageId: '<one@mail.example>' }),
      sendgridEvent('processed', {}, { id: 'b' }),
      sendgridEvent('spamreport', {}, { id: 'c', deliveryId: 'the id that we gave' }),
    ]);
    expect(events.map(({ id, mail }) => [id, mail])).toEqual([
      ['a', { messageId: '<one@mail.example>', deliveryId: '' }],
      ['c', { messageId: '', deliveryId: 'the id that we gave' }],
    ]);
  });

  it.each([[null], [{}], ['x'], [[null, 1, []]], [[sendgridEvent('open'), sendgridEvent('constructor')]]])(
    'is nothing for us: %j',
    (body) => {
      expect(sendgridEvents(body)).toEqual([]);
    },
  );
});
