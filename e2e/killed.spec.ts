// What the README promises of a send while processes die: nobody is lost, and a mail that comes twice is the same mail.
import { eventually } from '@portico/testing/eventually';
import { describeWithBackends } from '@portico/testing/redis';
import type { Api } from './api';
import { crowd, residents } from './community';
import { deliveries, messageWhen, reviewedIn } from './message';
import { fateOf } from './portal';
import { startSystem, type ServiceName, type System } from './system';

const PEOPLE = 150;
/** Mails at the relay at once, and those whose outcome was on its way to be noted: these may come twice. */
const CONNECTIONS = 5;
const IN_FLIGHT = 4 * CONNECTIONS;

describeWithBackends('a send', ({ env }) => {
  let system: System;
  let api: Api;

  beforeAll(async () => {
    system = await startSystem({ ...env, SMTP_CONNECTIONS: String(CONNECTIONS) });
    api = system.api;
  });
  afterAll(() => system?.close());

  it.each<ServiceName>(['mailer', 'invitations', 'directory', 'gateway'])(
    'ends although %s was killed in its midst: nobody is lost, and who was mailed twice got the same mail',
    async (name) => {
      const place = await crowd(api, PEOPLE, 'slow');
      const ours = new Set((await residents(place, 'limit=200')).items.map(({ email }) => email!));
      const { id } = await reviewedIn(place);
      await api.post(`/messages/${id}/send`, {});
      const soFar = await system.mailbox.waitFor(20, (to) => ours.has(to));
      expect(soFar.length).toBeLessThan(PEOPLE / 2);
      await system.kill(name);
      const { counts } = await messageWhen(api, id, ({ status }) => status === 'sent', 60_000);
      expect(counts).toMatchObject({ recipients: PEOPLE, sent: PEOPLE });

      const mails = system.mailbox.all.filter(({ to }) => ours.has(to[0]!));
      expect(new Set(mails.map(({ to }) => to[0]))).toEqual(ours);
      expect(mails.length - PEOPLE).toBeLessThanOrEqual(IN_FLIGHT);
      const read = await Promise.all(
        mails.map(async (mail) => ({ to: mail.to[0]!, ...(await system.mailbox.read(mail)) })),
      );
      expect(new Set(read.map(({ to, messageId, token }) => `${to} ${messageId} ${token}`)).size).toBe(PEOPLE);
      expect(new Set(read.map(({ token }) => token)).size).toBe(PEOPLE);
      expect((await deliveries(api, id, 'status=sent&limit=1')).total).toBe(PEOPLE);
      await eventually(async () => expect((await residents(place, 'status=invited')).total).toBe(PEOPLE));

      const twice = read.find(({ to }, i) => read.findIndex((mail) => mail.to === to) < i) ?? read[0]!;
      expect(await fateOf(system.url, twice.token)).toBe('200');
    },
    120_000,
  );
});
