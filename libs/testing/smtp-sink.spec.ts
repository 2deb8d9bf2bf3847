import { createTransport } from 'nodemailer';
import { startSink } from './smtp-sink';
import type { SinkOptions, SmtpReply, SmtpSink } from './smtp-sink';

describe('the mail sink', () => {
  let sink: SmtpSink;
  afterEach(() => sink.close());

  it('keeps what it was sent, as it came and taken apart', async () => {
    sink = await startSink();
    const mail = {
      from: 'a@example.com',
      to: ['b@example.com', 'c@example.com'],
      subject: 'Grüße',
      text: 'Hello',
      html: '<p>Hello</p>',
    };
    await createTransport(sink.url).sendMail(mail);
    const [got] = await sink.waitFor(1);
    expect(got).toMatchObject({ from: 'a@example.com', to: ['b@example.com', 'c@example.com'] });
    expect(await got!.parsed()).toMatchObject({ subject: 'Grüße', text: 'Hello\n', html: '<p>Hello</p>\n' });
  });

  it('refuses whom and what the test refuses, with its very words', async () => {
    sink = await startSink({
      onRcpt: (address) => (address.startsWith('full') ? { code: 452, message: '4.2.2 mailbox full' } : undefined),
      onData: (mail) => (mail.raw.includes('spam') ? { code: 554, message: '5.7.1 no' } : undefined),
    });
    const transport = createTransport(sink.url);
    await expect(
      transport.sendMail({ from: 'a@example.com', to: 'full@example.com', text: 'x' }),
    ).rejects.toMatchObject({ responseCode: 452, response: '452 4.2.2 mailbox full' });
    await expect(
      transport.sendMail({ from: 'a@example.com', to: 'b@example.com', text: 'spam' }),
    ).rejects.toMatchObject({ responseCode: 554 });
    expect(sink.messages).toEqual([]);
    await expect(sink.waitFor(1, 50)).rejects.toThrow(/0 mails, not 1/);
  });

  it('refuses at the sign-in and at MAIL, from when a test says so', async () => {
    const script: SinkOptions = { onAuth: () => undefined };
    sink = await startSink(script);
    const transport = createTransport(sink.url.replace('//', '//portico:secret@'));
    const mail = { from: 'a@example.com', to: 'b@example.com', text: 'x' };
    await transport.sendMail(mail);
    script.onMail = () => ({ code: 550, message: '5.7.1 not from you' });
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ command: 'MAIL FROM', responseCode: 550 });
    script.onAuth = () => ({ code: 535, message: '5.7.8 no' });
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 });
    expect(sink.messages).toHaveLength(1);
  });

  it('breaks off after the dot, with the mail, and is silent', async () => {
    const replies: SmtpReply[] = ['drop', 'hang'];
    sink = await startSink({ onData: () => replies.shift() });
    const transport = createTransport({ url: sink.url, socketTimeout: 300 });
    const mail = { from: 'a@example.com', to: 'b@example.com', text: 'x' };
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: 'ECONNECTION' });
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(sink.messages).toHaveLength(2);
  });
});
