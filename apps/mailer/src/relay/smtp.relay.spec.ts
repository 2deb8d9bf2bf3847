import { setTimeout as sleep } from 'node:timers/promises';
import { startSink, type SinkOptions, type SmtpSink } from '@portico/testing/smtp-sink';
import { freePort } from '@portico/testing/free-port';
import { createServer, type Server, type Socket } from 'node:net';
import { SmtpRelay } from './smtp.relay';

const now = async () => true;
const mail = (to: string) => ({
  envelope: { from: 'portal@mail.example', to },
  raw: [Buffer.from(`To: ${to}\r\n\r\n`), Buffer.from('.dot first\r\n')],
});

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});
const sinkOf = async (options?: SinkOptions): Promise<SmtpSink> => {
  const sink = await startSink(options);
  open.push(sink);
  return sink;
};
const relayTo = (smtpUrl: string, smtpConnections = 2, smtpTimeoutSeconds = 30): SmtpRelay => {
  const relay = new SmtpRelay({ smtpUrl, smtpConnections, smtpTimeoutSeconds });
  open.push(relay);
  return relay;
};

/** A server that says what a test wants, line by line; notes how often it was called. */
async function scripted(
  onLine: (line: string, socket: Socket) => void,
  greeting = '220 hello',
): Promise<{ url: string; calls: () => number }> {
  let calls = 0;
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    calls += 1;
    sockets.push(socket);
    socket.on('error', () => undefined);
    if (greeting) socket.write(`${greeting}\r\n`);
    socket.on('data', (data) =>
      data
        .toString()
        .split('\r\n')
        .filter(Boolean)
        .forEach((line) => onLine(line, socket)),
    );
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  open.push({
    close: () => (sockets.forEach((socket) => socket.destroy()), new Promise((resolve) => server.close(resolve))),
  });
  return { url: `smtp://127.0.0.1:${port}`, calls: () => calls };
}

describe('the relay', () => {
  it('takes mails over the same few connections, byte by byte', async () => {
    const sink = await sinkOf();
    const relay = relayTo(sink.url);
    const facts = await Promise.all(
      Array.from({ length: 20 }, (_, i) => relay.send(mail(`p${i}@example.com`), false, now)),
    );
    expect(new Set(facts.map(({ kind, stage, code }) => `${kind} ${stage} ${code}`))).toEqual(
      new Set(['accepted data 250']),
    );
    expect(sink.messages).toHaveLength(20);
    expect(sink.messages.find(({ to }) => to[0] === 'p7@example.com')!.raw.toString()).toContain(
      '\r\n\r\n.dot first\r\n',
    );
  });

  it.each(['first', 'starttls'] as const)('takes long mails over TLS (%s), byte by byte', async (tls) => {
    const sink = await sinkOf({ tls });
    const relay = relayTo(`${sink.url}?tls.rejectUnauthorized=false`, 1);
    const lines = Buffer.from('.a line that is as long as any other\r\n'.repeat(50_000));
    for (const to of ['a@example.com', 'b@example.com'])
      expect(
        await relay.send({ envelope: { from: '', to }, raw: [Buffer.from('To: x\r\n\r\n'), lines] }, false, now),
      ).toMatchObject({ kind: 'accepted' });
    expect(sink.messages.map(({ raw }) => raw.subarray('To: x\r\n\r\n'.length).equals(lines))).toEqual([true, true]);
  });

  it('does not speak to a server whose certificate nobody trusts', async () => {
    const sink = await sinkOf({ tls: 'first' });
    expect(await relayTo(sink.url).send(mail('a@example.com'), false, now)).toMatchObject({ kind: 'tls' });
    expect(sink.messages).toEqual([]);
  });

  it('tells a refusal with its stage and code, and the connection is good for the next mail', async () => {
    const sink = await sinkOf({
      onRcpt: (to) => (to.startsWith('gone') ? { code: 550, message: '5.1.1 no such user' } : undefined),
      onData: ({ to }) => (to[0]!.startsWith('spam') ? { code: 554, message: '5.6.0 not this' } : undefined),
    });
    const relay = relayTo(sink.url, 1);
    expect(await relay.send(mail('gone@example.com'), false, now)).toMatchObject({
      kind: 'rejected',
      stage: 'rcpt',
      code: 550,
      enhancedCode: '5.1.1',
    });
    expect(await relay.send(mail('spam@example.com'), false, now)).toMatchObject({
      kind: 'rejected',
      stage: 'data',
      code: 554,
    });
    expect(await relay.send(mail('fine@example.com'), false, now)).toMatchObject({ kind: 'accepted' });
  });

  it('goes on over the same connection after a refusal, and opens a new one after a 421', async () => {
    const server = await scripted((line, socket) => {
      if (/^(EHLO|MAIL|RSET)/.test(line)) socket.write('250 ok\r\n');
      if (line.startsWith('RCPT'))
        socket.write(line.includes('busy') ? '421 4.3.2 too many\r\n' : '550 5.1.1 nobody\r\n');
    });
    const relay = relayTo(server.url, 1);
    for (const to of ['a@example.com', 'b@example.com', 'busy@example.com']) await relay.send(mail(to), false, now);
    expect(server.calls()).toBe(1);
    await relay.send(mail('c@example.com'), false, now);
    expect(server.calls()).toBe(2);
  });

  it('tells silence: nobody there, no greeting, no answer to the mail', async () => {
    const nobody = relayTo(`smtp://127.0.0.1:${await freePort()}`);
    const silence = (stage: 'data' | null) => ({ kind: 'connection', stage });
    expect(await nobody.send(mail('a@example.com'), false, now)).toMatchObject(silence(null));
    const mute = await scripted(() => undefined, '');
    expect(await relayTo(mute.url, 1, 1).send(mail('a@example.com'), false, now)).toMatchObject(silence(null));
    const halfway = await scripted((line, socket) => {
      if (/^(EHLO|MAIL)/.test(line)) socket.write('250 ok\r\n');
      if (line.startsWith('RCPT')) socket.destroy();
    });
    expect(await relayTo(halfway.url, 1, 1).send(mail('a@example.com'), false, now)).toMatchObject(silence(null));
    const hanging = await scripted((line, socket) => {
      if (/^(EHLO|MAIL|RCPT)/.test(line)) socket.write('250 ok\r\n');
      if (line === 'DATA') socket.write('354 go on\r\n');
    });
    expect(await relayTo(hanging.url, 1, 1).send(mail('a@example.com'), false, now)).toMatchObject(silence('data'));
  });

  it('tells a relay that refuses the sign-in, and does so before any mail', async () => {
    const server = await scripted((line, socket) => {
      if (line.startsWith('EHLO')) socket.write('250-hello\r\n250 AUTH PLAIN\r\n');
      if (line.startsWith('AUTH')) socket.write('535 5.7.8 who are you\r\n');
    });
    const relay = relayTo(server.url.replace('smtp://', 'smtp://user:wrong@'));
    expect(await relay.send(mail('a@example.com'), false, now)).toMatchObject({
      kind: 'rejected',
      stage: 'connect',
      code: 535,
    });
  });

  it('sends over another connection when the idle one was closed by the relay, and nobody notices', async () => {
    const sockets: Socket[] = [];
    const server = await scripted((line, socket) => {
      sockets.push(socket);
      if (/^(EHLO|MAIL|RCPT|\.$)/.test(line)) socket.write('250 ok\r\n');
      if (line === 'DATA') socket.write('354 go on\r\n');
    });
    const relay = relayTo(server.url, 1);
    expect(await relay.send(mail('a@example.com'), false, now)).toMatchObject({ kind: 'accepted' });
    // It goes just now: our side has not heard of it when the next mail is begun.
    let told = false;
    const second = relay.send(mail('b@example.com'), false, async () => {
      if (!told) sockets.at(-1)!.destroy();
      told = true;
      return true;
    });
    expect(await second).toMatchObject({ kind: 'accepted' });
    expect(server.calls()).toBe(2);
  });

  it('does not repeat a mail of which a part has left', async () => {
    let mails = 0;
    const server = await scripted((line, socket) => {
      if (/^(EHLO|MAIL|RCPT)/.test(line)) socket.write('250 ok\r\n');
      if (line === 'DATA') socket.write('354 go on\r\n');
      if (line === '.' && (mails += 1) === 2) socket.destroy();
      else if (line === '.') socket.write('250 ok\r\n');
    });
    const relay = relayTo(server.url, 1);
    await relay.send(mail('a@example.com'), false, now);
    expect(await relay.send(mail('b@example.com'), false, now)).toMatchObject({ kind: 'connection', stage: 'data' });
    expect([mails, server.calls()]).toEqual([2, 1]);
  });

  it('asks at the last moment whether a mail may leave, with a connection ready', async () => {
    const sink = await sinkOf();
    const relay = relayTo(sink.url);
    expect(await relay.send(mail('a@example.com'), false, async () => false)).toMatchObject({ kind: 'returned' });
    expect(sink.messages).toEqual([]);
  });

  it('carries so many mails at a time as it has connections, and a single one first', async () => {
    let [running, most] = [0, 0];
    const order: string[] = [];
    const sink = await sinkOf({
      onData: async ({ to }) => {
        most = Math.max(most, (running += 1));
        await sleep(20);
        running -= 1;
        order.push(to[0]!);
        return undefined;
      },
    });
    const relay = relayTo(sink.url, 2);
    const mails = Array.from({ length: 8 }, (_, i) => relay.send(mail(`p${i}@example.com`), false, now));
    mails.push(relay.send(mail('urgent@example.com'), true, now));
    await Promise.all(mails);
    expect(most).toBe(2);
    expect(order.indexOf('urgent@example.com')).toBeLessThan(4);
  });
});
