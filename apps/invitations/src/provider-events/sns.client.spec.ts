import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SnsClient } from './sns.client';

const answers: Record<string, [status: number, text: string]> = {
  '/certificate': [200, 'a certificate'],
  '/none': [404, 'a page'],
  '/down': [503, ''],
  '/elsewhere': [302, ''],
};
const client = new SnsClient();
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [status, text] = answers[request.url!]!;
    response.writeHead(status, { location: '/certificate' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('SNS, when it is asked', () => {
  it('has a certificate, or none', async () => {
    expect(await client.certificate(`${url}/certificate`)).toBe('a certificate');
    expect(await client.certificate(`${url}/none`)).toBeNull();
  });

  it('confirms a subscription, or does not', async () => {
    expect(await client.confirm(`${url}/certificate`)).toBe(true);
    expect(await client.confirm(`${url}/none`)).toBe(false);
  });

  it.each(['/down', '/elsewhere'])('gives no answer that counts: %s', async (path) => {
    for (const asked of [client.certificate(url + path), client.confirm(url + path)])
      await expect(asked).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  it('does not answer where there is nobody', async () => {
    await expect(client.certificate('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'service.unavailable' });
  });
});
