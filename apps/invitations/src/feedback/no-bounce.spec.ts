import { readCameBack } from './came-back.reader';
import { readReport } from './read-report';
import type { Report } from './report';

async function read(headers: readonly string[], body: string): Promise<Report> {
  const all = ['To: portal@mail.example', ...headers, 'Content-Type: text/plain; charset=utf-8', '', body];
  return readReport((await readCameBack(Buffer.from(all.join('\r\n'))))!);
}

const quotedBounce =
  '> From: Mail Delivery System <MAILER-DAEMON@mx.example.net>\n> Subject: Undelivered Mail\n> To: portal@mail.example\n>\n> <ada@example.com>: host mx.example.com[192.0.2.7] said:\n>     550 5.1.1 User unknown (in reply to RCPT TO command)';

describe('an automatic answer', () => {
  it.each([
    ['Automatic reply: Welcome', 'I am travelling until Monday and cannot be reached.'],
    ['Re: Out of office: Welcome', 'Mail sent to me is not delivered to my phone.'],
    ['Abwesenheitsnotiz: Willkommen', 'Ich bin bis Montag nicht erreichbar. Ihre Nachricht wird nicht weitergeleitet.'],
    ['Réponse automatique : Bienvenue', 'Je suis absent.'],
    ['Respuesta automática: Bienvenida', 'Estoy de vacaciones. No puedo ser localizado.'],
    ['Автоответ: Добро пожаловать', 'Меня нет в офисе.'],
    ['自動返信: ようこそ', '不在にしております。'],
    [
      'Please confirm your message to Ada',
      'Your message was not delivered yet. Press the link to prove that you are human.',
    ],
    ['We have received your request', 'A ticket was opened: 550 people wait before you.'],
  ])('is known by its subject, though nobody sent it: %s', async (subject, body) => {
    expect(await read(['Return-Path: <>', 'From: Ada <ada@example.com>', `Subject: ${subject}`], body)).toEqual({
      what: 'auto_reply',
    });
  });

  it.each(['Auto-Submitted: auto-replied (vacation)', 'X-Autorespond: Welcome', 'Precedence: auto_reply'])(
    'is known by %s',
    async (header) => {
      expect(await read([header, 'From: ada@example.com', 'Subject: Re: Welcome'], 'Back on Monday.')).toEqual({
        what: 'auto_reply',
      });
    },
  );
});

describe('an ordinary mail', () => {
  const quoted =
    '> From: Mail Delivery System <MAILER-DAEMON@mx.example.net>\n> <bob@example.com>: host mx.example.com said: 550 5.1.1 User unknown';

  it.each<[string, string[], string]>([
    ['asks about a bounce', ['From: ada@example.com', 'Subject: Re: Undelivered Mail Returned to Sender'], quoted],
    [
      'quotes what machines read',
      ['From: ada@example.com', 'Subject: Re: your report'],
      'Final-Recipient: rfc822; bob@example.com\nAction: failed\nStatus: 5.1.1',
    ],
    ['passes talk on', ['From: ada@example.com', 'Subject: FW: Delivery failed'], 'What is 550 5.1.1 User unknown?'],
    [
      'comes from a carrier',
      ['From: parcels@shop.example', 'Subject: Delivery failed'],
      'Your parcel could not be delivered to 450 Oak Street. We will try again tomorrow.',
    ],
    [
      'is the digest of a list about mail',
      ['From: list@lists.example.net', 'List-Id: <mail.lists.example.net>', 'Subject: Mail delivery problems, issue 7'],
      'My server said 550 5.7.1 and the message was rejected.',
    ],
    [
      'says that a mail was read',
      ['Return-Path: <>', 'From: ada@example.com', 'Subject: Read: Welcome'],
      'Your message was read on Monday.',
    ],
    ['says that a delivery went well', ['From: shop@shop.example', 'Subject: Delivered'], 'Your parcel was delivered.'],
  ])('is none: it %s', async (_, headers, body) => {
    expect(await read(headers, body)).toEqual({ what: 'nothing' });
  });
});

describe('a bounce that staff forward', () => {
  it('is read as if it had come by itself', async () => {
    const body = `Please look into this.\n\nBegin forwarded message:\n\n${quotedBounce}`;
    expect(await read(['From: staff@example.net', 'Subject: Fwd: Undelivered Mail'], body)).toMatchObject({
      verdicts: [{ address: 'ada@example.com', kind: 'hard' }],
    });
  });
});

describe('a notification of Amazon SES by mail', () => {
  const from = ['From: no-reply@sns.example', 'Subject: AWS Notification Message'];

  it('names who complained, in a line that a server cut', async () => {
    const body =
      '{"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAd!\r\n dress":"ada@example.com"}]}}\r\n\r\n--\r\nTo stop these mails: https://sns.example/';
    expect(await read(from, body)).toEqual({ what: 'complaint', recipient: 'ada@example.com', harmless: false });
  });

  it('names who was not reached, in an envelope of SNS', async () => {
    const recipient = {
      emailAddress: 'ada@example.com',
      action: 'failed',
      status: '5.2.2',
      diagnosticCode: 'smtp; 552 5.2.2 full',
    };
    const message = { eventType: 'Bounce', bounce: { bouncedRecipients: [recipient, 'noise', null] } };
    const body = JSON.stringify({ Type: 'Notification', Message: JSON.stringify(message) });
    expect(await read(from, body)).toMatchObject({
      verdicts: [{ address: 'ada@example.com', kind: 'soft', reason: 'mailbox_full', status: '5.2.2' }],
    });
  });

  it.each(['{"notificationType":"Delivery"}', '{"notificationType":', '{}', '[]'])('is nothing: %s', async (body) => {
    expect(await read(from, body)).toEqual({ what: 'nothing' });
  });
});
