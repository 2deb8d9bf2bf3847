// What people do at the same time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryView } from '@portico/contracts/deliveries';
import type { ResidentPage } from '@portico/contracts/residents';
import { Browser } from '../e2e/browser';
import { importCsv, invitedIn, openCommunity, residents } from '../e2e/community';
import { generated, getMessage, messageWhen } from '../e2e/message';
import { accept, fateOf } from '../e2e/portal';
import { signedIn } from '../e2e/staff';
import { describeFaults, type Figures } from './fault';
import type { Rig } from './rig';
import { accepted, deliveriesOf, prepared, proof, whileSending, type Sending } from './send';

const RATE = 40;
/** Counted where they arrive: on the way some come closer together, by what a busy machine is late. */
const LATE = 5;
const ATTEMPTS_AT_ONCE = 100;
const IMPORTED = 20_000;
const nothing: Figures = { mails: 0, lost: 0, doubled: 0, uncertain: 0, seconds: null };
const slowly = (ms: number) => ({ onData: () => sleep(ms).then(() => undefined) });

async function fiftySends({ rig, id }: Sending): Promise<void> {
  const sends = Array.from({ length: 50 }, () => rig.api.refusal('POST', `/messages/${id}/send`, {}));
  expect((await Promise.all(sends)).toSorted().slice(0, 2)).toEqual(['202', '409 message.wrong_state']);
}

async function subjects({ rig, word }: Sending): Promise<Set<string>> {
  const mails = await Promise.all(rig.mailsTo(word).map((mail) => rig.system.mailbox.read(mail)));
  return new Set(mails.map(({ subject }) => subject));
}

/** Both write, both generate, both send. */
async function twoOperators({ rig, id }: Sending): Promise<void> {
  const { email, password } = rig.system.admin;
  const other = await signedIn(rig.api.url, email, password);
  await Promise.all([
    rig.api.ask('PATCH', `/messages/${id}`, { subject: 'Welcome, says one' }),
    other.ask('PATCH', `/messages/${id}`, { subject: 'Welcome, says the other' }),
    rig.api.ask('POST', `/messages/${id}/generate`),
    other.ask('POST', `/messages/${id}/generate`),
  ]);
  const { status } = await messageWhen(rig.api, id, (message) => message.status !== 'generating');
  if (status === 'draft') await generated(rig.api, id);
  const sends = [rig.api, other].map((api) => api.refusal('POST', `/messages/${id}/send`, {}));
  expect((await Promise.all(sends)).toSorted()).toEqual(['202', '409 message.wrong_state']);
}

async function editWhileSending({ rig, id }: Sending): Promise<void> {
  expect(await rig.api.refusal('PATCH', `/messages/${id}`, { subject: 'Too late' })).toBe('409 message.wrong_state');
}

/** Everybody got the words that the message has. */
const oneSubject = async (_deliveries: DeliveryView[], sending: Sending) => {
  const { subject } = await getMessage(sending.rig.api, sending.id);
  expect(await subjects(sending)).toEqual(new Set([subject.replace('{{communityName}}', 'Maple Court')]));
};

/** Each pause holds within two seconds. */
async function pauseTenTimes({ rig, id, word }: Sending): Promise<void> {
  for (let n = 1; n <= 10; n += 1) {
    await rig.api.post(`/messages/${id}/pause`);
    await sleep(2_000);
    const held = rig.mailsTo(word).length;
    await sleep(500);
    expect(rig.mailsTo(word).length).toBe(held);
    await rig.api.post(`/messages/${id}/resume`);
    await sleep(500);
  }
  delete rig.relay.onData;
}

/** Whoever was not mailed by then never is. */
async function cancelled(rig: Rig): Promise<Figures> {
  const sending = await prepared(rig, { people: 300 });
  await accepted(sending);
  await sending.mailed(40);
  await rig.api.post(`/messages/${sending.id}/cancel`);
  await sleep(2_000);
  const { counts } = await getMessage(rig.api, sending.id);
  await sleep(3_000);
  const figures = await proof(sending, await deliveriesOf(rig, sending.id));
  expect({ ...figures, all: counts.sent + counts.cancelled }).toMatchObject({
    mails: counts.sent,
    lost: 0,
    doubled: 0,
    all: 300,
  });
  expect(counts.cancelled).toBeGreaterThan(0);
  return { ...figures, seconds: null };
}

/** Of those whose turn comes last: one gets another address, one is removed, one comes in by an earlier link. */
async function residentsChange({ rig, id }: Sending): Promise<void> {
  const last = (await deliveriesOf(rig, id)).toSorted((a, b) => a.id.localeCompare(b.id)).slice(-3);
  const [edited, removed, activated] = last.map(({ residentId }) => residentId!);
  await rig.api.post(`/residents/${activated}/invitation`);
  const { token } = await rig.system.mailbox.mailTo(last[2]!.email);
  await rig.api.post(`/messages/${id}/send`, {});
  await rig.api.patch(`/residents/${edited}`, { email: `new.${last[0]!.email}` });
  await rig.api.delete(`/residents/${removed}`);
  expect((await accept(new Browser(rig.system.url), token)).status).toBe(200);
}

const whyNot = (deliveries: DeliveryView[]) => {
  const reasons = new Set(deliveries.flatMap(({ status, reason }) => (status === 'skipped' ? [reason] : [])));
  expect(reasons).toEqual(new Set(['email_changed', 'registered', 'removed']));
};

/** Only the second comes, and its link works. */
async function resend(rig: Rig): Promise<Figures> {
  const place = await openCommunity(rig.api);
  const email = `resent.${Date.now()}@example.com`;
  rig.lines.smtp.refuse();
  const { resident } = await rig.api.post<{ resident: { id: string } }>(`/communities/${place.id}/residents`, {
    propertyId: place.homes[0],
    kind: 'owner',
    firstName: 'Ada',
    lastName: 'Lovelace',
    email,
    sendInvitation: true,
  });
  await rig.api.post(`/residents/${resident.id}/invitation`);
  rig.lines.smtp.heal();
  const { token } = await rig.system.mailbox.mailTo(email);
  await sleep(3_000);
  expect(rig.system.mailbox.countTo(email)).toBe(1);
  expect(await fateOf(rig.system.url, token)).toBe('200');
  return { ...nothing, mails: 1 };
}

async function activatedAtOnce(rig: Rig): Promise<Figures> {
  const email = `popular.${Date.now()}@example.com`;
  await invitedIn(await openCommunity(rig.api), email);
  const { token } = await rig.system.mailbox.mailTo(email);
  const fates = await Promise.all(Array.from({ length: ATTEMPTS_AT_ONCE }, () => fateOf(rig.system.url, token)));
  expect(fates.filter((fate) => fate === '200')).toHaveLength(1);
  expect(new Set(fates).size).toBe(2);
  return { ...nothing, mails: 1 };
}

/** It goes on where it was: everyone once, in a home of their own. */
async function importKilled(rig: Rig): Promise<Figures> {
  const place = await openCommunity(rig.api, 0);
  const lines = Array.from(
    { length: IMPORTED },
    (_, i) => `Home ${i},owner,Ada,Number ${i},ada.${i}@${place.id}.example`,
  );
  const done = importCsv(place, `property,kind,first name,last name,email\n${lines.join('\n')}\n`, {}, 120_000);
  done.catch(() => undefined);
  let created = 0;
  while (created === 0) created = (await residents(place, 'limit=1')).total;
  expect(created).toBeLessThan(IMPORTED);
  const since = Date.now();
  await rig.system.kill('directory');
  expect(await done).toMatchObject({ created: IMPORTED, errors: [] });
  const seconds = (Date.now() - since) / 1_000;
  expect((await rig.api.get<ResidentPage>(`/communities/${place.id}/residents?limit=1`)).total).toBe(IMPORTED);
  expect((await rig.api.get<{ total: number }>(`/communities/${place.id}/properties?limit=1`)).total).toBe(IMPORTED);
  return { ...nothing, seconds };
}

/** In any second, wherever it begins. */
function mostInASecond({ rig, word }: Sending): number {
  const times = rig.mailsTo(word).map(({ at }) => at.getTime());
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
}

describeFaults('people', [
  { name: '50 Sends at once', run: whileSending({ sends: fiftySends }) },
  { name: 'two operators on one draft', run: whileSending({ sends: twoOperators, proves: oneSubject }) },
  { name: 'an edit while it sends', run: whileSending({ midway: 40, breaks: editWhileSending, proves: oneSubject }) },
  {
    name: 'paused and resumed ten times, each within 2 s',
    run: whileSending({ people: 300, relay: slowly(300), midway: 10, breaks: pauseTenTimes }),
  },
  { name: 'cancelled in the middle', run: cancelled },
  {
    name: 'resident edited, removed, activated between Send and DATA',
    settings: { invitations: { MAIL_RATE_PER_SECOND: '20' } },
    run: whileSending({ relay: {}, sends: residentsChange, counts: { sent: 147, skipped: 3 }, proves: whyNot }),
  },
  { name: 'resent while the first is queued', run: resend },
  { name: 'one link activated 100 times at once', run: activatedAtOnce },
  { name: 'import killed half-way', run: importKilled },
  {
    name: `a rate of ${RATE} a second`,
    settings: { invitations: { MAIL_RATE_PER_SECOND: String(RATE) } },
    run: whileSending({
      people: 200,
      relay: {},
      proves: (_deliveries, sending) => expect(mostInASecond(sending)).toBeLessThanOrEqual(RATE + LATE),
    }),
  },
]);
