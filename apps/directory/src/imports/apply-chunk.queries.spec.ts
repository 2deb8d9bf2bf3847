import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportView } from '@portico/contracts/imports';
import type { ResidentView } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { codesOf, figuresOf, importCsv, upload } from '../../testing/imports';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
let community: string;

beforeAll(async () => {
  rig = await startDirectory(AppModule);
  rig.app.app.useLogger(false);
});
beforeEach(async () => {
  await rig.quiet();
  tenant = await rig.tenant();
  community = (await communityWith(rig.directory, tenant, [])).id;
});
afterAll(() => rig.close());

const run = (csv: string | Uint8Array, options: Parameters<typeof upload>[4] = {}) => {
  return importCsv(rig.directory, tenant, community, csv, options);
};
const residents = async (): Promise<ResidentView[]> => {
  return (await rig.directory.listResidents(tenant, community, { limit: 200, sort: 'createdAt' })).items;
};
const people = async () => {
  return (await residents()).map((it) => [it.propertyName, it.kind, `${it.firstName} ${it.lastName}`.trim(), it.email]);
};
const count = (view: ImportView, code: string) => view.errors.filter((error) => error.code === code).length;

describe('a roster', () => {
  it.each(['birch-lane', 'elm-court'])(
    '%s comes in with every figure right, and a second time changes nothing',
    async (name) => {
      const file = readFileSync(join(__dirname, 'fixtures', `${name}.csv`));
      const expected = JSON.parse(readFileSync(join(__dirname, 'fixtures', `${name}.expected.json`), 'utf8')) as Record<
        string,
        number
      >;
      const forecast = await run(file, { dryRun: true });
      expect((await rig.directory.getCommunity(tenant, community)).counts).toMatchObject({
        properties: 0,
        residents: 0,
      });
      const first = await run(file);
      expect({ ...figuresOf(forecast), errors: forecast.errors }).toEqual({
        ...figuresOf(first),
        errors: first.errors,
      });
      expect(figuresOf(first)).toMatchObject({
        status: 'done',
        created: expected['residents'],
        updated: 0,
        skipped: 0,
        failed: 0,
      });
      expect(count(first, 'email.invalid')).toBe(expected['invalid']);
      expect(count(first, 'resident.email_taken')).toBe(expected['taken']);
      expect(count(first, 'email.second_ignored')).toBe(expected['second']);
      expect((await rig.directory.getCommunity(tenant, community)).counts).toMatchObject({
        properties: expected['homes'],
        residents: expected['residents'],
        withoutEmail: expected['none']! + expected['invalid']! + expected['taken']!,
      });
      const before = await residents();
      const again = await run(file);
      expect(figuresOf(again)).toMatchObject({ created: 0, updated: 0, skipped: expected['residents'], failed: 0 });
      expect(again.errors).toEqual(first.errors);
      expect(await residents()).toEqual(before);
      expect(await rig.directory.listResidents(tenant, community, { limit: 1, kind: ['tenant'] })).toMatchObject({
        total: expected['tenants'],
      });
    },
  );
});

describe('an import', () => {
  it('lets a filled cell replace what is stored, and an empty one never', async () => {
    await run(
      'Account,Property,City,Name,Email,Phone,Type\n7,1 Elm St,Springfield,Ada Abbott,ada@example.com,5,Owner\n',
    );
    const second = await run(
      'Account,Property,City,Name,Email,Phone,Type\n7,1 Elm Street,,Ada Reyes,ADA@example.com,,Tenant\n',
    );
    expect(figuresOf(second)).toMatchObject({ created: 0, updated: 1, skipped: 0 });
    const [ada, ...others] = await residents();
    expect(others).toEqual([]);
    expect(ada).toMatchObject({
      lastName: 'Reyes',
      email: 'ADA@example.com',
      phone: '5',
      kind: 'tenant',
      propertyName: '1 Elm Street',
    });
    expect(await rig.directory.getProperty(tenant, ada!.propertyId)).toMatchObject({
      city: 'Springfield',
      accountNumber: '7',
    });
  });

  it('takes two of one name for two people, and one email in one home for one person', async () => {
    const file =
      'Property,Name,Email,Phone\n1 Elm,Ivy Moore,,\n1 Elm,Ivy Moore,,\n1 Elm,Ada,a@example.com,\n1 Elm,Ada,a@example.com,5\n';
    expect(figuresOf(await run(file))).toMatchObject({ rows: 4, created: 3, updated: 0, skipped: 1 });
    expect(await residents()).toMatchObject([
      { lastName: 'Moore' },
      { lastName: 'Moore' },
      { email: 'a@example.com', phone: '5' },
    ]);
    expect(figuresOf(await run(file))).toMatchObject({ created: 0, updated: 0, skipped: 4 });
  });

  it('finds the home of people whose records stand far apart', async () => {
    const file = [
      'Property,Name',
      ...Array.from({ length: 1_500 }, (_, i) => `${i} Elm,Ada`),
      '0 Elm,Ada',
      '1499 Elm,Ivy',
    ].join('\n');
    expect(figuresOf(await run(file))).toMatchObject({ rows: 1_502, created: 1_502 });
    expect(figuresOf(await run(file))).toMatchObject({ created: 0, skipped: 1_502 });
    expect((await rig.directory.getCommunity(tenant, community)).counts.properties).toBe(1_500);
  });

  it('leaves an email to the home that has it, and says which', async () => {
    const { homes } = await communityWith(rig.directory, tenant, []).then(async ({ id }) => {
      community = id;
      const property = await rig.directory.createProperty(tenant, id, { name: '9 Oak St' });
      return { homes: [property.id] };
    });
    await addResident(rig.directory, tenant, community, { propertyId: homes[0]!, email: 'ada@example.com' });
    const view = await run(
      'Property,Name,Email\n1 Elm,Ada,ADA@example.com\n2 Elm,Ivy,ivy@example.com\n3 Elm,Ruth,ivy@example.com\n2 Elm,Zoë,ivy@example.com\n',
    );
    expect(figuresOf(view)).toMatchObject({ created: 4, failed: 0 });
    expect(codesOf(view)).toEqual([
      [2, 'Email', 'resident.email_taken'],
      [4, 'Email', 'resident.email_taken'],
    ]);
    expect(view.errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('9 Oak St has ADA@example.com already'),
      expect.stringContaining('2 Elm has ivy@example.com already'),
    ]);
    expect((await people()).slice(1)).toEqual([
      ['1 Elm', 'owner', 'Ada', null],
      ['2 Elm', 'owner', 'Ivy', 'ivy@example.com'],
      ['2 Elm', 'owner', 'Zoë', 'ivy@example.com'],
      ['3 Elm', 'owner', 'Ruth', null],
    ]);
  });

  it('gives an email to several homes where the community has no rule against it', async () => {
    community = (await communityWith(rig.directory, tenant, [], { oneEmailPerProperty: false })).id;
    const view = await run('Property,Name,Email\n1 Elm,Ada,ada@example.com\n2 Elm,Ada,ada@example.com\n');
    expect(view.errors).toEqual([]);
    expect((await people()).map((it) => it[3])).toEqual(['ada@example.com', 'ada@example.com']);
  });

  it('lets two homes swap their emails', async () => {
    await run('Property,Name,Email\n1 Elm,Ada,a@example.com\n2 Elm,Ivy,b@example.com\n');
    const swapped = await run('Property,Name,Email\n1 Elm,Ada,b@example.com\n2 Elm,Ivy,a@example.com\n');
    expect({ ...figuresOf(swapped), errors: swapped.errors }).toMatchObject({ updated: 2, errors: [] });
    expect((await people()).map((it) => it[3])).toEqual(['b@example.com', 'a@example.com']);
  });
});
