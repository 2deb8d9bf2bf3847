import type { BounceReason } from '@portico/contracts/feedback';
import { bounceReasonOf } from './bounce-reason';

describe('why a mail was refused', () => {
  it.each<[BounceReason, string, string | null]>([
    ['invalid_recipient', '550 5.1.1 <x@example.com>... User Unknown', '5.1.1'],
    ['invalid_recipient', 'The email account that you tried to reach does not exist.', null],
    ['invalid_recipient', '550 Requested action not taken: mailbox unavailable', null],
    [
      'invalid_recipient',
      'Host or domain name not found. Name service error for name=example.invalid type=A: Host not found',
      null,
    ],
    ['invalid_recipient', '', '5.1.1'],
    ['mailbox_full', '452 4.2.2 The user is over quota', '4.2.2'],
    ['mailbox_full', 'mailbox is full: retry timeout exceeded', null],
    ['mailbox_full', '', '5.2.2'],
    ['mailbox_inactive', '550 5.2.1 This account has been disabled', '5.2.1'],
    ['blocked_reputation', '554 5.7.1 Client host [192.0.2.1] blocked using bl.example.net', '5.7.1'],
    ['blocked_reputation', "550 5.7.26 Unauthenticated email is not accepted due to domain's DMARC policy", '5.7.26'],
    ['blocked_reputation', '550 5.1.1 192.0.2.1 has sent to too many recipients this hour', '5.1.1'],
    ['blocked_reputation', 'SMTP error after MAIL FROM:<a@example.com>: 550 No such domain', null],
    ['blocked_reputation', '501 5.1.8 Sender address rejected', '5.1.8'],
    ['content', '550 Virus detected, content rejected', null],
    ['content', '552 5.3.4 Message size exceeds fixed limit', '5.3.4'],
    ['content', '550-5.7.1 Messages with multiple 550 5.7.1 addresses in From are not accepted', '5.7.1'],
    ['transient_system', 'connect to mx.example.com[192.0.2.1]:25: Connection timed out', null],
    ['transient_system', '451 4.3.0 queue file write error', '4.3.0'],
    ['transient_system', '450 4.7.0 greylisted, try again in 5 minutes', null],
    ['other', '550 zzqq', null],
  ])('%s: %s', (reason, said, status) => {
    expect(bounceReasonOf([said], status)).toBe(reason);
  });

  it('is found in what stands nearest to the cause', () => {
    expect(bounceReasonOf(['552 5.2.2 over quota', 'Address not found'], '5.2.2')).toBe('mailbox_full');
    expect(bounceReasonOf(['', 'User unknown'], null)).toBe('invalid_recipient');
  });
});
