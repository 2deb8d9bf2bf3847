import dns from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openMessageRoom, type MessageRoom } from '../../testing/message-room';
import { WebhookCaller } from './webhook-caller.service';

let room: MessageRoom;
let server: Server;
let port: number;
let reached = 0;

beforeAll(async () => {
  room = await openMessageRoom();
  server = createServer((_, response) => {
    reached += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await room.close();
  await new Promise((done) => server.close(done));
});

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

describe('a webhook into our own network', () => {
  it.each([
    'http://127.0.0.1:3001/residents',
    'http://localhost:3001/',
    'http://2130706433/',
    'https://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
  ])('is refused when it is saved: %s', async (url) => {
    const refused = { code: 'validation.failed', status: 422, errors: [{ field: 'url' }] };
    const created = room.invitations.createWebhook(room.tenant, { url, events: ['delivery.sent'] });
    await expect(created).rejects.toMatchObject(refused);
    const fine = { url: 'https://93.184.216.34/hook', events: ['delivery.sent' as const] };
    const { id } = await room.invitations.createWebhook(room.tenant, fine);
    await expect(room.invitations.updateWebhook(room.tenant, id, { url })).rejects.toMatchObject(refused);
  });

  it('is refused again when it is called', async () => {
    const caller = room.app.get(WebhookCaller);
    const outcome = await caller.call({ url: `http://127.0.0.1:${port}/`, secret, id: 'msg_1', body: '{}' });
    expect(outcome).toMatchObject({ ok: false, answer: 'private address' });
    expect(reached).toBe(0);
  });

  it('is refused by the address that is connected to, whatever the name resolved to before', async () => {
    const resolve = jest.spyOn(dns.promises.Resolver.prototype, 'resolve4').mockResolvedValue(['127.0.0.1'] as never);
    try {
      const caller = room.app.get(WebhookCaller);
      const outcome = await caller.call({ url: `http://rebind.example:${port}/`, secret, id: 'msg_1', body: '{}' });
      expect(resolve).toHaveBeenCalledWith('rebind.example');
      expect(outcome).toMatchObject({ ok: false, answer: 'private address' });
      expect(reached).toBe(0);
    } finally {
      resolve.mockRestore();
    }
  });
});
