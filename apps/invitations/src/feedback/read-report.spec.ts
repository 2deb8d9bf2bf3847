import { complaint, deliveryStatus, notice } from '../../testing/bounce-mails';
import { readCameBack } from './came-back.reader';
import { readReport } from './read-report';
import type { Report } from './report';

async function read(raw: string | Uint8Array): Promise<Report> {
  const mail = await readCameBack(Buffer.from(raw));
  return mail ? readReport(mail) : { what: 'nothing' };
}

describe('a bounce with a part for machines', () => {
  it('says who failed, why and how it is to be taken', async () => {
    expect(await read(deliveryStatus({}))).toEqual({
      what: 'bounce',
      verdicts: [
        {
          address: 'ada@example.com',
          original: null,
          action: 'failed',
          status: '5.1.1',
          kind: 'hard',
          reason: 'invalid_recipient',
          detail: '5.1.1 550 5.1.1 User unknown',
        },
      ],
    });
  });

  it('tells each of several people apart', async () => {
    const recipients = [
      { address: 'ada@example.com', action: 'delayed', status: '4.4.1', diagnostic: 'Connection timed out' },
      { address: 'bob@example.com', status: '5.2.2', diagnostic: '552 5.2.2 Mailbox full' },
      { address: 'cleo@example.com', action: 'delivered', status: '2.1.5', diagnostic: '250 OK' },
    ];
    const report = await read(deliveryStatus({ recipients }));
    expect(report).toMatchObject({
      verdicts: [
        { address: 'ada@example.com', action: 'delayed', kind: 'soft', reason: 'transient_system', status: '4.4.1' },
        { address: 'bob@example.com', action: 'failed', kind: 'soft', reason: 'mailbox_full', status: '5.2.2' },
        { address: 'cleo@example.com', action: 'delivered', kind: 'not_a_bounce', reason: null, status: null },
      ],
    });
  });

  it('is read where the structure is broken and its fields stand in the text', async () => {
    const text =
      'Your mail failed.\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;ada@example.com\nAction: failed\nStatus: 5.2.1';
    expect(await read(notice(text))).toMatchObject({
      verdicts: [{ address: 'ada@example.com', reason: 'mailbox_inactive' }],
    });
  });

  it('is read where a blank line parts a recipient from what became of them', async () => {
    const text =
      'Final-Recipient: rfc822;ada@example.com\n\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822;bob@example.com\nAction: delayed\nStatus: 4.4.1';
    expect(await read(notice(text))).toMatchObject({
      verdicts: [
        { address: 'ada@example.com', action: 'failed', status: '5.1.1' },
        { address: 'bob@example.com', action: 'delayed', status: '4.4.1' },
      ],
    });
  });

  it('is read with blank lines before it, folded fields and a code in the diagnosis alone', async () => {
    const recipients = [
      {
        address: '<Ada@Example.com>',
        status: '5.0.0',
        diagnostic: '550-5.1.1 The account\r\n  that you tried to reach does not exist',
      },
    ];
    const report = await read(`\r\n\r\n${deliveryStatus({ recipients })}`);
    expect(report).toMatchObject({ verdicts: [{ address: 'Ada@Example.com', status: '5.1.1', kind: 'hard' }] });
  });
});

describe('a bounce in words only', () => {
  it.each<[string, string, object]>([
    [
      'Exim',
      'A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\n  ada@example.com\n    host mx.example.com [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<ada@example.com>:\n    550 No such user here',
      { kind: 'hard', reason: 'invalid_recipient', action: 'failed' },
    ],
    [
      'qmail',
      "Hi. This is the qmail-send program. I'm afraid I wasn't able to deliver your message.\n\n<ada@example.com>:\nRemote host said: 552 5.2.2 Mailbox full\n",
      { kind: 'soft', reason: 'mailbox_full', status: '5.2.2', action: 'failed' },
    ],
    [
      'a blocklist',
      'Delivery to the following recipient failed permanently:\n\n     ada@example.com\n\nThe error was: 554 5.7.1 Service unavailable; Client host [192.0.2.49] blocked using bl.example.net',
      { kind: 'soft', reason: 'blocked_reputation', status: '5.7.1', action: 'failed' },
    ],
    [
      'old sendmail',
      '   ----- Transcript of session follows -----\n>>> RCPT To:<ada@example.com>\n<<< 550 <ada@example.com>... User unknown\n550 <ada@example.com>... User unknown',
      { kind: 'hard', reason: 'invalid_recipient', action: 'failed' },
    ],
  ])('is understood: %s', async (_, body, verdict) => {
    const returned = 'To: ada@example.com\r\nFrom: portal@mail.example\r\nMessage-ID: <x@y.example>';
    const report = await read(notice(body, { returned }));
    expect(report).toMatchObject({ what: 'bounce', verdicts: [{ address: 'ada@example.com', ...verdict }] });
  });

  it('is a delay where the server goes on trying', async () => {
    const body =
      'Your message has been delayed and is still in the queue.\n\n  ada@example.com\n\nWe will keep trying. No action is required.';
    const report = await read(notice(body, {}, 'Warning: message delayed 4 hours'));
    expect(report).toMatchObject({ verdicts: [{ address: 'ada@example.com', action: 'delayed', kind: 'soft' }] });
  });

  it('is a delay where the part for machines does not say what was done', async () => {
    const text = 'Your mail is delayed, we will try again.\n\nFinal-Recipient: rfc822;ada@example.com\nStatus: 4.4.1';
    expect(await read(notice(text, {}, 'Delivery delayed'))).toMatchObject({ verdicts: [{ action: 'delayed' }] });
  });

  it('says of each of several people what became of them', async () => {
    const body =
      'This is a permanent error. The following address(es) failed:\n\n  ada@example.com\n    550 5.2.2 Mailbox Full\n  bob@example.com\n    550 5.1.1 User unknown\n';
    expect(await read(notice(body))).toMatchObject({
      verdicts: [
        { address: 'ada@example.com', reason: 'mailbox_full' },
        { address: 'bob@example.com', reason: 'invalid_recipient' },
      ],
    });
  });

  it('is understood in HTML', async () => {
    const html = notice('<p>Delivery has <b>failed</b> to:</p><p>ada@example.com</p><p>550 5.1.1 User unknown</p>');
    const report = await read(html.replace('\r\nMessage-ID', '\r\nContent-Type: text/html\r\nMessage-ID'));
    expect(report).toMatchObject({ verdicts: [{ address: 'ada@example.com', status: '5.1.1' }] });
  });
});

describe('a complaint', () => {
  it('names who complained', async () => {
    expect(await read(complaint({}))).toEqual({ what: 'complaint', recipient: 'ada@example.com', harmless: false });
  });

  it('about our own DNS blames nobody', async () => {
    expect(await read(complaint({}, 'auth-failure'))).toMatchObject({ what: 'complaint', harmless: true });
  });

  it('that says the contrary is none', async () => {
    expect(await read(complaint({}, 'not-spam'))).toEqual({ what: 'nothing' });
  });
});

describe('what is no bounce', () => {
  const mail = (headers: string, body = 'Hello'): string => `From: Ada <ada@example.com>\r\n${headers}\r\n\r\n${body}`;

  it.each([
    ['an ordinary mail', mail('Subject: About my invoice', 'Your delivery failed last week, I was at home all day.')],
    ['an ordinary mail about one', mail('Subject: Undeliverable?', 'Did my mail to bob@example.com arrive?')],
    ['noise', '\u0000\u0001\u0002'],
    ['nothing', ''],
    [
      'a very deep nest',
      Array.from({ length: 200 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(
        '',
      ),
    ],
  ])('is told from it: %s', async (_, raw) => {
    expect(await read(raw)).toEqual({ what: 'nothing' });
  });

  it.each(['Auto-Submitted: auto-replied', 'X-Autoreply: yes', 'Subject: Out of office: back on Monday'])(
    'is an automatic answer: %s',
    async (header) => {
      expect(await read(mail(header))).toEqual({ what: 'auto_reply' });
    },
  );

  it('never takes long, whatever it is made of', async () => {
    const bodies = [
      '\n',
      'a:\n',
      'a@',
      '-- original message --\n',
      '5.1.1 ',
      '<b>',
      'Final-Recipient: rfc822; a@b.example\n\n',
    ];
    // What takes long by a power of its length would not come to an end.
    const kinds = bodies.map((body) => read(notice(body.repeat(2_000_000 / body.length))));
    expect(await Promise.all(kinds)).toHaveLength(bodies.length);
  });
});
