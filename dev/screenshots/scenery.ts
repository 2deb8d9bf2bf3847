import { setTimeout as wait } from 'node:timers/promises';
import { residentSideOf, type ResidentSide } from '../demo/demo-system';
import type { PorticoApi } from '../demo/portico-api';
import type { Community, Message, Page, Resident } from '../demo/shapes';
import { PlainError } from '../plain-error';
import type { Settings } from '../settings';
import { openOffice } from './office';
import type { Shown } from './pages';

/** What is photographed, and who is let in. */
export interface Scenery extends Shown {
  /** Signs the resident in whose home is shown. */
  signInLink: string;
  /** Of an invitation that nobody has accepted. */
  invitationLink: string;
}

const pool = { purpose: 'notice', subject: 'The pool opens in May', body: 'The pool opens on **May 1** at 9 AM.' };
const rest = { purpose: 'invitation', selection: { filter: { kind: ['owner'], status: ['pending'] } } };
const patienceMs = 30_000;

/** Adds to the invented community what its pages need: an office, a message sent, one in review, one in draft, and two links. */
export async function setScene(admin: PorticoApi, settings: Settings): Promise<Scenery> {
  const side = residentSideOf(settings);
  if (!side) throw new PlainError('Screenshots need the development mailbox: leave SMTP_URL out.');
  const communityId = (await firstOf<Community>(admin, '/communities')).id;
  const community = `/communities/${communityId}`;
  await admin.patch(community, { timezone: 'America/New_York' });
  const api = await openOffice(admin, settings, communityId);
  const draft = (values: object) => api.post<Message>(`${community}/messages`, values);
  const sent = await reviewed(api, await draft({ ...pool, selection: { filter: {} } }));
  await api.post(`/messages/${sent.id}/send`, {});
  await reached(api, sent.id, 'sent');
  const { request, active } = await reportInEnglish(api, community);
  const invited = await firstOf<Resident>(api, `${community}/residents?status=invited`);
  return {
    communityId,
    residentId: active.id,
    requestId: request.id,
    sentId: sent.id,
    reviewedId: (await reviewed(api, await draft(rest))).id,
    draftId: (await draft(rest)).id,
    invitationLink: await linkTo(side, invited, '/portal/activate'),
    signInLink: await signInLink(api, side, active),
  };
}

async function firstOf<T>(api: PorticoApi, list: string): Promise<T> {
  const { items } = await api.get<Page<T>>(list);
  if (!items[0]) throw new PlainError(`${list} is empty: the invented community is not complete.`);
  return items[0];
}

/** A request in the portal whose pages we can read, and whose it is. */
async function reportInEnglish(api: PorticoApi, community: string) {
  for await (const request of api.all<{ id: string; residentId: string }>(`${community}/requests`)) {
    const active = await api.get<Resident & { locale: string | null }>(`/residents/${request.residentId}`);
    if (!active.locale?.startsWith('es')) return { request, active };
  }
  throw new PlainError('Nobody who speaks English has reported anything: the invented community is not complete.');
}

async function reviewed(api: PorticoApi, { id }: Message): Promise<Message> {
  await api.post(`/messages/${id}/generate`);
  return reached(api, id, 'in_review');
}

async function reached(api: PorticoApi, id: string, status: string): Promise<Message> {
  return patiently(`The message is not ${status}`, async () => {
    const message = await api.get<Message>(`/messages/${id}`);
    return message.status === status ? message : null;
  });
}

async function signInLink(api: PorticoApi, side: ResidentSide, resident: Resident): Promise<string> {
  await api.post('/portal/sign-in-links', { email: resident.email });
  return linkTo(side, resident, '/portal/sign-in');
}

/** The newest link of that kind that was mailed to a resident. */
function linkTo({ mailbox }: ResidentSide, { email }: Resident, path: string): Promise<string> {
  return patiently(`No link of ${path} was mailed to ${email}`, async () => {
    for await (const { id } of mailbox.mails({ to: email ?? '' })) {
      const link = await mailbox.linkIn(id);
      if (link?.includes(path)) return link;
    }
    return null;
  });
}

async function patiently<T>(complaint: string, look: () => Promise<T | null>): Promise<T> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await wait(200)) {
    const found = await look();
    if (found !== null) return found;
  }
  throw new PlainError(`${complaint} within ${patienceMs / 1000} s.`);
}
