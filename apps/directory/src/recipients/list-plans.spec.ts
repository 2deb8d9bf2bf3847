// The promise: however many communities there are, a list reads its own through an index. Asked of the planner itself.
import type { ResidentListQuery } from '@portico/contracts/residents';
import { residentSorts } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module';
import { lockCommunity } from '../communities/communities.queries';
import { checkSelection, recipientPage } from './recipients.queries';
import { residentPage } from '../residents/resident-list.queries';
import { insertResidents } from '../residents/residents.queries';

let rig: DirectoryRig;
let tenant: Tenant;
let community: { id: string; homes: string[] };
let tower: { id: string };

async function populated(people: number): Promise<{ id: string; homes: string[] }> {
  const lots = Array.from({ length: 20 }, (_, lot) => `Lot ${lot}`);
  const made = await communityWith(rig.directory, tenant, lots);
  await rig.db.transaction(async (tx) => {
    const rows = Array.from({ length: people }, (_, i) => ({
      propertyId: made.homes[i % 20]!,
      kind: 'owner' as const,
      firstName: `First${i}`,
      lastName: `Last${people}x${i}`,
      email: null,
      phone: null,
      locale: null,
    }));
    await insertResidents(tx, await lockCommunity(tx, tenant.organizationId, made.id), rows);
  });
  return made;
}

/** 30 communities of 200 people, and a large one. */
beforeAll(async () => {
  rig = await startDirectory(AppModule);
  tenant = await rig.tenant();
  tower = await populated(6_000);
  for (let n = 0; n < 30; n += 1) community = await populated(200);
  await rig.db.query('VACUUM ANALYZE');
});
afterAll(() => rig.close());

/** The plans of every statement that `work` runs. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked = jest.spyOn(DataSource.prototype, 'query');
  await work();
  const statements = asked.mock.calls.map(([sql, parameters]) => [sql, parameters] as const);
  asked.mockRestore();
  expect(statements.length).toBeGreaterThan(0);
  const plans = statements.map(async ([sql, parameters]) => {
    const lines = await rig.db.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, parameters as unknown[]);
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  });
  return Promise.all(plans);
}

async function expectIndexesIn(work: () => Promise<unknown>): Promise<void> {
  // The community and its few homes are small tables: to read them whole is right.
  for (const plan of await plansOf(work)) expect(plan).not.toMatch(/Seq Scan on (resident|resident_search)/);
}

const list = (query: Partial<ResidentListQuery>) => () =>
  residentPage(rig.db.manager, tenant, community.id, { limit: 50, ...query });

describe('a list of residents', () => {
  it('reads an index in the order asked and sorts nothing', async () => {
    for (const sort of residentSorts) {
      const [, page] = await plansOf(list({ sort }));
      expect(page).toMatch(/Index (Only )?Scan/);
      expect(page).not.toMatch(/Sort|Seq Scan on resident/);
    }
  });

  it('counts a community without a look at its rows', async () => {
    const [count] = await plansOf(list({ status: ['pending'] }));
    expect(count).toMatch(/Index Only Scan/);
  });

  it.each<Partial<ResidentListQuery>>([
    { status: ['invited'] },
    { registered: true },
    { hasEmail: false },
    { hasEmail: true },
    { kind: ['tenant'] },
    { search: 'last200x11' },
    { search: 'nobody at all' },
    { search: 'a' },
    { linkExpired: true },
    { linkExpired: false },
    { invitedBefore: '2026-01-01T00:00:00Z' },
    { deliveryStatus: ['bounced'] },
  ])('never reads all communities for %j', async (query) => {
    await expectIndexesIn(list(query));
    await expectIndexesIn(list({ ...query, sort: '-invitedAt' }));
  });

  it('finds somebody in a large community by the trigrams of their name', async () => {
    const plans = await plansOf(() => residentPage(rig.db.manager, tenant, tower.id, { limit: 50, search: 'x5432' }));
    for (const plan of plans) expect(plan).toContain('resident_search_words');
  });

  it('never reads all communities for the people of one home', async () => {
    await expectIndexesIn(list({ propertyId: [community.homes[0]!] }));
  });

  it('never reads all communities for a selection', async () => {
    const selection = { filter: { registered: false, hasEmail: true } };
    await expectIndexesIn(() =>
      recipientPage(rig.db.manager, tenant, { communityId: community.id, selection, limit: 1_000 }),
    );
    await expectIndexesIn(() => checkSelection(rig.db.manager, tenant, { communityId: community.id, selection }));
  });
});
