import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Settings } from '../settings';
import { activate } from './activate-one';
import { apiOf, residentSideOf, type ResidentSide } from './demo-system';
import { findOrCreateCommunity, importRoster } from './import-roster';
import { fillPortal, reportSomething } from './portal-life';
import type { PorticoApi } from './portico-api';
import { unseen } from './progress';
import { inventedRoster } from './roster';
import type { Community, Resident } from './shapes';

const invitedHomes = 7;
const activated = 4;
const mailWithinMs = 30_000;

/**
 * Makes the invented community of a first start, so that there is something to look at: some of its owners Active, some
 * Invited, the rest Pending; ledgers, documents and what was reported in the portal. Done once, noted in DATA_DIR; people are invited only where mail cannot leave the machine.
 *
 * @returns whether it was made now
 */
export async function makeMapleCourt(settings: Settings): Promise<boolean> {
  const note = join(settings.dataDir, 'demo', 'maple-court.made');
  if (await stat(note).catch(() => null)) return false;
  const api = await apiOf(settings);
  const roster = await inventedRoster('maple-court');
  const community = await findOrCreateCommunity(api, roster.community);
  await importRoster(api, community.id, roster, unseen);
  await fillPortal(api, community);
  const side = residentSideOf(settings);
  if (side) await inviteSome(api, side, community);
  await mkdir(dirname(note), { recursive: true });
  await writeFile(note, community.id);
  return true;
}

async function inviteSome(api: PorticoApi, side: ResidentSide, community: Community): Promise<void> {
  const list = `/communities/${community.id}/residents`;
  const owners: Resident[] = [];
  for await (const owner of api.all<Resident>(list, { kind: 'owner', hasEmail: true, sort: 'property' }))
    owners.push(owner);
  const homes = [...new Set(owners.map(({ propertyName }) => propertyName))].slice(0, invitedHomes);
  const chosen = owners.filter(({ propertyName }) => homes.includes(propertyName));
  const pending = chosen.filter(({ portalStatus }) => portalStatus === 'pending');
  for (const owner of pending) await api.post(`/residents/${owner.id}/invitation`);
  for (const until = Date.now() + mailWithinMs; Date.now() < until; await wait(250)) {
    if ((await api.count(list, { kind: 'owner', status: 'invited,active' })) >= chosen.length) break;
  }
  const visitors = chosen.slice(0, activated).filter(({ portalStatus }) => portalStatus !== 'active');
  for (const [n, owner] of visitors.entries()) {
    const { active, browser } = await activate(api, side, owner);
    await reportSomething(api, browser, active.id, n);
  }
}
