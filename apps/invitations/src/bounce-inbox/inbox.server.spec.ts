import { reportLimit } from '@portico/contracts/limits';
import { SmtpDialogue } from '../../testing/smtp-dialogue';
import { InboxServer } from './inbox.server';

const known = 'bounce@bounce.example';
const mail = 'Subject: Hello\r\n\r\nHello';

let server: InboxServer;
let taken: { recipient: string; text: string }[];
let take: () => Promise<void>;
const open: SmtpDialogue[] = [];

beforeEach(async () => {
  taken = [];
  take = () => Promise.resolve();
  server = new InboxServer({
    name: 'bounce.example',
    mostBytes: 1000,
    knows: (recipient) => recipient === known,
    take: async (recipient, beginning) => {
      await take();
      taken.push({ recipient, text: beginning.toString() });
    },
  });
  await server.listen(0, '127.0.0.1');
});
afterEach(async () => {
  for (const dialogue of open.splice(0)) dialogue.end();
  await server.close();
});

async function dialogue(): Promise<SmtpDialogue> {
  const one = await SmtpDialogue.with(server.port);
  open.push(one);
  return one;
}

async function greeted(): Promise<SmtpDialogue> {
  const one = await dialogue();
  expect(await one.greeted()).toMatch(/^250/);
  return one;
}

describe('the bounce inbox', () => {
  it('takes one mail after the other', async () => {
    const sender = await greeted();
    for (let i = 0; i < 12; i += 1) expect(await sender.deliver(known, `${mail} ${i}`)).toMatch(/^250/);
    expect(taken).toHaveLength(12);
    expect(taken[11]).toEqual({ recipient: known, text: `${mail} 11\r\n` });
  });

  it('answers once the mail is taken in, and not before', async () => {
    const order: string[] = [];
    const [sender, other] = [await greeted(), await greeted()];
    take = async () => {
      await other.say('NOOP'); // whatever was said before has arrived by now
      order.push('taken');
    };
    await sender.deliver(known, mail).then(() => order.push('answered'));
    expect(order).toEqual(['taken', 'answered']);
  });

  it('asks to come again for what cannot be taken in', async () => {
    take = () => Promise.reject(new Error('no database'));
    const sender = await greeted();
    expect(await sender.deliver(known, mail)).toMatch(/^451 4\.3\.0/);
    take = () => Promise.resolve();
    expect(await sender.deliver(known, mail)).toMatch(/^250/);
    expect(taken).toHaveLength(1);
  });

  it('knows nobody else, relays nothing and signs nobody in', async () => {
    const sender = await greeted();
    expect(await sender.deliver('ada@example.com', mail)).toMatch(/^550 5\.1\.1/);
    await sender.say('RSET');
    expect(await sender.say('AUTH PLAIN AHgAeA==')).toMatch(/^5/);
    expect(await sender.say('STARTTLS')).toMatch(/^5/);
    expect(taken).toEqual([]);
  });

  it('takes a mail for one recipient at a time', async () => {
    const sender = await greeted();
    await sender.say('MAIL FROM:<>');
    expect(await sender.say(`RCPT TO:<${known}>`)).toMatch(/^250/);
    expect(await sender.say('RCPT TO:<ada@example.com>')).toMatch(/^550/);
    expect(await sender.say(`RCPT TO:<${known}>`)).toMatch(/^452/);
    await sender.say('DATA');
    expect(await sender.say(`${mail}\r\n.`)).toMatch(/^250/);
    expect(taken).toHaveLength(1);
  });

  it('keeps the beginning of a long mail', async () => {
    const sender = await greeted();
    expect(await sender.deliver(known, `${mail}\r\n${'x'.repeat(300_000)}`)).toMatch(/^250/);
    expect(taken[0]?.text).toHaveLength(1000);
  });

  it('refuses a mail that is too long, said before or not', async () => {
    const sender = await greeted();
    expect(await sender.say(`MAIL FROM:<> SIZE=${reportLimit.maxBytes + 1}`)).toMatch(/^552/);
    const line = `${'x'.repeat(998)}\r\n`;
    expect(await sender.deliver(known, line.repeat(reportLimit.maxBytes / 1000 + 10))).toMatch(/^552/);
    expect(taken).toEqual([]);
    expect(await sender.deliver(known, mail)).toMatch(/^250/);
  });

  it('hears no command without end', async () => {
    const sender = await greeted();
    sender.socket.write(`NOOP ${'x'.repeat(100_000)}`);
    expect(await sender.reply()).not.toMatch(/^2/);
  });

  it('speaks to ten at once from one address', async () => {
    const greetings = await Promise.all(Array.from({ length: 11 }, async () => (await dialogue()).greeted()));
    expect(greetings.filter((reply) => reply.startsWith('250'))).toHaveLength(10);
    expect(greetings.filter((reply) => reply.startsWith('421'))).toHaveLength(1);
    open.pop()?.end();
  });

  it('forgets a mail that breaks off', async () => {
    const sender = await greeted();
    for (const command of ['MAIL FROM:<>', `RCPT TO:<${known}>`, 'DATA']) await sender.say(command);
    sender.socket.write(mail);
    sender.end();
    expect(await (await greeted()).deliver(known, mail)).toMatch(/^250/);
    expect(taken).toHaveLength(1);
  });

  it('hears out who is in the middle of a mail when it closes, and sends the others away', async () => {
    const [busy, idle] = [await greeted(), await greeted()];
    for (const command of ['MAIL FROM:<>', `RCPT TO:<${known}>`, 'DATA']) await busy.say(command);
    const closed = server.close();
    expect(await idle.reply()).toMatch(/^421/);
    expect(await busy.say(`${mail}\r\n.`)).toMatch(/^250/);
    expect(taken).toHaveLength(1);
    busy.end();
    await closed;
    await server.listen(0, '127.0.0.1');
  });
});
