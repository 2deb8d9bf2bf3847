// Processes that die at the worst moments.
import { eventually } from '@portico/testing/eventually';
import { getMessage, messageWhen } from '../e2e/message';
import type { ServiceName } from '../e2e/system';
import { describeFaults, type Fault } from './fault';
import { accepted, IN_FLIGHT, whileSending, type Sending, type SendPlan } from './send';

/** A process that kills itself where CRASH_AT says. The next one does not. */
const crash = (name: string, service: ServiceName, point: string, plan: SendPlan = {}): Fault => ({
  name,
  settings: { [service]: { CRASH_AT: point } },
  run: async (rig) => {
    const pid = await rig.system.pidOf(service);
    const breaks = async () => {
      await eventually(async () => expect(await rig.system.pidOf(service)).not.toBe(pid), { timeoutMs: 30_000 });
    };
    return whileSending({ breaks, ...plan })(rig);
  },
});

const unanswered = async ({ rig, id }: Sending) => {
  expect((await rig.api.ask('POST', `/messages/${id}/send`, {})).status).toBeGreaterThanOrEqual(500);
};

/** Nothing was promised, nothing has happened: whoever asks again is served. */
const unansweredAndUndone = async (sending: Sending) => {
  const { rig, id, word } = sending;
  await unanswered(sending);
  await rig.system.ready();
  expect((await getMessage(rig.api, id)).status).toBe('in_review');
  expect(rig.mailsTo(word)).toEqual([]);
  await accepted(sending);
};

/** Nobody was told, but it is committed. */
const unansweredAndDone = async (sending: Sending) => {
  await unanswered(sending);
  await messageWhen(sending.rig.api, sending.id, ({ status }) => status === 'sending' || status === 'sent');
};

describeFaults('a process that dies', [
  crash('killed before the commit of Send', 'invitations', 'before-commit', { sends: unansweredAndUndone }),
  crash('killed after the commit, before the outbox is read', 'invitations', 'after-commit', {
    sends: unansweredAndDone,
  }),
  crash('killed between enqueue and mark', 'invitations', 'after-enqueue'),
  crash('killed after the claim', 'mailer', 'after-claim'),
  crash('killed after the 250, before the status', 'mailer', 'after-250', { doubled: IN_FLIGHT }),
  crash('killed after the status, before the job is done', 'mailer', 'after-status', { doubled: IN_FLIGHT }),
]);
