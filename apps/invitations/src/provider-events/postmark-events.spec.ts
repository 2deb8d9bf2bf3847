import { postmarkPost } from '../../testing/provider-posts';
import { postmarkEvents } from './postmark-events';

const bounce = (Type: string, Details = '') => postmarkPost('Bounce', { Type, Details });

describe('what Postmark tells', () => {
  it.each([
    [
      'HardBounce',
      'smtp;550 5.1.1 The email account that you tried to reach does not exist',
      'failed',
      'hard',
      'invalid_recipient',
    ],
    ['HardBounce', '', 'failed', 'hard', 'invalid_recipient'],
    ['HardBounce', 'smtp;550 5.7.1 listed by a blocklist', 'failed', 'soft', 'blocked_reputation'],
    ['BadEmailAddress', '', 'failed', 'hard', 'invalid_recipient'],
    ['SoftBounce', '', 'failed', 'soft', 'mailbox_full'],
    ['Transient', 'smtp;421 timed out', 'delayed', 'soft', 'transient_system'],
    ['DnsError', '', 'failed', 'soft', 'transient_system'],
    ['SpamNotification', '', 'failed', 'soft', 'content'],
    ['Unknown', '', 'failed', 'soft', 'other'],
  ])('is understood: %s %j', (type, details, action, kind, reason) => {
    expect(postmarkEvents(bounce(type, details))[0]?.report).toMatchObject({
      what: 'bounce',
      verdicts: [{ address: 'ada@example.com', action, kind, reason }],
    });
  });

  it.each([
    [postmarkPost('Delivery', { Details: '250 OK' }), { what: 'bounce', verdicts: [{ action: 'delivered' }] }],
    [postmarkPost('SpamComplaint'), { what: 'complaint', recipient: 'ada@example.com', harmless: false }],
    [bounce('SpamComplaint'), { what: 'complaint' }],
    [bounce('AutoResponder'), { what: 'auto_reply' }],
  ])('is understood: %j', (body, report) => {
    expect(postmarkEvents(body)[0]?.report).toMatchObject(report);
  });

  it('names the mail by the id that it was given with it', () => {
    const [event] = postmarkEvents(postmarkPost('SpamComplaint', {}, { deliveryId: 'the id', id: '42' }));
    expect(event).toMatchObject({ id: '42', mail: { deliveryId: 'the id' } });
    expect(postmarkEvents(postmarkPost('Delivery'))[0]?.id).toBe(
      '883953f4-6105-42a2-a16a-77a8eac79483 2026-11-01T10:00:00Z',
    );
  });

  it.each([[null], [{}], [postmarkPost('Open')], [bounce('Subscribe')], [bounce('constructor')]])(
    'is nothing for us: %j',
    (body) => {
      expect(postmarkEvents(body)).toEqual([]);
    },
  );
});
