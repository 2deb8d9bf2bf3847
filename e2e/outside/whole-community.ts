// A whole community, B1 to B4, B8, B9: who is there, who is chosen, and their addresses. The message is in
// whole-community.message.ts, the send in ../whole-community.send.spec.ts.
import type { CommunityView } from '@portico/contracts/communities';
import type { MassEditAnswer, ResidentFilter } from '@portico/contracts/residents';
import type { Api } from '../api';
import {
  addResident,
  address,
  crowd,
  getResident,
  importCsv,
  openCommunity,
  residentIn,
  residents,
  type Place,
} from '../community';
import { draftIn, recipients, reviewedIn, sentIn } from '../message';
import { motleyCommunity, type Motley, type Person } from '../motley';
import { activated } from '../portal';
import { system } from './shared-system';

const filters: [query: string, found: Person[]][] = [
  ['hasEmail=false', ['noEmail']],
  ['hasEmail=true&kind=owner&registered=false', ['pending', 'invited', 'bounced', 'expired']],
  ['kind=tenant', ['tenant']],
  ['status=active,inactive', ['active', 'inactive']],
  ['linkExpired=true', ['expired']],
  ['linkExpired=false&status=invited', ['invited']],
  ['deliveryStatus=bounced', ['bounced']],
  ['search=bak%20elm', ['noEmail']],
  ['search=fROST', ['bounced']],
  ['sort=-name&status=pending', ['bounced', 'tenant', 'noEmail', 'pending']],
];

/** A list's query as a selection has it: lists as lists, booleans as booleans. */
function filterOf(query: string): ResidentFilter {
  const named = [...new URLSearchParams(query)].filter(([name]) => name !== 'sort');
  const flags: Record<string, boolean> = { true: true, false: false };
  const texts = ['search', 'invitedBefore'];
  return Object.fromEntries(
    named.map(([name, text]) => [name, texts.includes(name) ? text : (flags[text] ?? text.split(','))]),
  ) as ResidentFilter;
}

describe('a whole community', () => {
  let api: Api;

  let community: Motley;

  beforeAll(async () => {
    api = system.api;
    community = await motleyCommunity(system);
  });
  it('B1 the tabs Unregistered and Registered have their counts, and the share registered follows', async () => {
    const { counts } = await api.get<CommunityView>(`/communities/${community.place.id}`);
    const expected = { properties: 3, residents: 8, pending: 4, invited: 2, active: 1, inactive: 1, withoutEmail: 1 };
    expect(counts).toEqual(expected);
    expect((await residents(community.place, 'registered=false')).total).toBe(6);
    expect((await residents(community.place, 'registered=true')).total).toBe(2);
    const { items } = await api.get<{ items: CommunityView[] }>('/communities?limit=200');
    expect(items.find(({ id }) => id === community.place.id)?.counts).toEqual(expected);
  });

  it.each(filters)('B2 the filter %s finds %j', async (query, names) => {
    expect(await community.who(query)).toEqual(names);
  });

  it('B2 filters by property and by the time of the last invitation', async () => {
    const { place, who } = community;
    expect(await who(`propertyId=${place.homes[1]},${place.homes[2]}`)).toEqual(['noEmail', 'expired']);
    const aWeekAgo = new Date(Date.now() - 7 * 86_400_000).toISOString();
    expect(await who(`invitedBefore=${aWeekAgo}`)).toEqual(['expired']);
  });

  it.each(filters)('B2 the filter %s finds the same people as a selection', async (query, names) => {
    const { place, ids } = community;
    const { id } = await draftIn(place, { selection: { filter: filterOf(query) } });
    const found = (await recipients(api, id)).items.map(({ residentId }) => residentId);
    expect(found.toSorted()).toEqual(names.map((name) => ids[name]).toSorted());
  });

  it('B3 everyone who matches is chosen, over all pages, less those whose check mark was taken away', async () => {
    const place = await crowd(api, 230);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await residents(place, `limit=100&kind=owner${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(page.total).toBe(230);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(230);
    const exclude = [seen[0]!, seen[150]!, seen[229]!];
    const message = await reviewedIn(place, { selection: { filter: { kind: ['owner'] }, exclude } });
    expect(message.counts).toMatchObject({ recipients: 227, queued: 227, excluded: 0 });
    const chosen = await recipients(api, message.id, 'limit=1');
    expect(chosen.total).toBe(227);
    for (const id of exclude)
      expect(await api.refusal('GET', `/messages/${message.id}/recipients/${id}/preview`)).toBe(
        '404 resource.not_found',
      );
  });

  it('B4 the number of the chosen is told before anything is made; owners by default, tenants by choice', async () => {
    const { place, ids } = community;
    const count = async (kind: ('owner' | 'tenant')[]) => {
      const { id } = await draftIn(place, { selection: { filter: { kind, registered: false } } });
      return (await recipients(api, id, 'limit=1')).total;
    };
    expect(await count(['owner'])).toBe((await residents(place, 'kind=owner&registered=false')).total);
    expect([await count(['owner']), await count(['tenant']), await count(['owner', 'tenant'])]).toEqual([5, 1, 6]);
    const one = await draftIn(place, { selection: { ids: [ids.pending] } });
    expect((await recipients(api, one.id)).items.map(({ residentId }) => residentId)).toEqual([ids.pending]);
  });

  describe('B8', () => {
    const edit = ({ id }: Place, updates: object[]) =>
      api.patch<MassEditAnswer>(`/communities/${id}/residents`, { updates });

    it('a grid sets many emails; each row succeeds or fails on its own, with its reason, in the order asked', async () => {
      const place = await openCommunity(api, 2);
      const [mine, taken] = [address(), address()];
      const old = { email: address() };
      const ids = [
        await residentIn(place),
        await residentIn(place),
        await residentIn(place, old),
        await residentIn(place),
      ];
      await residentIn(place, { email: taken, propertyId: place.homes[1]! });
      const foreign = community.ids.pending;
      const { results } = await edit(place, [
        { id: ids[1], email: 'nonsense' },
        { id: ids[0], email: ` ${mine} ` },
        { id: foreign, email: address() },
        { id: ids[3], email: taken },
        { id: ids[2], email: null },
      ]);
      expect(results.map(({ id, ok, error }) => [id, ok, error?.code])).toEqual([
        [ids[1], false, 'email.invalid'],
        [ids[0], true, undefined],
        [foreign, false, 'resource.not_found'],
        [ids[3], false, 'resident.email_taken'],
        [ids[2], true, undefined],
      ]);
      const emails = await Promise.all(ids.map(async (id) => (await getResident(api, id)).email));
      expect(emails).toEqual([mine, null, null, null]);
    });

    it('an import does it from a file; a dry run forecasts the same, and what is there already is skipped', async () => {
      const place = await openCommunity(api, 0);
      const csv = 'Property,Name,Email\n1 Elm St,Ada Lovelace,ada@example.com\n2 Elm St,Bob Baker,nonsense\n,Nobody,\n';
      const figures = { status: 'done', rows: 3, created: 2, updated: 0, skipped: 0, failed: 1 };
      expect(await importCsv(place, csv, { dryRun: 'true' })).toMatchObject(figures);
      expect((await residents(place)).total).toBe(0);
      const done = await importCsv(place, csv);
      expect(done).toMatchObject(figures);
      expect(done.errors.map(({ row, code }) => `${row} ${code}`)).toEqual(['3 email.invalid', '4 property.missing']);
      expect(await importCsv(place, csv)).toMatchObject({ created: 0, skipped: 2, failed: 1 });
      const errors = await api.ask('GET', `/imports/${done.id}/errors.csv`);
      expect(errors.text.trim().split(/\r?\n/)).toHaveLength(3);
      const exported = await api.ask('GET', `/communities/${place.id}/residents.csv`);
      expect(await importCsv(place, exported.text)).toMatchObject({ created: 0, updated: 0, skipped: 2, errors: [] });
    });
  });

  describe('B9', () => {
    it('each property needs its own email: the other property is named, however the address is written', async () => {
      const place = await openCommunity(api, 2);
      const email = address();
      await residentIn(place, { email });
      const body = { propertyId: place.homes[1], kind: 'owner', firstName: 'Bob', lastName: 'Baker' };
      const again = { ...body, email: ` ${email.toUpperCase()} ` };
      const { status, body: problem } = await api.ask('POST', `/communities/${place.id}/residents`, again);
      expect([status, problem.code]).toEqual([409, 'resident.email_taken']);
      expect(problem.detail).toContain('1 Elm St');
      const bob = await residentIn(place, body as object);
      expect(await api.refusal('PATCH', `/residents/${bob}`, { email })).toBe('409 resident.email_taken');
      const csv = await importCsv(place, `property,name,email\n3 Elm St,Cy Cole,${email}\n`);
      expect(csv.errors.map(({ code }) => code)).toEqual(['resident.email_taken']);
      await residentIn(place, { email, firstName: 'Co-owner' }); // of the same property
      expect((await residents(place, `search=${email}`)).total).toBe(2);
    });

    it('a community can turn the rule off: one account then holds all its properties', async () => {
      const place = await openCommunity(api, 2, { oneEmailPerProperty: false });
      const email = address();
      await addResident(place, { email });
      await addResident(place, { email, propertyId: place.homes[1]! });
      await sentIn(place);
      const links = [await system.mailbox.mailTo(email, 1), await system.mailbox.mailTo(email, 2)];
      const browser = await activated(system.url, links[0]!.link);
      await activated(system.url, links[1]!.link, browser);
      const { body } = await browser.say<{ profiles: { propertyName: string }[] }>('GET', '/portal/me');
      expect(body.profiles.map(({ propertyName }) => propertyName).toSorted()).toEqual(['1 Elm St', '2 Elm St']);
      const on = await api.ask('PATCH', `/communities/${place.id}`, { oneEmailPerProperty: true });
      expect([on.status, on.body.code]).toEqual([409, 'community.email_conflicts']);
      expect(on.text).toContain(email);
    });
  });
});
