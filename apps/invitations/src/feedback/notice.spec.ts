import { readCameBack } from './came-back.reader';
import { readReport } from './read-report';
import type { Report } from './report';

/** Headers and text as different servers write them; all of it invented. */
type Sample = readonly [format: string, from: string, subject: string, body: string, verdict: object];

const returned =
  '\n\nReceived: from mail.example.net by mx.example.com; Mon, 2 Mar 2026 10:00:00 +0000\nFrom: portal@mail.example\nTo: ada@example.com\nSubject: Welcome\nMessage-ID: <1@mail.example>\n';

async function read([, from, subject, body]: Sample, headers = ''): Promise<Report> {
  const raw = `From: ${from}\nTo: portal@mail.example\nSubject: ${subject}\n${headers}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${body}`;
  return readReport((await readCameBack(Buffer.from(raw)))!);
}

const unknown = { kind: 'hard', reason: 'invalid_recipient', action: 'failed' };
const full = { kind: 'soft', reason: 'mailbox_full', action: 'failed' };
const late = { kind: 'soft', reason: 'transient_system', action: 'delayed' };

const servers: Sample[] = [
  [
    'Exim',
    'Mail Delivery System <Mailer-Daemon@mx.example.net>',
    'Mail delivery failed: returning message to sender',
    `A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ada@example.com\n    all relevant MX records point to non-existent hosts\n\n------ This is a copy of the message, including all the headers. ------${returned}`,
    unknown,
  ],
  [
    'Exim, late',
    'Mail Delivery System <Mailer-Daemon@mx.example.net>',
    'Warning: message 1abcDE-000001-Fg delayed 24 hours',
    'A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours on the queue.\n\n  ada@example.com\n    Delay reason: Connection timed out\n\nNo further action is required on your part. Delivery attempts will continue for some time. You will be told of a permanent end.',
    late,
  ],
  [
    'qmail',
    'MAILER-DAEMON@mx.example.net',
    'failure notice',
    `Hi. This is the qmail-send program at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<ada@example.com>:\n192.0.2.7 does not like recipient.\nRemote host said: 550 5.1.1 sorry, no mailbox here by that name\nGiving up on 192.0.2.7.\n\n--- Below this line is a copy of the message.${returned}`,
    unknown,
  ],
  [
    'Postfix without a report',
    'MAILER-DAEMON@mx.example.net (Mail Delivery System)',
    'Undelivered Mail Returned to Sender',
    `This is the Postfix program at host mx.example.net.\n\n<ada@example.com>: host mx.example.com[192.0.2.7] said: 452 4.2.2 Mailbox full (in\n    reply to RCPT TO command)${returned}`,
    full,
  ],
  [
    'sendmail',
    'Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>',
    'Returned mail: see transcript for details',
    `   ----- The following addresses had permanent fatal errors -----\n<ada@example.com>\n    (reason: 553 5.3.0 <ada@example.com>... No such user)\n\n   ----- Transcript of session follows -----\n... while talking to mx.example.com.:\n>>> RCPT To:<ada@example.com>\n<<< 553 5.3.0 <ada@example.com>... No such user`,
    unknown,
  ],
  [
    'Courier',
    '"Courier mail server at mx.example.net" <postmaster@mx.example.net>',
    'NOTICE: mail delivery status.',
    'This is a delivery status notification from mx.example.net,\nrunning the Courier mail server.\n\nUNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<ada@example.com>:\n    mx.example.com [192.0.2.7]:\n>>> RCPT TO:<ada@example.com>\n<<< 550 User unknown',
    unknown,
  ],
  [
    'Exchange 2003',
    'postmaster@example.com',
    'Undeliverable: Welcome',
    'Your message\n\n  To:      ada@example.com\n  Subject: Welcome\n  Sent:    Mon, 2 Mar 2026 10:00:00\n\ndid not reach the following recipient(s):\n\nada@example.com on Mon, 2 Mar 2026 10:00:05\n    The recipient name is not recognized\n\tThe MTS-ID of the original message is: c=us;a= ;p=example;l=MX1\n    MSEXCH:IMS:Example:HQ:MX1 0 (000C05A6) Unknown Recipient',
    unknown,
  ],
  [
    'Microsoft 365',
    'Microsoft Outlook <postmaster@example.com>',
    'Undeliverable: Welcome',
    "Your message to ada@example.com couldn't be delivered.\n\nada wasn't found at example.com.\n\nStatus code: 550 5.1.10",
    unknown,
  ],
  [
    'Domino',
    'Postmaster@example.com',
    'DELIVERY FAILURE: User ada (ada@example.com) not listed in Domino Directory',
    'Your message\n\n  Subject: Welcome\n\nwas not delivered to:\n\n  ada@example.com\n\nbecause:\n\n  User ada (ada@example.com) not listed in Domino Directory',
    unknown,
  ],
  [
    'Gmail',
    'Mail Delivery Subsystem <mailer-daemon@mail.example>',
    'Delivery Status Notification (Delay)',
    'This is an automatically generated Delivery Status Notification\n\nTHIS IS A WARNING MESSAGE ONLY.\n\nYOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nDelivery to the following recipient has been delayed:\n\n     ada@example.com\n\nMessage will be retried for 2 more day(s)\n\nThe recipient server did not accept our requests to connect.',
    late,
  ],
  [
    'Yahoo',
    'MAILER-DAEMON@mail.example',
    'Failure Notice',
    "Sorry, we were unable to deliver your message to the following address.\n\n<ada@example.com>:\n552: 5.2.2 The recipient's mailbox is over quota\n\n--- Below this line is a copy of the message.",
    full,
  ],
  [
    'MDaemon',
    'MDaemon at mx.example.net <MDaemon@mx.example.net>',
    'Permanent Delivery Failure',
    'The attached message had PERMANENT fatal delivery errors!\n\nAfter one or more unsuccessful delivery attempts the attached message has\nbeen removed from the mail queue on this server.\n\nFailed address: ada@example.com\n\n--- Session Transcript ---\n <-- 550 5.1.1 Recipient unknown <ada@example.com>',
    unknown,
  ],
  [
    'GroupWise',
    'Postmaster@mx.example.net',
    'Message status - undeliverable',
    'The message that you sent was undeliverable to the following:\n\tada (user not found)\n\tada@example.com',
    unknown,
  ],
];

const languages: Sample[] = (
  [
    [
      'German',
      'Unzustellbare Nachricht',
      'Ihre Nachricht konnte nicht zugestellt werden:\n\nada@example.com\n\nDer Empfänger ist unbekannt.',
      unknown,
    ],
    [
      'French',
      'Échec de la remise',
      "Votre message n'a pas pu être remis :\n\nada@example.com\n\nLa boîte du destinataire est pleine.",
      full,
    ],
    [
      'Spanish',
      'Correo no entregado',
      'No se ha podido entregar el mensaje:\n\nada@example.com\n\nEl usuario no existe.',
      unknown,
    ],
    [
      'Portuguese',
      'Falha na entrega',
      'A mensagem não foi entregue:\n\nada@example.com\n\nEndereço não encontrado.',
      unknown,
    ],
    [
      'Italian',
      'Mancata consegna',
      'Non è stato possibile recapitare il messaggio:\n\nada@example.com\n\nLa casella del destinatario è piena.',
      full,
    ],
    [
      'Russian',
      'Письмо не доставлено',
      'Письмо не может быть доставлено:\n\nada@example.com\n\nПользователь не найден.',
      unknown,
    ],
    [
      'Japanese',
      '配信できませんでした',
      '以下の宛先に配信できませんでした。\n\nada@example.com\n\nユーザーが存在しません。',
      unknown,
    ],
  ] as const
).map(([language, subject, body, verdict]) => [language, 'postmaster@mx.example.net', subject, body, verdict] as const);

describe('a bounce in words', () => {
  it.each(servers)('of %s', async (...sample) => {
    expect(await read(sample)).toMatchObject({
      what: 'bounce',
      verdicts: [{ address: 'ada@example.com', ...sample[4] }],
    });
  });

  it.each(languages)('in %s', async (...sample) => {
    expect(await read(sample)).toMatchObject({
      what: 'bounce',
      verdicts: [{ address: 'ada@example.com', ...sample[4] }],
    });
  });
});
