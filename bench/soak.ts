import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { detail } from '../dev/demo/progress';
import { serviceNames } from '../dev/processes';
import { followed, reviewed } from './community';
import { IN_FLIGHT, type Rig } from './rig';

const PEOPLE = 2_000;
const KILL_EVERY_MS = 20_000;

/**
 * Imports, reviews and sends one community after the other while a process, whichever it is, is killed every 20 seconds.
 *
 * @returns a table: how many were mailed, lost, mailed twice
 * @throws Error where anybody was lost, or more were mailed twice than were on their way
 */
export async function soak(rig: Rig, minutes: number): Promise<string> {
  const over = new AbortController();
  const killing = killNowAndThen(rig, over.signal);
  await rig.sink.empty();
  let people = 0;
  for (const until = Date.now() + minutes * 60_000; Date.now() < until; people += PEOPLE) {
    const { messageId } = await reviewed(rig.api, PEOPLE);
    await rig.api.post(`/messages/${messageId}/send`, {});
    await followed(rig.api, messageId, PEOPLE);
  }
  over.abort();
  const kills = await killing;
  const { mails, recipients, links } = await rig.sink.arrived();
  const [lost, doubled] = [people - recipients, mails - recipients];
  if (lost > 0 || doubled > kills * IN_FLIGHT) throw new Error(`${lost} were lost, ${doubled} mailed twice.`);
  return [
    '| minutes | killed | recipients | lost | doubled | links not theirs alone |',
    '| --- | --- | --- | --- | --- | --- |',
    `| ${minutes} | ${kills} times | ${people} | ${lost} | ${doubled} | ${recipients - links} |`,
  ].join('\n');
}

/** @returns how often */
async function killNowAndThen(rig: Rig, signal: AbortSignal): Promise<number> {
  let kills = 0;
  while (await sleep(KILL_EVERY_MS, true, { signal }).catch(() => false)) {
    const name = serviceNames[randomInt(serviceNames.length)]!;
    process.kill(await rig.pidOf(name), 'SIGKILL');
    detail(`killed ${name}`);
    kills += 1;
  }
  return kills;
}
