// What relays do to us: refusals of a mail, of us, of everybody for a while; lines that break and fall silent.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryView } from '@portico/contracts/deliveries';
import type { SuppressionPage } from '@portico/contracts/suppressions';
import { startSink, type SinkOptions, type SmtpReply, type SmtpSink } from '@portico/testing/smtp-sink';
import { Client } from 'pg';
import { getMessage } from '../e2e/message';
import { describeFaults, type Fault } from './fault';
import { wakeRelays } from './rig';
import { accepted, whileSending, type Sending } from './send';

const BROKEN_MS = 6_000;
const sometimes = 10;

/** Gives this reply the first so many times. */
const atFirst = (times: number, reply: SmtpReply) => () => (times-- > 0 ? reply : undefined);

/** Gives this reply at the first attempt of each. */
function onceEach(reply: SmtpReply): (address: string) => SmtpReply {
  const seen = new Set<string>();
  return (address) => (seen.size < seen.add(address).size ? reply : undefined);
}

const tries = (attempts: number) => (deliveries: DeliveryView[]) =>
  expect(new Set(deliveries.map((one) => one.attempts))).toEqual(new Set([attempts]));

const isOdd = (address: string) => /[13579]@/.test(address);

async function suppressed({ rig, word }: Sending): Promise<number> {
  return (await rig.api.get<SuppressionPage>(`/suppressions?search=${word}.&limit=1`)).total;
}

/** Our own fault: nothing is sent, and nobody is marked for it; once mended everyone is mailed at the first attempt. */
const ours = (name: string, breaks: (sending: Sending) => unknown, mends: (sending: Sending) => unknown): Fault => ({
  name,
  run: whileSending({
    people: 60,
    relay: {},
    sends: async (sending) => {
      await breaks(sending);
      await accepted(sending);
    },
    breaks: async (sending) => {
      await sleep(BROKEN_MS);
      const { counts } = await getMessage(sending.rig.api, sending.id);
      await mends(sending);
      await wakeRelays(sending.rig.api);
      expect(counts).toMatchObject({ sent: 0, deferred: 0, failed: 0, bounced: 0 });
    },
    proves: tries(1),
  }),
});

/** The same by what the relay says; lines that are signed in already break. */
const oursWhile = (name: string, script: SinkOptions) =>
  ours(
    name,
    ({ rig }) => {
      Object.assign(rig.relay, script);
      rig.lines.smtp.cut();
    },
    ({ rig }) => rig.heal(),
  );

/** Another relay answers, whose certificate nobody trusts. */
function distrusted(): Fault {
  let other: SmtpSink;
  return ours(
    'TLS that cannot be trusted',
    async ({ rig }) => {
      other = await startSink({ tls: 'starttls' });
      rig.lines.smtp.leadTo(other.url);
    },
    async ({ rig }) => {
      rig.lines.smtp.leadTo(rig.relayUrl);
      await other.close();
    },
  );
}

/** A row that no mail can be made of. */
async function poison({ rig, place, id }: Sending): Promise<void> {
  const client = new Client({ connectionString: rig.postgres.url });
  await client.connect();
  await client.query(
    `UPDATE invitations.delivery SET "values" = '{}' WHERE id = (SELECT id FROM invitations.delivery WHERE message_id = $1 LIMIT 1)`,
    [id],
  );
  await client.end();
  await place.api.post(`/messages/${id}/send`, {});
}

describeFaults('the relay', [
  {
    name: '4xx at RCPT (greylisting)',
    run: whileSending({ relay: { onRcpt: onceEach({ code: 450, message: '4.2.0 come again' }) }, proves: tries(2) }),
  },
  {
    name: '5.1.1 at RCPT: no such user',
    run: whileSending({
      relay: { onRcpt: (to) => (isOdd(to) ? { code: 550, message: '5.1.1 no such user' } : undefined) },
      counts: { sent: 75, bounced: 75 },
      proves: async (_deliveries, sending) => expect(await suppressed(sending)).toBe(75),
    }),
  },
  {
    name: '5.7.1 at RCPT: policy',
    run: whileSending({
      relay: { onRcpt: (to) => (isOdd(to) ? { code: 550, message: '5.7.1 blocked by policy' } : undefined) },
      counts: { sent: 75, bounced: 75 },
      proves: async (_deliveries, sending) => expect(await suppressed(sending)).toBe(0),
    }),
  },
  oursWhile('5xx at MAIL', { onMail: () => ({ code: 550, message: '5.7.1 sender not allowed' }) }),
  oursWhile('535 at the sign-in', { onAuth: () => ({ code: 535, message: '5.7.8 bad credentials' }) }),
  distrusted(),
  {
    name: '421 at RCPT',
    run: whileSending({
      relay: { onRcpt: atFirst(sometimes, { code: 421, message: '4.3.2 slow down' }) },
      proves: tries(1),
    }),
  },
  {
    name: 'too many connections',
    run: whileSending({
      relay: { onConnect: atFirst(sometimes, { code: 421, message: '4.7.0 too many connections' }) },
      proves: tries(1),
    }),
  },
  { name: 'dropped before DATA', run: whileSending({ relay: { onMail: atFirst(sometimes, 'drop') } }) },
  { name: 'silent before DATA', run: whileSending({ relay: { onMail: atFirst(sometimes, 'hang') } }) },
  {
    name: 'dropped after the dot',
    run: whileSending({ relay: { onData: atFirst(sometimes, 'drop') }, doubled: sometimes }),
  },
  {
    name: 'silent after the dot',
    run: whileSending({ relay: { onData: atFirst(sometimes, 'hang') }, doubled: sometimes }),
  },
  {
    name: 'one poisoned row in 500',
    run: whileSending({ people: 500, relay: {}, sends: poison, counts: { sent: 499, failed: 1 } }),
  },
]);
