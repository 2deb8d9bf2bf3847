import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TcpProxy } from './tcp-proxy';

const echoes: Server[] = [];
const clients: Socket[] = [];
let proxy: TcpProxy;

/** A server that says again what it hears, behind a word of its own. */
async function echo(word: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => socket.write(`${word} ${chunk.toString()}`));
  }).listen(0, '127.0.0.1');
  echoes.push(server);
  await once(server, 'listening');
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function client(): Promise<Socket> {
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  clients.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** What comes back, or `nothing` within 200 ms, or `broken`. */
async function said(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const answer = once(socket, 'data').then(([chunk]) => String(chunk));
  return Promise.race([answer, sleep(200, 'nothing')]).catch(() => 'broken');
}

beforeEach(async () => (proxy = await TcpProxy.start(await echo('one'))));
afterEach(async () => {
  for (const socket of clients.splice(0)) socket.destroy();
  await proxy.close();
  for (const server of echoes.splice(0)) server.close();
});

describe('the TCP proxy', () => {
  it('passes on what is said', async () => {
    expect(await said(await client(), 'hello')).toBe('one hello');
  });

  it('breaks open connections, and takes new ones', async () => {
    const before = await client();
    expect(await said(before, 'hello')).toBe('one hello');
    proxy.cut();
    expect(await said(before, 'still there?')).toBe('broken');
    expect(await said(await client(), 'and now?')).toBe('one and now?');
  });

  it('refuses until it is healed', async () => {
    proxy.refuse();
    expect(
      await client().then(
        (socket) => said(socket, 'hello'),
        () => 'broken',
      ),
    ).toBe('broken');
    proxy.heal();
    expect(await said(await client(), 'hello')).toBe('one hello');
  });

  it('falls silent, and says afterwards what was said meanwhile', async () => {
    const socket = await client();
    proxy.hang();
    expect(await said(socket, 'hello')).toBe('nothing');
    const answer = once(socket, 'data');
    proxy.heal();
    expect(String((await answer)[0])).toBe('one hello');
  });

  it('is late by as much as it is told, each way', async () => {
    const socket = await client();
    proxy.delay(40);
    const from = performance.now();
    expect(await said(socket, 'hello')).toBe('one hello');
    expect(performance.now() - from).toBeGreaterThanOrEqual(79);
  });

  it('leads elsewhere', async () => {
    const before = await client();
    proxy.leadTo(await echo('two'));
    expect(await said(before, 'hello')).toBe('broken');
    expect(await said(await client(), 'hello')).toBe('two hello');
  });
});
