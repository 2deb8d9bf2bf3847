// The whole system on servers of its own, with a proxy before each of them: whatever stands outside of our processes can break.
import { startPostgres, type PostgresServer } from '@portico/testing/postgres-server';
import { startRedis } from '@portico/testing/redis-server';
import { startSink, type ReceivedMail, type SinkOptions } from '@portico/testing/smtp-sink';
import { TcpProxy } from '@portico/testing/tcp-proxy';
import type { Api } from '../e2e/api';
import { startSystem, type System } from '../e2e/system';
import { smallDisk, type Disk } from './small-disk';

export type Backend = 'PostgreSQL' | 'Redis';

/** To the relay, and so the most mails that are on their way at once. */
export const CONNECTIONS = 5;

export interface Rig {
  backend: Backend;
  system: System;
  api: Api;
  /** What the relay does; empty, it takes everything. */
  relay: SinkOptions;
  relayUrl: string;
  postgres: PostgresServer;
  /** Of PostgreSQL's data; null where this machine lets us make none that can be filled. */
  disk: Disk | null;
  /** Only where it is the backend. */
  redisUrl: string;
  /** The lines between our processes and the servers. */
  lines: { postgres: TcpProxy; redis: TcpProxy | null; smtp: TcpProxy };
  /** What the relay took for people whose addresses begin with this word. */
  mailsTo(word: string): ReceivedMail[];
  /** Everything is as it was at the start. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

/** An operator who mended a relay says so; else it is looked after some time. */
export async function wakeRelays(api: Api): Promise<void> {
  const { items } = await api.get<{ items: { id: string }[] }>('/relays');
  for (const { id } of items) await api.patch(`/relays/${id}`, { paused: false });
}

/** @returns null where this machine does not have the backend. */
export async function openRig(backend: Backend): Promise<Rig | null> {
  const redis = backend === 'Redis' ? await startRedis() : null;
  if (redis === undefined) return null;
  const disk = await smallDisk();
  // Without "forgetful" settings: what is committed survives.
  const postgres = await startPostgres(['max_wal_size=64MB', 'min_wal_size=32MB'], disk?.folder);
  const relay: SinkOptions = { onAuth: () => undefined };
  const sink = await startSink(relay);
  const lines = {
    postgres: await TcpProxy.start(postgres.url),
    redis: redis && (await TcpProxy.start(redis.url)),
    smtp: await TcpProxy.start(sink.url),
  };
  const env = {
    DATABASE_URL: lines.postgres.url,
    SMTP_URL: lines.smtp.url.replace('//', '//portico:secret@'),
    SMTP_CONNECTIONS: String(CONNECTIONS),
    SMTP_TIMEOUT_SECONDS: '3',
    ...(lines.redis && { REDIS_URL: lines.redis.url }),
  };
  const system = await startSystem(env, sink);
  const all = [lines.postgres, lines.smtp, ...(lines.redis ? [lines.redis] : [])];
  return {
    backend,
    system,
    api: system.api,
    relay,
    relayUrl: sink.url,
    postgres,
    disk,
    redisUrl: redis?.url ?? '',
    lines,
    mailsTo: (word) => sink.messages.filter(({ to }) => to[0]?.startsWith(`${word}.`)),
    heal: async () => {
      for (const name of Object.keys(relay)) delete relay[name as keyof SinkOptions];
      for (const line of all) line.heal();
      await system.ready();
    },
    close: async () => {
      await system.close();
      for (const line of all) await line.close();
      await postgres.stop();
      await redis?.stop();
      await disk?.remove();
    },
  };
}
