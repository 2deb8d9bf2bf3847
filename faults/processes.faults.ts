// Processes that are killed, replaced and stopped in the midst of a send.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '../e2e/system';
import { describeFaults } from './fault';
import { IN_FLIGHT, whileSending, type Sending } from './send';

const KILLS = 20;
const PEOPLE = 2_000;
const STOPPED_MS = 60_000;

/** @returns when */
async function kill({ rig: { system } }: Sending, name: ServiceName): Promise<number> {
  const since = Date.now();
  await system.kill(name);
  return since;
}

/** @returns when for the last time */
async function killAgainAndAgain(sending: Sending): Promise<number> {
  let since = 0;
  for (let n = 1; n <= KILLS; n += 1) {
    await sending.mailed((n * PEOPLE) / (KILLS + 2));
    since = await kill(sending, 'mailer');
  }
  return since;
}

/** Asks a process to end, as a deployment does; another one takes its place. */
async function replace({ rig: { system } }: Sending, name: ServiceName): Promise<void> {
  const pid = await system.pidOf(name);
  process.kill(pid, 'SIGTERM');
  await system.ready(pid);
}

async function replaceAll(sending: Sending): Promise<void> {
  for (const name of ['directory', 'invitations', 'mailer', 'gateway'] as const) await replace(sending, name);
}

/** The other mailer goes on with what this one holds; this one wakes with grants that are no longer its own. */
async function stopOneOfTwo({ rig: { system } }: Sending): Promise<number> {
  const [pid, since] = [await system.pidOf('mailer'), Date.now()];
  process.kill(pid, 'SIGSTOP');
  await sleep(STOPPED_MS);
  process.kill(pid, 'SIGCONT');
  await system.ready();
  await sleep(2_000); // what it would send by mistake
  return since;
}

describeFaults('a process', [
  {
    name: `mailer killed ${KILLS} times in ${PEOPLE.toLocaleString('en-US')} mails`,
    run: whileSending({ people: PEOPLE, breaks: killAgainAndAgain, doubled: KILLS * IN_FLIGHT }),
  },
  ...(['invitations', 'directory', 'gateway'] as const).map((name) => ({
    name: `${name} killed in mid-send`,
    run: whileSending({ midway: 40, breaks: (sending) => kill(sending, name) }),
  })),
  {
    name: 'mailer ended by SIGTERM in mid-send',
    run: whileSending({ midway: 40, breaks: (sending) => replace(sending, 'mailer') }),
  },
  {
    name: 'every process replaced in turn in mid-send',
    run: whileSending({ people: 1_000, midway: 40, breaks: replaceAll }),
  },
  {
    name: 'one of two mailers stopped for 60 s, then woken',
    run: async (rig) => {
      await rig.system.another('mailer');
      return whileSending({ people: 300, midway: 60, breaks: stopOneOfTwo, doubled: IN_FLIGHT })(rig);
    },
  },
]);
