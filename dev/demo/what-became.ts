import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { styled, table } from '../terminal';
import type { PorticoApi } from './portico-api';
import { figure } from './progress';
import { nameOf, type Community, type Resident } from './shapes';

const fewEnoughToName = 40;

/** Prints what became of everyone in the community, in figures, by name where they are few; every person stands in `file`. */
export async function tellWhatBecame(api: PorticoApi, community: Community, file: string): Promise<void> {
  const residents: Resident[] = [];
  for await (const resident of api.all<Resident>(`/communities/${community.id}/residents`)) residents.push(resident);
  const groups = new Map<string, number>();
  for (const resident of residents) groups.set(standing(resident), (groups.get(standing(resident)) ?? 0) + 1);
  console.log(`\n${styled('bold', `What became of everyone in ${community.name}`)}\n`);
  const rows = [...groups]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]): [string, string] => [name, figure(count)]);
  console.log(table([...rows, ['All residents', figure(residents.length)]]));
  if (residents.length <= fewEnoughToName) tellEach(residents);
  await writeEach(residents, file);
  console.log(`\n  ${styled('dim', 'Person by person:')} ${file}`);
}

/** Where one person stands, in words. */
export function standing({ portalStatus, invitation, email, kind }: Resident): string {
  const last = invitation?.deliveryStatus;
  if (portalStatus === 'active') return 'Active: opened the link';
  if (portalStatus === 'inactive') return 'Inactive: access switched off';
  if (portalStatus === 'invited') return `Invited: last mail ${last ?? 'unknown'}`;
  if (last) return `Pending: last mail ${last}`;
  if (!email) return 'Pending: no good address';
  return kind === 'tenant' ? 'Pending: a tenant, not asked this time' : 'Pending: not invited yet';
}

function tellEach(residents: Resident[]): void {
  console.log();
  console.log(table(residents.map((one): [string, string] => [`${nameOf(one)}, ${one.propertyName}`, standing(one)])));
}

async function writeEach(residents: Resident[], file: string): Promise<void> {
  const header = ['property', 'kind', 'name', 'email', 'status', 'lastMail', 'linkExpiresAt'];
  const rows = residents.map((one) => [
    one.propertyName,
    one.kind,
    nameOf(one),
    one.email,
    one.portalStatus,
    one.invitation?.deliveryStatus,
    one.invitation?.expiresAt,
  ]);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, stringify([header, ...rows], { escape_formulas: true }));
}
