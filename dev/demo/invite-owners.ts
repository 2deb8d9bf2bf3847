import { setTimeout as wait } from 'node:timers/promises';
import { PlainError } from '../plain-error';
import type { PorticoApi } from './portico-api';
import { detail, done, figure } from './progress';
import { followMessage } from './follow-message';
import type { Community, ImportReport, Message, Recipient, Resident } from './shapes';
import { nameOf } from './shapes';

const named = 5;

/** Whom the demo invites: owners who were never invited and have an address. A second run finds nobody, and mails nobody twice. */
const whom = { kind: ['owner'], status: ['pending'], hasEmail: true };

/**
 * Drafts the invitation to all of them, generates, shows who is left out and why, sends, and follows it to the end.
 * A send that an earlier run left under way is followed to its end first.
 *
 * @returns the message that was sent, or null when there was nobody left to invite
 */
export async function inviteOwners(
  api: PorticoApi,
  community: Community,
  report: ImportReport,
): Promise<Message | null> {
  await finishEarlier(api, community);
  await tellWithoutAddress(api, community, report);
  const waiting = await api.count(`/communities/${community.id}/residents`, {
    kind: whom.kind.join(','),
    status: whom.status.join(','),
    hasEmail: whom.hasEmail,
  });
  if (waiting === 0) {
    done('Nobody is left to invite: every owner with an address was invited before, and nobody is mailed twice');
    return null;
  }
  const draft = await api.post<Message>(`/communities/${community.id}/messages`, {
    purpose: 'invitation',
    selection: { filter: whom },
    summaryTo: [`board@${community.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`],
  });
  const message = await generate(api, draft);
  if (message.counts.recipients === message.counts.excluded) return null;
  await api.post(`/messages/${message.id}/send`, {});
  return followMessage(api, message.id);
}

async function finishEarlier(api: PorticoApi, community: Community): Promise<void> {
  for await (const message of api.all<Message>(`/communities/${community.id}/messages`, { status: 'sending' })) {
    detail('an earlier send is still under way');
    await followMessage(api, message.id);
  }
}

async function generate(api: PorticoApi, draft: Message): Promise<Message> {
  await api.post(`/messages/${draft.id}/generate`);
  for (;;) {
    const message = await api.get<Message>(`/messages/${draft.id}`);
    if (message.status === 'in_review') return tellReview(api, message);
    if (message.status === 'draft')
      throw new PlainError(`The mails could not be made: ${message.generationError ?? ''}`);
    await wait(150);
  }
}

async function tellReview(api: PorticoApi, message: Message): Promise<Message> {
  const { recipients, excluded } = message.counts;
  done(
    `Invitation drafted and generated: ${figure(recipients - excluded)} mails to review, ${figure(excluded)} owners left out`,
  );
  const byProblem = new Map<string, string[]>();
  for await (const { problem, name } of api.all<Recipient>(`/messages/${message.id}/recipients`, { problem: 'any' })) {
    byProblem.set(problem!, [...(byProblem.get(problem!) ?? []), name]);
  }
  for (const [problem, names] of byProblem) detail(`left out, ${problem.replaceAll('_', ' ')}: ${some(names)}`);
  return message;
}

/** Those whom no invitation can reach by mail; what was wrong with an address in the file is said with it. */
async function tellWithoutAddress(api: PorticoApi, community: Community, report: ImportReport): Promise<void> {
  const names: string[] = [];
  const list = api.all<Resident>(`/communities/${community.id}/residents`, { kind: 'owner', hasEmail: false });
  for await (const resident of list) names.push(nameOf(resident));
  if (names.length === 0) return;
  done(`${figure(names.length)} owners cannot be mailed, for want of a good address: ${some(names)}`);
  for (const code of ['email.invalid', 'resident.email_taken']) {
    const rows = report.errors.filter((error) => error.code === code);
    if (rows.length > 0)
      detail(
        `${code}: ${some(
          rows.map(({ row, message }) => `row ${row}: ${message}`),
          2,
        )}`,
      );
  }
}

function some(names: string[], shown = named): string {
  const more = names.length - shown;
  const few = names.slice(0, shown).map((name) => name.replace(/\.$/, ''));
  return few.join(', ') + (more > 0 ? ` and ${figure(more)} more` : '');
}
