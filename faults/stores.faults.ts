// What our processes stand on breaks: PostgreSQL, Redis, the disk, the lines to them.
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@portico/testing/eventually';
import { Redis } from 'ioredis';
import { describeFaults } from './fault';
import type { Rig } from './rig';
import { IN_FLIGHT, whileSending, type Sending } from './send';

const AWAY_MS = 60_000;
const SHORT_MS = 10_000;

async function inRedis({ redisUrl }: Rig, ...commands: [string, ...string[]][]): Promise<void> {
  const redis = new Redis(redisUrl);
  for (const [command, ...args] of commands) await redis.call(command, ...args);
  await redis.quit();
}

const awayFor =
  (line: 'redis' | 'postgres', ms: number) =>
  async ({ rig }: Sending) => {
    rig.lines[line]!.refuse();
    await sleep(ms);
    rig.lines[line]!.heal();
  };

const deafFor =
  (line: 'redis' | 'postgres', ms: number) =>
  async ({ rig }: Sending) => {
    rig.lines[line]!.hang();
    await sleep(ms);
    rig.lines[line]!.heal();
  };

/** Jobs cannot be added; a Send is accepted all the same, for it is in PostgreSQL. */
async function sendIntoFullRedis({ rig, id, word }: Sending): Promise<void> {
  await inRedis(rig, ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'], ['CONFIG', 'SET', 'maxmemory', '1mb']);
  await rig.api.post(`/messages/${id}/send`, {});
  await sleep(SHORT_MS);
  expect(rig.mailsTo(word)).toEqual([]);
  await inRedis(rig, ['CONFIG', 'SET', 'maxmemory', '0']);
}

/** It may throw jobs away: a mailer does not start on it, and says why. */
async function startOnEvictingRedis({ rig }: Sending): Promise<void> {
  await inRedis(rig, ['CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru'], ['CONFIG', 'SET', 'maxmemory', '1gb']);
  process.kill(await rig.system.pidOf('mailer'), 'SIGTERM');
  await eventually(async () => expect(await rig.system.logs()).toContain('its maxmemory-policy is not noeviction'), {
    timeoutMs: 20_000,
  });
  await inRedis(rig, ['CONFIG', 'SET', 'maxmemory', '0'], ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction']);
  await rig.system.ready();
}

async function fillDisk({ rig: { disk, postgres, system } }: Sending): Promise<void> {
  await disk!.fill();
  await sleep(SHORT_MS);
  await disk!.free();
  await postgres.crash(); // it may have ended by itself
  await system.ready();
}

const late = ({ rig: { lines } }: Sending): Promise<void> => {
  for (const line of [lines.postgres, lines.redis]) line?.delay(20);
  return Promise.resolve();
};

describeFaults('what it stands on', [
  {
    name: 'Redis emptied at half',
    only: 'Redis',
    run: whileSending({ midway: 75, breaks: ({ rig }) => inRedis(rig, ['FLUSHALL']) }),
  },
  { name: 'Redis away for 60 s', only: 'Redis', run: whileSending({ midway: 40, breaks: awayFor('redis', AWAY_MS) }) },
  {
    name: 'Redis silent for 10 s',
    only: 'Redis',
    run: whileSending({ midway: 40, breaks: deafFor('redis', SHORT_MS) }),
  },
  {
    name: 'Redis full',
    only: 'Redis',
    run: whileSending({ sends: sendIntoFullRedis, breaks: () => Promise.resolve() }),
  },
  { name: 'Redis that evicts', only: 'Redis', run: whileSending({ midway: 40, breaks: startOnEvictingRedis }) },
  {
    name: 'PostgreSQL restarted with -m immediate',
    run: whileSending({ midway: 40, breaks: ({ rig }) => rig.postgres.crash() }),
  },
  {
    name: 'PostgreSQL away for 60 s',
    run: whileSending({ midway: 40, breaks: awayFor('postgres', AWAY_MS), doubled: IN_FLIGHT }),
  },
  { name: 'PostgreSQL silent for 10 s', run: whileSending({ midway: 40, breaks: deafFor('postgres', SHORT_MS) }) },
  {
    name: 'every answer of the stores 20 ms late',
    run: whileSending({
      sends: async (sending) => {
        await late(sending);
        await sending.rig.api.post(`/messages/${sending.id}/send`, {});
      },
    }),
  },
  {
    name: 'disk of PostgreSQL full for 10 s',
    run: async (rig) =>
      rig.disk && whileSending({ people: 1_000, midway: 40, breaks: fillDisk, doubled: IN_FLIGHT })(rig),
  },
]);
