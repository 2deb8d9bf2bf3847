// Mails that come back, as different servers write them; all of it invented.

/** What a report says, and of which mail. */
export interface BounceFacts {
  /** Whom the bounce is sent to: our return path. */
  to?: string;
  /** The Message-ID of the report itself. */
  id?: string;
  recipients?: { address: string; action?: string; status?: string; diagnostic?: string }[];
  /** Headers of the mail that is returned, one a line. */
  returned?: string;
}

const lines = (...all: string[]): string => all.join('\r\n');

/** RFC 3464, with the mail that it returns. */
export function deliveryStatus({
  to = 'portal@mail.example',
  id = '<report-1@mx.example.net>',
  recipients = [{ address: 'ada@example.com' }],
  returned = 'Subject: Welcome',
}: BounceFacts): string {
  const groups = recipients.map(
    ({ address, action = 'failed', status = '5.1.1', diagnostic = '550 5.1.1 User unknown' }) =>
      lines(
        `Final-Recipient: rfc822; ${address}`,
        `Action: ${action}`,
        `Status: ${status}`,
        `Diagnostic-Code: smtp; ${diagnostic}`,
        '',
      ),
  );
  return lines(
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: ${id}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I could not deliver your message. Please do not answer.',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    ...groups,
    '--b1',
    'Content-Type: message/rfc822',
    '',
    returned,
    '',
    'Hello Ada',
    '--b1--',
    '',
  );
}

/** RFC 5965. */
export function complaint(
  { to = 'portal@mail.example', id = '<complaint-1@fbl.example.net>', returned = 'To: ada@example.com' }: BounceFacts,
  type = 'abuse',
): string {
  return lines(
    'From: Feedback Loop <fbl@fbl.example.net>',
    `To: ${to}`,
    'Subject: Complaint',
    `Message-ID: ${id}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b2"',
    '',
    '--b2',
    'Content-Type: text/plain',
    '',
    'Somebody pressed the button.',
    '--b2',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    'Original-Rcpt-To: <ada@example.com>',
    '',
    '--b2',
    'Content-Type: message/rfc822',
    '',
    returned,
    '',
    'Hello Ada',
    '--b2--',
    '',
  );
}

/** A bounce in words only. */
export function notice(
  body: string,
  { to = 'portal@mail.example', id = '<notice-1@mx.example.net>', returned = '' }: BounceFacts = {},
  subject = 'Mail delivery failed: returning message to sender',
): string {
  const copy =
    returned === '' ? [] : ['------ This is a copy of the message, including all the headers. ------', '', returned];
  return lines(
    'Return-Path: <>',
    'From: Mail Delivery System <Mailer-Daemon@mx.example.net>',
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    '',
    body.replaceAll(/\r?\n/g, '\r\n'),
    '',
    ...copy,
    '',
  );
}
