// Stands between a process and what it talks to, and breaks the line as a test says.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private passes: Promise<void> = Promise.resolve();
  private letPass = (): void => undefined;
  private delayMs = 0;
  private refuses = false;

  private constructor(
    /** The target's address with the proxy's port in it. */
    readonly url: string,
    private target: URL,
    private readonly server: Server,
  ) {
    server.on('connection', (client) => this.join(client));
  }

  /** A proxy on a free port of loopback before what answers at `targetUrl`. */
  static async start(targetUrl: string): Promise<TcpProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const target = new URL(targetUrl);
    const { port } = server.address() as AddressInfo;
    return new TcpProxy(targetUrl.replace(target.host, `127.0.0.1:${port}`), target, server);
  }

  /** Breaks all connections; new ones are taken. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Breaks all connections, and every new one. */
  refuse(): void {
    this.refuses = true;
    this.cut();
  }

  /** Nothing passes, either way; connections stay, and new ones are taken. */
  hang(): void {
    this.passes = new Promise((resolve) => (this.letPass = resolve));
  }

  /** Whatever passes takes so much longer. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Breaks all connections; new ones lead to what answers at `targetUrl`. */
  leadTo(targetUrl: string): void {
    this.target = new URL(targetUrl);
    this.cut();
  }

  /** All is well again; what hung arrives now. */
  heal(): void {
    this.refuses = false;
    this.delayMs = 0;
    this.letPass();
  }

  async close(): Promise<void> {
    this.heal();
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    if (this.refuses) return void client.resetAndDestroy();
    const upstream = connect(Number(this.target.port), this.target.hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined); // it breaks on purpose
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(this.passage()).pipe(other);
    }
  }

  private passage(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => void this.late().then(() => done(null, chunk)),
    });
  }

  private async late(): Promise<void> {
    if (this.delayMs > 0) await sleep(this.delayMs);
    await this.passes;
  }
}
