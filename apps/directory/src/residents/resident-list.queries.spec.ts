import type { Page } from '@portico/contracts/lists';
import type { ResidentListQuery, ResidentSort, ResidentView } from '@portico/contracts/residents';
import { residentSorts } from '@portico/contracts/residents';
import { encodeCursor } from '@portico/platform/cursor';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, standingOf, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';
import { lockCommunity } from '../communities/communities.queries';
import { residentPage } from './resident-list.queries';
import { insertResidents } from './residents.queries';

let rig: DirectoryRig;
let tenant: Tenant;
let community: { id: string; homes: string[] };
let everyone: ResidentView[];

const DAY = 86_400_000;
const daysFromNow = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
const statuses = ['pending', 'invited', 'active', 'inactive'] as const;
const deliveries = ['sent', 'delivered', 'bounced', null] as const;
const firstNames = ['Ada', 'José', 'Zoë', 'ada', '李'];
const lastNames = ['Lovelace', 'Núñez', 'li', 'Li Na', 'O_Neil'];

const read = (query: Partial<ResidentListQuery> = {}): Promise<Page<ResidentView>> =>
  rig.directory.listResidents(tenant, community.id, { limit: 200, ...query });

async function readAll(query: Partial<ResidentListQuery>): Promise<ResidentView[]> {
  const items: ResidentView[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: 7, ...query, cursor });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

/** 60 people who differ in everything that can be filtered, and a second community that must never show. */
beforeAll(async () => {
  rig = await startDirectory(AppModule);
  tenant = await rig.tenant();
  community = await communityWith(rig.directory, tenant, ['Lot 10', 'Lot 9', 'Birch Ct'], {
    oneEmailPerProperty: false,
  });
  const other = await communityWith(rig.directory, tenant, ['Lot 1']);
  await addResident(rig.directory, tenant, other.id, { propertyId: other.homes[0]!, email: 'other@example.com' });
  for (let n = 0; n < 60; n += 1) {
    const { id } = await addResident(rig.directory, tenant, community.id, {
      propertyId: community.homes[n % 3]!,
      kind: n % 4 === 0 ? 'tenant' : 'owner',
      firstName: firstNames[Math.floor(n / 5) % 5]!,
      lastName: lastNames[(n * 3) % 5]!,
      email: n % 6 === 0 ? null : `P${n}@example.com`,
    });
    const portalStatus = statuses[n % 4]!;
    const [invited, invitedAt, linkExpiresAt] = [
      n % 4 !== 0,
      daysFromNow(-(n % 10) - 0.5),
      daysFromNow(7.5 - (n % 10)),
    ];
    const standing = {
      portalStatus,
      invitationOpen: portalStatus === 'invited',
      invitedAt,
      linkExpiresAt,
      deliveryStatus: deliveries[n % 7],
    };
    if (invited) await rig.asInvitations.putStandings(tenant, { standings: [standingOf(id, standing)] });
  }
  everyone = (await read()).items;
});
afterAll(() => rig.close());

const ids = (residents: ResidentView[]): string[] => residents.map(({ id }) => id).toSorted();

describe('the filters of the residents list', () => {
  const unregistered = (r: ResidentView): boolean => ['pending', 'invited'].includes(r.portalStatus);
  const expired = (r: ResidentView): boolean => r.invitation?.expired ?? false;
  const sentBefore = (r: ResidentView, time: string): boolean =>
    r.invitation?.sentAt != null && r.invitation.sentAt < time;
  const weekAgo = daysFromNow(-7);

  it.each<[Partial<ResidentListQuery>, (resident: ResidentView) => boolean]>([
    [{}, () => true],
    [{ status: ['pending'] }, (r) => r.portalStatus === 'pending'],
    [{ status: ['active', 'inactive'] }, (r) => !unregistered(r)],
    [{ registered: true }, (r) => !unregistered(r)],
    [{ registered: false }, unregistered],
    [{ hasEmail: true }, (r) => r.email !== null],
    [{ hasEmail: false }, (r) => r.email === null],
    [{ kind: ['owner'] }, (r) => r.kind === 'owner'],
    [{ kind: ['owner', 'tenant'] }, () => true],
    [{ linkExpired: true }, expired],
    [{ linkExpired: false }, (r) => !expired(r)],
    [{ invitedBefore: weekAgo }, (r) => sentBefore(r, weekAgo)],
    [{ deliveryStatus: ['bounced'] }, (r) => r.invitation?.deliveryStatus === 'bounced'],
    [
      { deliveryStatus: ['sent', 'delivered'] },
      (r) => ['sent', 'delivered'].includes(r.invitation?.deliveryStatus ?? ''),
    ],
    [{ search: 'JOSE' }, (r) => r.firstName === 'José'],
    [{ search: 'ada' }, (r) => r.firstName.toLowerCase() === 'ada'],
    [{ search: 'nunez jo' }, (r) => r.lastName === 'Núñez' && r.firstName === 'José'],
    [{ search: 'o_n' }, (r) => r.lastName === 'O_Neil'],
    [{ search: 'p1@EXAMPLE' }, (r) => r.email === 'P1@example.com'],
    [{ search: '李' }, (r) => r.firstName === '李'],
    [{ search: 'birch' }, (r) => r.propertyName === 'Birch Ct'],
    [{ search: 'a%' }, () => false],
    [
      { registered: false, hasEmail: true, kind: ['owner'], search: 'lot' },
      (r) => unregistered(r) && r.email !== null && r.kind === 'owner' && r.propertyName.startsWith('Lot'),
    ],
  ])('%j finds whom it says and counts them', async (query, matches) => {
    const expected = ids(everyone.filter(matches));
    const page = await read(query);
    expect(ids(page.items)).toEqual(expected);
    expect(page).toMatchObject({ total: expected.length, nextCursor: null });
    expect(ids(await readAll(query))).toEqual(expected);
  });

  it('finds the people of some properties', async () => {
    const [, second, third] = community.homes as [string, string, string];
    const page = await read({ propertyId: [second, third] });
    expect(ids(page.items)).toEqual(ids(everyone.filter((r) => r.propertyId !== community.homes[0])));
  });

  it('found somebody with each kind of standing', () => {
    expect(new Set(everyone.map((r) => r.portalStatus))).toEqual(new Set(statuses));
    expect(everyone.filter((r) => r.invitation?.expired).length).toBeGreaterThan(2);
    expect(everyone).toHaveLength(60);
  });
});

describe('the orders of the residents list', () => {
  const naturally = ['Birch Ct', 'Lot 9', 'Lot 10'];
  const places: Record<string, (r: ResidentView) => string | number> = {
    property: (r) => naturally.indexOf(r.propertyName),
    name: (r) => ['li', 'Li Na', 'Lovelace', 'Núñez', 'O_Neil'].indexOf(r.lastName),
    status: (r) => statuses.indexOf(r.portalStatus),
    invitedAt: (r) => r.invitation?.sentAt ?? '',
    createdAt: (r) => r.createdAt,
  };

  it.each(residentSorts)('%s is kept over all pages, with everyone once', async (sort: ResidentSort) => {
    const items = await readAll({ sort });
    expect(ids(items)).toEqual(ids(everyone));
    const keys = items.map(places[sort.replace('-', '')]!);
    const ascending = sort.startsWith('-') ? keys.toReversed() : keys;
    expect(ascending).toEqual(ascending.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });

  it('is by property where none is said, and by last and first name within it', async () => {
    expect((await readAll({})).map(({ id }) => id)).toEqual((await readAll({ sort: 'property' })).map(({ id }) => id));
    const birch = everyone
      .filter((r) => r.propertyName === 'Birch Ct')
      .map((r) => `${r.lastName}, ${r.firstName}`.toLowerCase());
    expect([birch.slice(0, 4), birch.at(4)]).toEqual([['li, ada', 'li, ada', 'li, josé', 'li, zoë'], 'li na, ada']);
  });

  it('goes on where it was although people before it come and go', async () => {
    const first = await read({ limit: 10 });
    const { id } = await addResident(rig.directory, tenant, community.id, {
      propertyId: community.homes[2]!,
      lastName: 'Aaron',
    });
    const second = await read({ limit: 10, cursor: first.nextCursor! });
    await rig.directory.deleteResident(tenant, id);
    expect(second.items[0]!.id).toBe((await readAll({}))[10]!.id);
  });

  const time = '2026-05-01T09:00:00Z';
  it.each<[string, Partial<ResidentListQuery>, () => string]>([
    ['of another order', { sort: 'createdAt' }, () => encodeCursor(['invitedAt', time, community.id])],
    ['of the opposite order', { sort: '-createdAt' }, () => encodeCursor(['createdAt', time, community.id])],
    ['with too little in it', { sort: 'property' }, () => encodeCursor(['property', 'x', community.id])],
    ['with no id in it', { sort: 'name' }, () => encodeCursor(['name', 'x', 'no id'])],
    ['with no time in it', { sort: 'createdAt' }, () => encodeCursor(['createdAt', 'soon', community.id])],
    ['with no status in it', { sort: 'status' }, () => encodeCursor(['status', 'gone', 'x', community.id])],
    ['with NUL in it', { sort: 'name' }, () => encodeCursor(['name', '\0', community.id])],
    ['that is no cursor', {}, () => 'abc'],
  ])('refuses a cursor %s', async (_, query, cursor) => {
    await expect(read({ ...query, cursor: cursor() })).rejects.toMatchObject({ code: 'cursor.invalid', status: 400 });
  });
});

describe('the residents of another organization', () => {
  it('are in no list, even where nobody asked first whose community it is', async () => {
    const page = await residentPage(rig.db.manager, await rig.tenant(), community.id, { limit: 200 });
    expect(page).toEqual({ items: [], nextCursor: null, total: 0 });
  });
});

describe('the total', () => {
  it('is exact without a search, and a lower bound with a search beyond 10,000', async () => {
    const large = await communityWith(rig.directory, tenant, ['Tower']);
    const nobody = { propertyId: large.homes[0]!, kind: 'owner', email: null, phone: null, locale: null } as const;
    await rig.db.transaction(async (tx) => {
      const locked = await lockCommunity(tx, tenant.organizationId, large.id);
      const people = Array.from({ length: 10_001 }, (_, n) => ({
        ...nobody,
        firstName: `N${n}`,
        lastName: n === 0 ? 'Zeno' : 'Doe',
      }));
      await insertResidents(tx, locked, people);
    });
    const list = (search?: string): Promise<Page<ResidentView>> =>
      rig.directory.listResidents(tenant, large.id, { limit: 1, search });
    expect(await list()).toMatchObject({ total: 10_001, items: [{ lastName: 'Doe' }] });
    expect((await list()).totalIsLowerBound).toBeUndefined();
    expect(await list('tower')).toMatchObject({ total: 10_000, totalIsLowerBound: true });
    const exact = await list('doe');
    expect([exact.total, exact.totalIsLowerBound]).toEqual([10_000, undefined]);
  });
});
