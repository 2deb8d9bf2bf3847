import type { BounceReason } from '@portico/contracts/feedback';
import { refusalReasonOf } from './refusal-reason';

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
    ['invalid_recipient', "554 delivery error: dd This user doesn't have an account here (ada@example.com) [0]", null],
    ['invalid_recipient', '550 5.4.1 Recipient address rejected: Access denied', '5.4.1'],
    ['invalid_recipient', '556 5.1.10 Recipient address has null MX', '5.1.10'],
    ['invalid_recipient', 'Adresse introuvable', null],
    ['invalid_recipient', 'Die eingegebene Adresse wurde nicht gefunden', null],
    ['invalid_recipient', 'El usuario no existe', null],
    ['invalid_recipient', '收件人地址不存在', null],
    ['mailbox_full', 'Das Postfach des Empfängers ist voll', null],
    ['mailbox_full', 'Boîte du destinataire pleine', null],
    ['mailbox_inactive', '550 5.2.1 The email account that you tried to reach is disabled', '5.2.1'],
    ['mailbox_inactive', '550 5.2.0 User unknown', '5.2.0'],
    ['mailbox_inactive', 'Refused due to recipient preferences', null],
    ['blocked_reputation', '421 4.7.0 Messages from 192.0.2.1 temporarily deferred due to user complaints', '4.7.0'],
    ['blocked_reputation', '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]', '4.7.25'],
    ['blocked_reputation', '554 5.7.1 Relay access denied', '5.7.1'],
    ['blocked_reputation', '452 4.5.3 Too many recipients', '4.5.3'],
    ['content', '554 5.7.1 Message rejected as spam by content filtering', '5.7.1'],
    ['content', '550 5.7.1 This message is likely unsolicited mail', '5.7.1'],
    ['transient_system', 'Host not found. Name service error for name=example.com: Host not found, try again', null],
    ['transient_system', '554 5.4.6 Too many hops', '5.4.6'],
    ['transient_system', '421', null],
    ['other', '550 zzqq', null],
  ])('%s: %s', (reason, said, status) => {
    expect(refusalReasonOf([said], status)).toBe(reason);
  });

  it('is no unknown user where the mail had been taken before it was refused', () => {
    const said = '550 User unknown';
    expect(refusalReasonOf([`${said} (in reply to RCPT TO command)`], null)).toBe('invalid_recipient');
    expect(refusalReasonOf([`${said} (in reply to end of DATA command)`], null)).toBe('mailbox_inactive');
    expect(refusalReasonOf([said, 'SMTP error from remote mail server after end of data'], null)).toBe(
      'mailbox_inactive',
    );
    expect(refusalReasonOf([`${said} (in reply to end of DATA command)`], '5.1.1')).toBe('invalid_recipient');
  });

  it('is not found in the names of addresses', () => {
    expect(refusalReasonOf(['550 <user-unknown@example.com>: zzqq'], null)).toBe('other');
  });

  it('is found in what stands nearest to the cause', () => {
    expect(refusalReasonOf(['552 5.2.2 over quota', 'Address not found'], '5.2.2')).toBe('mailbox_full');
    expect(refusalReasonOf(['', 'User unknown'], null)).toBe('invalid_recipient');
  });
});
