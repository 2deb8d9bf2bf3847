// One community from its roster to the last mail, through the public API: what each step took, and the proof that all were mailed.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PorticoApi } from '../dev/demo/portico-api';
import type { Resident } from '../dev/demo/shapes';
import { filled, followed, reviewed } from './community';
import { cpuMicros, peakMegabytes } from './process-usage';
import { queueBytes } from './queue-bytes';
import type { Rig } from './rig';

const SERVICES = ['gateway', 'directory', 'invitations', 'mailer'];
/** A single invitation so often while a big send runs. */
const SINGLE_EVERY_MS = 150;

/** Figures of one run. */
export interface Run {
  people: number;
  importSeconds: number;
  generateSeconds: number;
  acceptMs: number;
  firstMailMs: number;
  perSecond: number;
  /** Microseconds of CPU for each mail, by process. */
  cpu: Record<string, number>;
  /** From the request to the relay's answer, each in milliseconds. */
  singlesMs: number[];
  /** The most the queue held, for each recipient; null where it is in PostgreSQL. */
  queueBytes: number | null;
  peakMegabytes: Record<string, number>;
}

/** Brings `people` in and invites all of them. `singles` is how many others are invited one by one meanwhile. */
export async function portico(rig: Rig, people: number, singles = 0): Promise<Run> {
  const { api, sink } = rig;
  const { messageId, importSeconds, generateSeconds } = await reviewed(api, people);
  const others = singles > 0 ? await someoneElse(api, singles) : [];
  await sink.empty();
  const processes = await rig.processes();
  const before = await cpuMicros(processes);
  const held = await queueBytes(rig.redisUrl);

  const begin = Date.now();
  const first = sink.first();
  await api.post(`/messages/${messageId}/send`, {});
  const acceptMs = Date.now() - begin;
  const invited = inviteOneByOne(api, others);
  const firstMailMs = (await first) - begin;
  await followed(api, messageId, people);
  const after = await cpuMicros(processes);
  const [singlesMs, queue] = [await invited, await held.most()];

  const { mails, recipients, links, lastAt } = await sink.arrived();
  const expected = people + others.length;
  if ([mails, recipients, links].some((count) => count !== expected))
    throw new Error(`${expected} were to be mailed: ${mails} mails, ${recipients} recipients, ${links} links came.`);
  return {
    people,
    importSeconds,
    generateSeconds,
    acceptMs,
    firstMailMs,
    perSecond: expected / ((lastAt - begin) / 1000),
    cpu: Object.fromEntries(Object.entries(after).map(([name, used]) => [name, (used - before[name]!) / expected])),
    singlesMs,
    queueBytes: queue === null ? null : queue / people,
    peakMegabytes: Object.fromEntries(
      await Promise.all(SERVICES.map(async (name) => [name, await peakMegabytes(await rig.pidOf(name))] as const)),
    ),
  };
}

async function someoneElse(api: PorticoApi, count: number): Promise<string[]> {
  const community = await filled(api, count);
  const ids: string[] = [];
  for await (const { id } of api.all<Resident>(`/communities/${community.id}/residents`)) ids.push(id);
  return ids;
}

/** @returns how long each took from the request to the relay's answer, in milliseconds */
async function inviteOneByOne(api: PorticoApi, residents: readonly string[]): Promise<number[]> {
  const asked = new Map<string, number>();
  for (const id of residents) {
    asked.set(id, Date.now());
    await api.post(`/residents/${id}/invitation`);
    await sleep(SINGLE_EVERY_MS);
  }
  return Promise.all([...asked].map(async ([id, at]) => (await sentAt(api, id)) - at));
}

async function sentAt(api: PorticoApi, residentId: string): Promise<number> {
  for (;;) {
    const { items } = await api.get<{ items: { sentAt: string | null }[] }>(`/residents/${residentId}/deliveries`);
    if (items[0]?.sentAt) return Date.parse(items[0].sentAt);
    await sleep(100);
  }
}
