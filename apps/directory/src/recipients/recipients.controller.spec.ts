import { newId } from '@portico/platform/ids';
import type { Selection } from '@portico/contracts/selections';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
let community: { id: string; homes: string[] };
let residents: string[];
beforeAll(async () => {
  rig = await startDirectory(AppModule);
  tenant = await rig.tenant();
  community = await communityWith(rig.directory, tenant, ['12 Elm St', '14 Elm St']);
  residents = [];
  for (let n = 0; n < 10; n += 1) {
    const person = {
      propertyId: community.homes[n % 2]!,
      email: n % 5 === 0 ? null : `p${n}@example.com`,
      locale: n === 1 ? 'es' : null,
    };
    residents.push((await addResident(rig.directory, tenant, community.id, person)).id);
  }
});
afterAll(() => rig.close());

async function selected(selection: Selection): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await rig.asInvitations.recipientPage(tenant, {
      communityId: community.id,
      selection,
      cursor,
      limit: 3,
    });
    ids.push(...page.items.map(({ residentId }) => residentId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}
const allKnown = { unknownIds: [], unknownPropertyIds: [] };
const check = (selection: Selection) =>
  rig.asInvitations.checkSelection(tenant, { communityId: community.id, selection });

describe('the selection of a message (B3)', () => {
  it('by filter takes everyone who matches, over all pages, in order of id, less those taken out', async () => {
    const withEmail = residents.filter((_, n) => n % 5 !== 0).toSorted();
    expect(await selected({ filter: { hasEmail: true } })).toEqual(withEmail);
    const exclude = [withEmail[3]!, withEmail[7]!];
    expect(await selected({ filter: { hasEmail: true }, exclude })).toEqual(
      withEmail.filter((id) => !exclude.includes(id)),
    );
    expect(await check({ filter: { hasEmail: true }, exclude })).toEqual({ count: 6, ...allKnown });
    expect(await selected({ filter: {} })).toHaveLength(10);
  });

  it('by id takes each once', async () => {
    const [first, fifth] = [residents[0]!, residents[4]!];
    const ids = [fifth, first, fifth];
    expect(await selected({ ids })).toEqual([first, fifth].toSorted());
    expect(await check({ ids })).toEqual({ count: 2, ...allKnown });
  });

  it('knows the ids that are unknown, of another community or of another organization', async () => {
    const stranger = await rig.tenant();
    const other = await communityWith(rig.directory, tenant, ['1 Oak']);
    const foreign = await communityWith(rig.directory, stranger, ['1 Oak']);
    const elsewhere = await addResident(rig.directory, tenant, other.id, { propertyId: other.homes[0]! });
    const theirs = await addResident(rig.directory, stranger, foreign.id, { propertyId: foreign.homes[0]! });
    const unknown = [newId(), elsewhere.id, theirs.id];
    const answer = await check({ ids: [residents[0]!, ...unknown] });
    expect({ ...answer, unknownIds: answer.unknownIds.toSorted() }).toEqual({
      count: 1,
      unknownIds: unknown.toSorted(),
      unknownPropertyIds: [],
    });
    expect(await selected({ ids: [residents[0]!, ...unknown] })).toEqual([residents[0]]);
    expect((await check({ filter: {}, exclude: [theirs.id] })).unknownIds).toEqual([theirs.id]);
    const call = rig.asInvitations.recipientPage(stranger, {
      communityId: community.id,
      selection: { filter: {} },
      limit: 10,
    });
    await expect(call).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('knows the properties in a filter that are unknown, of another community or of another organization', async () => {
    const stranger = await rig.tenant();
    const other = await communityWith(rig.directory, tenant, ['1 Oak']);
    const foreign = await communityWith(rig.directory, stranger, ['1 Oak']);
    const unknown = [newId(), other.homes[0]!, foreign.homes[0]!].toSorted();
    const answer = await check({ filter: { propertyId: [community.homes[0]!, ...unknown] } });
    expect(answer).toMatchObject({ count: 5, unknownIds: [] });
    expect(answer.unknownPropertyIds.toSorted()).toEqual(unknown);
    expect(await check({ filter: { propertyId: community.homes } })).toEqual({ count: 10, ...allKnown });
  });

  it('is searched as the residents list is, beside a search in its filter', async () => {
    const found = async (selection: Selection, search: string) => {
      const body = { communityId: community.id, selection, search };
      const { items } = await rig.asInvitations.recipientPage(tenant, { ...body, limit: 50 });
      expect(await rig.asInvitations.checkSelection(tenant, body)).toEqual({ count: items.length, ...allKnown });
      return items.map(({ residentId }) => residentId);
    };
    expect(await found({ filter: {} }, 'P3@EXAMPLE ada')).toEqual([residents[3]]);
    expect(await found({ filter: { search: '12 Elm' } }, 'p4')).toEqual([residents[4]]);
    expect(await found({ filter: { search: '12 Elm' } }, 'p3')).toEqual([]);
    expect(await found({ ids: residents.slice(0, 3) }, '12 elm')).toEqual([residents[0]!, residents[2]!].toSorted());
  });

  it('says of everyone what a mail needs', async () => {
    const { items } = await rig.asInvitations.recipientPage(tenant, {
      communityId: community.id,
      selection: { ids: [residents[1]!] },
      limit: 5,
    });
    const card = {
      residentId: residents[1],
      organizationId: tenant.organizationId,
      communityId: community.id,
      propertyId: community.homes[1],
      propertyName: '14 Elm St',
      kind: 'owner',
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'p1@example.com',
      locale: 'es',
    };
    expect(items).toEqual([card]);
    expect(await rig.asInvitations.recipientsByIds(tenant, { ids: [residents[1]!, newId()] })).toEqual([card]);
  });

  it('shows homes as the portal needs them, and those of the organization only', async () => {
    const guide = 'https://example.com/guide';
    await rig.directory.updateCommunity(tenant, community.id, { instructionGuideUrl: guide } as never);
    expect(await rig.asInvitations.profiles(tenant, { ids: [residents[0]!] })).toEqual([
      {
        residentId: residents[0],
        communityId: community.id,
        communityName: 'Maple Court',
        propertyName: '12 Elm St',
        kind: 'owner',
        firstName: 'Ada',
        lastName: 'Lovelace',
        locale: null,
        timezone: 'UTC',
        brandColor: '#1f6feb',
        logoUrl: null,
        instructionGuideUrl: guide,
      },
    ]);
    const stranger = await rig.tenant();
    expect(await rig.asInvitations.profiles(stranger, { ids: residents })).toEqual([]);
    expect(await rig.asInvitations.recipientsByIds(stranger, { ids: residents })).toEqual([]);
  });
});
