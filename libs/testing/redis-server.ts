import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port';

/** A server that a test run or a test started for itself. */
export interface Server {
  url: string;
  stop(): Promise<void>;
}

/** A redis-server that keeps nothing, or undefined where none is installed. More settings as on its command line. */
export async function startRedis(port?: number, ...more: string[]): Promise<Server | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-test-redis-'));
  return startRedisIn(folder, port ?? (await freePort()), more);
}

async function startRedisIn(folder: string, port: number, more: string[]): Promise<Server | undefined> {
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--databases',
    '64',
  ];
  const child = spawn('redis-server', [...settings, '--dir', folder, ...more], { stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL')); // a run that is broken off has no teardown
  const started = await Promise.race([answers(port), once(child, 'error').then(() => false)]);
  if (!started) {
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => stopRedis(child, folder) };
}

async function answers(port: number): Promise<boolean> {
  const redis = new Redis({ port, host: '127.0.0.1', lazyConnect: true, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  const pong = await Promise.race([redis.ping().then(() => true), sleep(10_000, false, { ref: false })]);
  redis.disconnect();
  return pong;
}

async function stopRedis(child: ChildProcess, folder: string): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  await rm(folder, { recursive: true, force: true });
}
