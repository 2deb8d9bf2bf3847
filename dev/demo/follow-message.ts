import type { PorticoApi } from './portico-api';
import { done, figure, progress, type Progress } from './progress';
import { finalStates, openStates, type Message, type MessageCounts } from './shapes';

interface MessageProgress {
  status: string;
  counts: MessageCounts;
  perSecond: number;
  secondsLeft: number | null;
}

/** Watches a send until every recipient is in a final state, by the message's events; a broken stream is taken up again. */
export async function followMessage(api: PorticoApi, messageId: string): Promise<Message> {
  const begin = Date.now();
  const bar = progress('sending');
  try {
    while ((await api.get<Message>(`/messages/${messageId}`)).status !== 'sent') await watch(api, messageId, bar);
  } finally {
    bar.end();
  }
  const message = await api.get<Message>(`/messages/${messageId}`);
  const seconds = Math.max((Date.now() - begin) / 1000, 0.1);
  const states = finalStates.filter((state) => message.counts[state] > 0);
  const outcome = states.map((state) => `${figure(message.counts[state])} ${state}`).join(', ');
  done(`Sent in ${seconds.toFixed(1)} s: ${outcome || 'nobody'}`);
  return message;
}

/** How many of a message's recipients have no state at all. Anything but 0 is a person lost. */
export function lostOf({ recipients, excluded, ...states }: MessageCounts): number {
  const known = [...finalStates, ...openStates].reduce((sum, state) => sum + states[state], 0);
  return recipients - excluded - known;
}

async function watch(api: PorticoApi, messageId: string, bar: Progress): Promise<void> {
  const events = api.events<MessageProgress>(`/messages/${messageId}/events`);
  try {
    for await (const { status, counts, perSecond, secondsLeft } of events) {
      const ended = finalStates.reduce((sum, state) => sum + counts[state], 0);
      const left = secondsLeft === null ? '' : `, ${Math.ceil(secondsLeft)} s left`;
      bar.update(ended, counts.recipients - counts.excluded, `${figure(Math.round(perSecond))} a second${left}`);
      if (status === 'sent' || status === 'cancelled') return;
    }
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 500)); // the gateway is being restarted, say
  }
}
