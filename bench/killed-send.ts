import { setTimeout as sleep } from 'node:timers/promises';
import { detail } from '../dev/demo/progress';
import type { Message } from '../dev/demo/shapes';
import { followed, reviewed } from './community';
import { IN_FLIGHT, type Rig } from './rig';

const PEOPLE = 20_000;
const KILLS = 10;
/** What it had said before it died is written down by then. */
const LAST_WORDS_MS = 100;
/** After so many more mails it is killed again. */
const BETWEEN = PEOPLE / (KILLS + 2);

/**
 * Kills the mailer again and again while a send runs.
 *
 * @returns a table: who was lost, who was mailed twice, how long it stood still
 * @throws Error where anybody was lost, or more were mailed twice than were on their way
 */
export async function killedSend(rig: Rig): Promise<string> {
  const { api, sink } = rig;
  const { messageId } = await reviewed(api, PEOPLE);
  await sink.empty();
  await api.post(`/messages/${messageId}/send`, {});
  const sentNow = async () => (await api.get<Message>(`/messages/${messageId}`)).counts.sent;
  const stoodStill: number[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while ((await sentNow()) < kill * BETWEEN) await sleep(20);
    process.kill(await rig.pidOf('mailer'), 'SIGKILL');
    const at = Date.now();
    await sleep(LAST_WORDS_MS);
    stoodStill.push(((await sink.next()) - at) / 1000);
    detail(`killed for the ${kill}th time, goes on after ${stoodStill.at(-1)!.toFixed(1)} s`);
  }
  await followed(api, messageId, PEOPLE);
  const { mails, recipients, links } = await sink.arrived();
  const [lost, doubled] = [PEOPLE - recipients, mails - recipients];
  if (lost > 0 || doubled > KILLS * IN_FLIGHT) throw new Error(`${lost} were lost, ${doubled} mailed twice.`);
  return [
    '| killed | recipients | lost | doubled | may be doubled | links not theirs alone | longest stand-still |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    `| ${KILLS} times | ${PEOPLE} | ${lost} | ${doubled} | ${KILLS * IN_FLIGHT} | ${recipients - links} | ${Math.max(...stoodStill).toFixed(1)} s |`,
  ].join('\n');
}
