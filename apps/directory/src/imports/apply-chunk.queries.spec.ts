import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportView } from '@portico/contracts/imports';
import { addResident } from '../../testing/directory';
import { codesOf, figuresOf, startImports } from '../../testing/imports';

const rig = startImports();

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
      const forecast = await rig.run(file, { dryRun: true });
      expect((await rig.directory.getCommunity(rig.tenant, rig.community)).counts).toMatchObject({
        properties: 0,
        residents: 0,
      });
      const first = await rig.run(file);
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
      expect((await rig.directory.getCommunity(rig.tenant, rig.community)).counts).toMatchObject({
        properties: expected['homes'],
        residents: expected['residents'],
        withoutEmail: expected['none']! + expected['invalid']! + expected['taken']!,
      });
      const before = await rig.residents();
      const again = await rig.run(file);
      expect(figuresOf(again)).toMatchObject({ created: 0, updated: 0, skipped: expected['residents'], failed: 0 });
      expect(again.errors).toEqual(first.errors);
      expect(await rig.residents()).toEqual(before);
      expect(
        await rig.directory.listResidents(rig.tenant, rig.community, { limit: 1, kind: ['tenant'] }),
      ).toMatchObject({
        total: expected['tenants'],
      });
    },
  );
});

describe('an import', () => {
  it('lets a filled cell replace what is stored, and an empty one never', async () => {
    await rig.run(
      'Account,Property,City,Name,Email,Phone,Type\n7,1 Elm St,Springfield,Ada Abbott,ada@example.com,5,Owner\n',
    );
    const second = await rig.run(
      'Account,Property,City,Name,Email,Phone,Type\n7,1 Elm Street,,Ada Reyes,ADA@example.com,,Tenant\n',
    );
    expect(figuresOf(second)).toMatchObject({ created: 0, updated: 1, skipped: 0 });
    const [ada, ...others] = await rig.residents();
    expect(others).toEqual([]);
    expect(ada).toMatchObject({
      lastName: 'Reyes',
      email: 'ADA@example.com',
      phone: '5',
      kind: 'tenant',
      propertyName: '1 Elm Street',
    });
    expect(await rig.directory.getProperty(rig.tenant, ada!.propertyId)).toMatchObject({
      city: 'Springfield',
      accountNumber: '7',
    });
  });

  it('takes two of one name for two people, and one email in one home for one person', async () => {
    const file =
      'Property,Name,Email,Phone\n1 Elm,Ivy Moore,,\n1 Elm,Ivy Moore,,\n1 Elm,Ada,a@example.com,\n1 Elm,Ada,a@example.com,5\n';
    expect(figuresOf(await rig.run(file))).toMatchObject({ rows: 4, created: 3, updated: 0, skipped: 1 });
    expect(await rig.residents()).toMatchObject([
      { lastName: 'Moore' },
      { lastName: 'Moore' },
      { email: 'a@example.com', phone: '5' },
    ]);
    expect(figuresOf(await rig.run(file))).toMatchObject({ created: 0, updated: 0, skipped: 4 });
  });

  it('finds the home of people whose records stand far apart', async () => {
    const file = [
      'Property,Name',
      ...Array.from({ length: 1_500 }, (_, i) => `${i} Elm,Ada`),
      '0 Elm,Ada',
      '1499 Elm,Ivy',
    ].join('\n');
    expect(figuresOf(await rig.run(file))).toMatchObject({ rows: 1_502, created: 1_502 });
    expect(figuresOf(await rig.run(file))).toMatchObject({ created: 0, skipped: 1_502 });
    expect((await rig.directory.getCommunity(rig.tenant, rig.community)).counts.properties).toBe(1_500);
  });

  it('leaves an email to the home that has it, and says which', async () => {
    const { id } = await rig.directory.createProperty(rig.tenant, rig.community, { name: '9 Oak St' });
    await addResident(rig.directory, rig.tenant, rig.community, { propertyId: id, email: 'ada@example.com' });
    const view = await rig.run(
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
    expect((await rig.people()).slice(1)).toEqual([
      ['1 Elm', 'owner', 'Ada', null],
      ['2 Elm', 'owner', 'Ivy', 'ivy@example.com'],
      ['2 Elm', 'owner', 'Zoë', 'ivy@example.com'],
      ['3 Elm', 'owner', 'Ruth', null],
    ]);
  });

  it('gives an email to several homes where the community has no rule against it', async () => {
    await rig.openCommunity({ oneEmailPerProperty: false });
    const view = await rig.run('Property,Name,Email\n1 Elm,Ada,ada@example.com\n2 Elm,Ada,ada@example.com\n');
    expect(view.errors).toEqual([]);
    expect((await rig.people()).map((it) => it[3])).toEqual(['ada@example.com', 'ada@example.com']);
  });

  it('lets two homes swap their emails', async () => {
    await rig.run('Property,Name,Email\n1 Elm,Ada,a@example.com\n2 Elm,Ivy,b@example.com\n');
    const swapped = await rig.run('Property,Name,Email\n1 Elm,Ada,b@example.com\n2 Elm,Ivy,a@example.com\n');
    expect({ ...figuresOf(swapped), errors: swapped.errors }).toMatchObject({ updated: 2, errors: [] });
    expect((await rig.people()).map((it) => it[3])).toEqual(['b@example.com', 'a@example.com']);
  });
});
