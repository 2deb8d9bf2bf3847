import { nameOf, type Resident } from './shapes';
import type { ResidentSide } from './demo-system';
import { openLink, type Browser } from './open-link';
import { detail, done } from './progress';
import type { MailboxClient } from './mailbox-client';
import type { PorticoApi } from './portico-api';

/** Opens the newest link of `resident` as they would, and answers who is Active by it, in which browser; throws a sentence when nobody is. */
export async function activate(
  api: PorticoApi,
  { mailbox, site }: ResidentSide,
  resident: Resident,
): Promise<{ active: Resident; browser: Browser }> {
  const link = await newestLink(mailbox, resident.email ?? '');
  if (!link) throw new Error(`there is no mail with a link for ${nameOf(resident)} in the mailbox`);
  const { profiles, browser } = await openLink(link, site);
  // Co-owners may share an address, so the newest mail may be the other's: ask about whoever it let in.
  const residents = await Promise.all(profiles.map(({ residentId }) => api.get<Resident>(`/residents/${residentId}`)));
  const active = residents.find(({ portalStatus }) => portalStatus === 'active');
  if (!active) throw new Error(`${nameOf(resident)} opened the link and is signed in, but is not Active`);
  return { active, browser };
}

/** Does so for the first of those invited; says so when nobody is waiting. */
export async function activateOne(api: PorticoApi, side: ResidentSide, communityId: string): Promise<void> {
  const invited = api.all<Resident>(`/communities/${communityId}/residents`, { status: 'invited', linkExpired: false });
  for await (const resident of invited) {
    const { active } = await activate(api, side, resident);
    return done(`${nameOf(active)} (${active.propertyName}) opened the link: signed in without a password, and Active`);
  }
  detail('nobody with a living link is left to open one');
}

async function newestLink(mailbox: MailboxClient, address: string): Promise<string | null> {
  for await (const { id, to } of mailbox.mails({ to: address })) {
    const isTheirs = to.some((one) => one.toLowerCase() === address.toLowerCase());
    const link = isTheirs ? await mailbox.linkIn(id) : null;
    if (link) return link;
  }
  return null;
}
