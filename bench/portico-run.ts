// One community from its roster to the last mail, through the public API: what each step took, and the proof that all were mailed.
import { setTimeout as sleep } from 'node:timers/promises';
import { importRoster } from '../dev/demo/import-roster';
import type { PorticoApi } from '../dev/demo/portico-api';
import { progress } from '../dev/demo/progress';
import type { Message, Resident } from '../dev/demo/shapes';
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

let communities = 0;

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

/** A community of so many people with an invitation to all of them that waits to be sent. */
export async function reviewed(
  api: PorticoApi,
  people: number,
): Promise<{ messageId: string; importSeconds: number; generateSeconds: number }> {
  const community = await newCommunity(api);
  const importSeconds = await took(() => importRoster(api, community, rosterOf(people, community)));
  const { id: messageId } = await api.post<Message>(`/communities/${community}/messages`, {
    purpose: 'invitation',
    selection: { filter: { hasEmail: true } },
  });
  const generateSeconds = await took(async () => {
    await api.post(`/messages/${messageId}/generate`);
    while ((await api.get<Message>(`/messages/${messageId}`)).status !== 'in_review') await sleep(20);
  });
  return { messageId, importSeconds, generateSeconds };
}

async function newCommunity(api: PorticoApi): Promise<string> {
  communities += 1;
  return (await api.post<{ id: string }>('/communities', { name: `Bench ${communities}`, timezone: 'UTC' })).id;
}

/** One owner in each home, each with an address of their own. */
export function rosterOf(people: number, community: string): Parameters<typeof importRoster>[2] {
  const rows = Array.from(
    { length: people },
    (_, i) => `${i + 1} Elm Street,Ada ${i},Byron,ada.${i}@${community}.example,owner`,
  );
  const csv = Buffer.from(['property,first name,last name,email,kind', ...rows, ''].join('\n'));
  return { community, filename: 'roster.csv', csv, expected: null };
}

async function someoneElse(api: PorticoApi, count: number): Promise<string[]> {
  const community = await newCommunity(api);
  await importRoster(api, community, rosterOf(count, community));
  const ids: string[] = [];
  for await (const { id } of api.all<Resident>(`/communities/${community}/residents`)) ids.push(id);
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

/** Watches a send to its end. */
export async function followed(api: PorticoApi, messageId: string, people: number): Promise<void> {
  const bar = progress('sending');
  for (;;) {
    const { status, counts } = await api.get<Message>(`/messages/${messageId}`);
    bar.update(counts.sent, people, 'sent');
    if (status === 'sent') break;
    await sleep(100);
  }
  bar.end();
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}
