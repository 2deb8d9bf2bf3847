import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '@portico/testing/eventually';

export interface ReceivedCall {
  headers: IncomingHttpHeaders;
  body: string;
  path: string;
}

/** A real HTTP server on loopback that notes what it is told. */
export interface WebhookReceiver {
  url: string;
  calls: ReceivedCall[];
  /** What it answers; 204 where a test says nothing else. `hang` never answers. */
  answer: { status: number; headers?: Record<string, string>; hang?: boolean };
  waitFor(n: number, timeoutMs?: number): Promise<ReceivedCall[]>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      receiver.calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), path: request.url! });
      if (!receiver.answer.hang) response.writeHead(receiver.answer.status, receiver.answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls: [],
    answer: { status: 204 },
    waitFor: (n, timeoutMs = 15_000) =>
      eventually(
        () => {
          if (receiver.calls.length < n) throw new Error(`There were ${receiver.calls.length} calls, not ${n}.`);
          return receiver.calls;
        },
        { timeoutMs },
      ),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}
