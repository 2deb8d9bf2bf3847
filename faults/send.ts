// A send to a community in whose midst something breaks, and the proof of what became of each.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryPage, DeliveryView } from '@portico/contracts/deliveries';
import type { MessageBody, MessageCounts } from '@portico/contracts/messages';
import { eventually } from '@portico/testing/eventually';
import type { SinkOptions } from '@portico/testing/smtp-sink';
import { crowd, type Place } from '../e2e/community';
import { messageWhen, reviewedIn } from '../e2e/message';
import type { Figures } from './fault';
import { CONNECTIONS, type Rig } from './rig';

/** Mails at the relay at once, and those whose outcome was on its way to be noted: after a crash these may come twice. */
export const IN_FLIGHT = 4 * CONNECTIONS;
/** Taken up within so many seconds. */
const TAKEN_UP_SECONDS = 15;
const MAIL_MS = 30;
const PATIENCE_MS = 150_000;

/** A message that is being sent, to people whose addresses begin with `word`. */
export interface Sending {
  rig: Rig;
  place: Place;
  word: string;
  id: string;
  people: number;
  /** Waits until so many mails came. */
  mailed: (count: number) => Promise<void>;
}

export interface SendPlan {
  people?: number;
  message?: Partial<MessageBody>;
  /** What the relay does meanwhile; it takes its time for each mail where left out. */
  relay?: SinkOptions;
  /** So many mails have come when it breaks. */
  midway?: number;
  /** In place of a Send that is accepted. */
  sends?: (sending: Sending) => Promise<unknown>;
  /** Breaks it and mends it. @returns from when on recovering counts, where that is not its end */
  breaks?: (sending: Sending) => Promise<number | void>;
  /** How everybody ends; all are sent where left out. */
  counts?: Partial<MessageCounts>;
  /** How many mails may come twice at the most. */
  doubled?: number;
  /** What else is demanded of the mails. */
  proves?: (deliveries: DeliveryView[], sending: Sending) => Promise<void> | void;
}

let sends = 0;

/** What a fault runs: a send by this plan. */
export function whileSending(plan: SendPlan): (rig: Rig) => Promise<Figures> {
  return async (rig) => {
    const sending = await prepared(rig, plan);
    await (plan.sends ?? accepted)(sending);
    if (plan.midway !== undefined) await sending.mailed(plan.midway);
    const broken = plan.breaks && ((await plan.breaks(sending)) ?? Date.now());
    const { counts } = await messageWhen(rig.api, sending.id, ({ status }) => status === 'sent', PATIENCE_MS);
    expect(counts).toMatchObject(plan.counts ?? { recipients: sending.people, sent: sending.people });
    const deliveries = await deliveriesOf(rig, sending.id);
    const figures = { ...(await proof(sending, deliveries)), seconds: broken ? sinceThen(sending, broken) : null };
    expect(figures).toMatchObject({ lost: 0 });
    expect(figures.doubled).toBeLessThanOrEqual(plan.doubled ?? 0);
    expect(figures.seconds ?? 0).toBeLessThanOrEqual(TAKEN_UP_SECONDS);
    await plan.proves?.(deliveries, sending);
    return figures;
  };
}

/** A message in review, and the relay as the plan says. */
export async function prepared(rig: Rig, { people = 150, message, relay = slowly }: SendPlan): Promise<Sending> {
  const word = `fault-${(sends += 1)}`;
  const place = await crowd(rig.api, people, word);
  const { id } = await reviewedIn(place, message);
  Object.assign(rig.relay, relay);
  const mailed = async (count: number): Promise<void> => {
    const check = () => expect(rig.mailsTo(word).length).toBeGreaterThanOrEqual(count);
    await eventually(check, { timeoutMs: PATIENCE_MS, everyMs: 5 });
  };
  return { rig, place, word, id, people, mailed };
}

export function accepted({ rig, id }: Sending): Promise<void> {
  return rig.api.post(`/messages/${id}/send`, {});
}

/** All mails of a message. */
export async function deliveriesOf({ api }: Rig, id: string): Promise<DeliveryView[]> {
  const all: DeliveryView[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: DeliveryPage = await api.get(`/messages/${id}/deliveries?limit=200${cursor && `&cursor=${cursor}`}`);
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

/** Counts what came, and demands that a mail that came twice is the same mail: same Message-ID, same link. */
export async function proof({ rig, word }: Sending, deliveries: DeliveryView[]): Promise<Omit<Figures, 'seconds'>> {
  const mails = rig.mailsTo(word);
  const got = new Set(mails.map(({ to }) => to[0]));
  const read = await Promise.all(
    mails.map(async (mail) => ({ to: mail.to[0], ...(await rig.system.mailbox.read(mail)) })),
  );
  expect(new Set(read.map(({ to, messageId, token }) => `${to} ${messageId} ${token}`)).size).toBe(got.size);
  expect(new Set(read.map(({ messageId }) => messageId)).size).toBe(got.size);
  const open = deliveries.filter(({ status }) => ['queued', 'sending', 'deferred'].includes(status));
  const unmailed = deliveries.filter(({ status, email }) => status === 'sent' && !got.has(email));
  return {
    mails: mails.length,
    lost: open.length + unmailed.length,
    doubled: mails.length - got.size,
    uncertain: deliveries.filter(({ reason }) => reason === 'uncertain').length,
  };
}

/** Seconds from a moment to the end of the longest silence at the relay since; 0 where all mails had come by then. */
function sinceThen({ rig, word }: Sending, moment: number): number {
  const times = rig.mailsTo(word).map(({ at }) => at.getTime());
  const since = [moment, ...times.filter((at) => at > moment)];
  const silences = since.slice(1).map((end, i) => ({ end, ms: end - since[i]! }));
  const longest = silences.toSorted((a, b) => b.ms - a.ms)[0];
  return longest ? (longest.end - moment) / 1_000 : 0;
}

/** So slow a relay that something can break in the midst of a send. */
const slowly: SinkOptions = { onData: () => sleep(MAIL_MS).then(() => undefined) };
