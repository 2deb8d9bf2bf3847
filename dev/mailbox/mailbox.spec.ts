import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { openMailbox, type OpenMailbox } from './run-mailbox';

const mail = {
  from: 'Maple Court <no-reply@portico.example>',
  to: 'rosa@example.com',
  subject: 'Hello',
  text: 'Good day',
};
let folder: string;
let mailbox: OpenMailbox;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail box '));
  mailbox = await openMailbox(folder, '127.0.0.1', 0, 0);
});

afterEach(async () => {
  await mailbox.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('the development mailbox', () => {
  it('keeps what it is sent and shows it newest first', async () => {
    await send({ ...mail, subject: 'First' });
    await send({ ...mail, subject: 'Ihr Zugang für «Ahornhof» — 入口', to: 'kenji@example.net' });
    const page = await api('/api/mails');
    expect(page.total).toBe(2);
    expect(page.items.map((one: { subject: string }) => one.subject)).toEqual([
      'Ihr Zugang für «Ahornhof» — 入口',
      'First',
    ]);
    expect(page.items[0]).toMatchObject({ from: 'no-reply@portico.example', to: ['kenji@example.net'] });
  });

  it('finds the mails of one address, whatever the case', async () => {
    await send(mail);
    await send({ ...mail, to: 'Other@Example.org' });
    expect((await api('/api/mails?to=other@example.org')).total).toBe(1);
    expect((await api('/api/mails?search=HELLO')).total).toBe(2);
    expect((await api('/api/mails?to=nobody@example.org')).items).toEqual([]);
  });

  it('pages without leaving out or repeating a mail', async () => {
    for (let n = 0; n < 5; n += 1) await send({ ...mail, subject: `No ${n}` });
    const first = await api('/api/mails?limit=2');
    const second = await api(`/api/mails?limit=2&after=${first.nextCursor}`);
    const third = await api(`/api/mails?limit=2&after=${second.nextCursor}`);
    const subjects = [first, second, third].flatMap((page) =>
      page.items.map((one: { subject: string }) => one.subject),
    );
    expect(subjects).toEqual(['No 4', 'No 3', 'No 2', 'No 1', 'No 0']);
    expect(third.nextCursor).toBeNull();
  });

  it('opens a mail with its text, its HTML, its source and its attachments', async () => {
    const picture = { filename: 'logo.png', content: Buffer.from('PNG'), cid: 'logo', contentType: 'image/png' };
    const guide = { filename: 'guía.pdf', content: Buffer.from('%PDF-1.7'), contentType: 'application/pdf' };
    await send({ ...mail, html: '<h1>Hi</h1><img src="cid:logo">', attachments: [picture, guide] });
    const id = await newestId();
    const opened = await api(`/api/mails/${id}`);
    expect(opened).toMatchObject({
      id,
      subject: 'Hello',
      fromHeader: 'Maple Court <no-reply@portico.example>',
      hasHtml: true,
    });
    expect(opened.text.trim()).toBe('Good day');
    expect(opened.attachments.map((one: { filename: string }) => one.filename)).toEqual(['logo.png', 'guía.pdf']);
    expect(await text(`/api/mails/${id}/html`)).toContain(
      `data:image/png;base64,${Buffer.from('PNG').toString('base64')}`,
    );
    expect(await text(`/api/mails/${id}.eml`)).toMatch(/^From: Maple Court/);
    const position = opened.attachments.findIndex((one: { filename: string }) => one.filename === 'guía.pdf');
    expect(await text(`/api/mails/${id}/attachments/${position}`)).toBe('%PDF-1.7');
  });

  it('lets no mail run a script, send a form or call home', async () => {
    await send({ ...mail, html: '<script>fetch("/api/mails",{method:"DELETE"})</script><p>x</p>' });
    const response = await get(`/api/mails/${await newestId()}/html`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
    expect(policy).not.toContain('script-src');
  });

  it('still has its mails after a restart, though the last line was cut off by a kill', async () => {
    await send(mail);
    await mailbox.close();
    const index = join(folder, 'index.jsonl');
    await writeFile(index, `${await readFile(index, 'utf8')}{"id":"0190`);
    mailbox = await openMailbox(folder, '127.0.0.1', 0, 0);
    await send({ ...mail, subject: 'After' });
    await mailbox.close();
    mailbox = await openMailbox(folder, '127.0.0.1', 0, 0);
    expect((await api('/api/mails')).items.map((one: { subject: string }) => one.subject)).toEqual(['After', 'Hello']);
  });

  it('takes a mail of 12 MB unharmed', async () => {
    const content = Buffer.alloc(9_000_000, 'portico ');
    await send({ ...mail, attachments: [{ filename: 'big.bin', content }] });
    const bytes = await (await get(`/api/mails/${await newestId()}/attachments/0`)).arrayBuffer();
    expect(Buffer.from(bytes).equals(content)).toBe(true);
  });

  it('understands a sender that does not wait for each answer', async () => {
    const replies = await talk(mailbox.smtpPort, [
      ['220 ', 'EHLO us.example\r\n'],
      ['\n250 ', 'MAIL FROM:<>\r\nRCPT TO:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n'],
      ['\n354 ', 'Subject: Piped\r\n\r\n..dot\r\n.\r\nQUIT\r\n'],
    ]);
    expect(replies).toMatch(/\r\n354 .*\r\n250 .*\r\n221 /s);
    expect((await api('/api/mails')).items[0]).toMatchObject({ from: '', to: ['a@example.com', 'b@example.com'] });
    expect(await text(`/api/mails/${await newestId()}.eml`)).toMatch(/\r\n\.dot\r\n$/);
  });

  it('is empty after everything is deleted, and goes on receiving', async () => {
    await send(mail);
    expect((await get('/api/mails', { method: 'DELETE' })).status).toBe(204);
    expect((await api('/api/mails')).total).toBe(0);
    await send(mail);
    expect((await api('/api/mails')).total).toBe(1);
  });

  it('serves its page, and answers 404 to what it does not have', async () => {
    expect(await text('/')).toContain('<h1>Mailbox</h1>');
    for (const file of ['style.css', 'page.js', 'icon.svg']) expect((await get(`/${file}`)).status).toBe(200);
    for (const path of ['/nothing.js', '/api/mails/0190-1', '/../package.json', `/api/mails/${'0'.repeat(36)}`]) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it('does not answer to a foreign name that was pointed at this machine', async () => {
    const request = `GET /api/mails HTTP/1.1\r\nHost: evil.example:${mailbox.webPort}\r\nConnection: close\r\n\r\n`;
    expect(await talk(mailbox.webPort, [['', request]])).toMatch(/^HTTP\/1\.1 404/);
  });
});

async function send(options: SendMailOptions): Promise<void> {
  const relay = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, auth: { user: 'any', pass: 'thing' } });
  await relay.sendMail(options);
}

function get(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`http://127.0.0.1:${mailbox.webPort}${path}`, init);
}

async function text(path: string): Promise<string> {
  return (await get(path)).text();
}

async function api(path: string) {
  return JSON.parse(await text(path));
}

async function newestId(): Promise<string> {
  return (await api('/api/mails?limit=1')).items[0].id;
}

/** Says each text once its cue was heard, and answers all that was heard until the end. */
function talk(port: number, steps: [cue: string, text: string][]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => go()).setEncoding('utf8');
    const go = () => {
      while (steps[0] && heard.includes(steps[0][0])) socket.write(steps.shift()![1]);
    };
    socket.on('data', (part: string) => {
      heard += part;
      go();
    });
    socket.on('end', () => resolve(heard)).on('error', reject);
  });
}
