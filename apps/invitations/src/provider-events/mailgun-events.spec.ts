import { mailgunPost } from '../../testing/provider-posts';
import { mailgunEvents } from './mailgun-events';

const read = (event: string, more: object = {}, mail: object = {}) =>
  mailgunEvents(JSON.parse(mailgunPost(event, more, mail)));
const said = (severity: string, code: number, message: string, reason = 'bounce') => ({
  severity,
  reason,
  'delivery-status': { code, message, description: '', 'attempt-no': 1 },
});

describe('what Mailgun tells', () => {
  it.each([
    ['failed', said('permanent', 550, '5.1.1 The email account does not exist'), 'failed', 'hard', 'invalid_recipient'],
    [
      'failed',
      said('permanent', 605, 'Not delivering to previously bounced address', 'suppress-bounce'),
      'failed',
      'soft',
      'mailbox_inactive',
    ],
    ['failed', said('permanent', 552, '5.2.2 Mailbox full'), 'failed', 'soft', 'mailbox_full'],
    ['failed', said('temporary', 451, '4.7.1 Greylisted', 'generic'), 'delayed', 'soft', 'transient_system'],
    ['failed', said('permanent', 602, 'Too old', 'old'), 'failed', 'soft', 'transient_system'],
    ['delivered', { 'delivery-status': { code: 250, message: 'OK' } }, 'delivered', 'not_a_bounce', null],
  ])('is understood: %s %j', (event, more, action, kind, reason) => {
    expect(read(event, more)[0]?.report).toMatchObject({
      what: 'bounce',
      verdicts: [{ address: 'ada@example.com', action, kind, reason }],
    });
  });

  it('is a complaint', () => {
    expect(read('complained')[0]?.report).toEqual({ what: 'complaint', recipient: 'ada@example.com', harmless: false });
  });

  it('names the mail by its Message-ID, its return path and the event', () => {
    const mail = { id: 'e', messageId: '<x@mail.example>', returnPath: 'bounce+1@bounce.example' };
    expect(read('complained', {}, mail)[0]).toMatchObject({
      id: 'e',
      mail: { messageId: 'x@mail.example', returnPath: mail.returnPath },
    });
  });

  it.each([[null], [[]], [{ 'event-data': 'x' }], [{ 'event-data': { event: 'opened' } }]])(
    'is nothing for us: %j',
    (body) => {
      expect(mailgunEvents(body)).toEqual([]);
    },
  );
});
