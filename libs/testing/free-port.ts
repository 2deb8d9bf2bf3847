import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A TCP port of loopback that nobody listens on just now. */
export function freePort(): Promise<number> {
  return listenOn(0);
}

/** A PORT for a whole system: it and the six after it are free, and below those that the system gives to outgoing connections. */
export async function sevenFreePorts(): Promise<number> {
  const base = 15_000 + 10 * Math.floor(Math.random() * 1500);
  const seven = Array.from({ length: 7 }, (_, i) => listenOn(base + i));
  return Promise.all(seven).then(
    () => base,
    () => sevenFreePorts(),
  );
}

/** Listens for a moment; `port` 0 takes any. @returns the port, once it is free again. */
function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
}
