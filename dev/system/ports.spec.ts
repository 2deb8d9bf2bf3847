import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort } from '@portico/testing/free-port';
import { isTaken, requireFree } from './ports';

let server: Server | undefined;

afterEach(() => server?.close());

describe('a port', () => {
  it.each(['127.0.0.1', '::1', '0.0.0.0'])('that somebody listens on at %s is taken', async (host) => {
    const port = await listener(host);
    expect(await isTaken(port, '127.0.0.1')).toBe(true);
  });

  it('that nobody listens on is free, also after it was asked', async () => {
    const port = await freePort();
    expect(await isTaken(port, '127.0.0.1')).toBe(false);
    expect(await isTaken(port, '127.0.0.1')).toBe(false);
  });

  it('that is taken stops the start with its number, its use and the variable to change', async () => {
    const port = await listener('127.0.0.1');
    const start = requireFree(['gateway', 'mailbox'], port - 4, '127.0.0.1');
    await expect(start).rejects.toThrow(new RegExp(`port ${port} \\(mailbox\\)[^]*Set PORT`));
  });
});

async function listener(host: string): Promise<number> {
  server = createServer().listen(0, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
