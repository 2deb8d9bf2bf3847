// Communities to measure with, made through the public API as anybody would.
import { setTimeout as sleep } from 'node:timers/promises';
import { importRoster } from '../dev/demo/import-roster';
import type { PorticoApi } from '../dev/demo/portico-api';
import { progress } from '../dev/demo/progress';
import type { Message } from '../dev/demo/shapes';

let communities = 0;

/** A new community of so many people. */
export async function filled(api: PorticoApi, people: number): Promise<{ id: string; importSeconds: number }> {
  communities += 1;
  const { id } = await api.post<{ id: string }>('/communities', { name: `Bench ${communities}`, timezone: 'UTC' });
  return { id, importSeconds: await took(() => importRoster(api, id, rosterOf(people, id))) };
}

/** A new community of so many people with an invitation to all of them that waits to be sent. */
export async function reviewed(
  api: PorticoApi,
  people: number,
): Promise<{ messageId: string; importSeconds: number; generateSeconds: number }> {
  const { id, importSeconds } = await filled(api, people);
  const { id: messageId } = await api.post<Message>(`/communities/${id}/messages`, {
    purpose: 'invitation',
    selection: { filter: { hasEmail: true } },
  });
  const generateSeconds = await took(async () => {
    await api.post(`/messages/${messageId}/generate`);
    while ((await api.get<Message>(`/messages/${messageId}`)).status !== 'in_review') await sleep(20);
  });
  return { messageId, importSeconds, generateSeconds };
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

/** One owner in each home, each with an address of their own. */
function rosterOf(people: number, community: string): Parameters<typeof importRoster>[2] {
  const rows = Array.from(
    { length: people },
    (_, i) => `${i + 1} Elm Street,Ada ${i},Byron,ada.${i}@${community}.example,owner`,
  );
  const csv = Buffer.from(['property,first name,last name,email,kind', ...rows, ''].join('\n'));
  return { community, filename: 'roster.csv', csv, expected: null };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}
