import { addResident } from '../../testing/directory';
import { codesOf, figuresOf, startImports } from '../../testing/imports';

const rig = startImports();

const errorsOf = async ({ id }: { id: string }): Promise<string> => {
  return (await rig.directory.importErrors(rig.tenant, id)).text();
};
const linesOf = async (view: { id: string }): Promise<string[]> => (await errorsOf(view)).split('\r\n');

describe('the errors of an import as CSV', () => {
  it('are the bad records as they stand in the file, each once, behind what is wrong with it', async () => {
    const view = await rig.run(
      'Property;Name;Email;Email;Notes\n1 Elm;Ada;ada@example.com;;\n 2 Elm ;Ivy;none;;"Says ""no"",\ntwice"\n;Zo\u00eb;;;=1+1\n',
    );
    expect(await linesOf(view)).toEqual([
      'row,field,code,message,Property,Name,Email,Email,Notes',
      '3,Email,email.invalid,"""none"" is no email address; Ivy was imported without it.",2 Elm ,Ivy,none,,"Says ""no"",\ntwice"',
      '4,,property.missing,"The record names no property: no name, address, unit or account number.",,Zo\u00eb,,,\'=1+1',
      '',
    ]);
  });

  it('name every problem of a record in its one line', async () => {
    const { id } = await rig.directory.createProperty(rig.tenant, rig.community, { name: '9 Oak St' });
    await addResident(rig.directory, rig.tenant, rig.community, { propertyId: id, email: 'ada@example.com' });
    const view = await rig.run(
      'Property,Owner,Owner Email,Tenant,Tenant Email\n1 Elm,Ada,ada@example.com,Ivy,none\n2 Elm,Ruth,no,Zo\u00eb,no\n',
    );
    const lines = (await linesOf(view)).slice(1);
    expect(lines).toEqual([
      expect.stringMatching(/^2,Tenant Email; Owner Email,email\.invalid; resident\.email_taken,/),
      expect.stringMatching(
        /^3,Owner Email; Tenant Email,email\.invalid,"""no"" is no email address; Ruth .* Zo\u00eb /,
      ),
      '',
    ]);
  });

  it('come in again when they are mended, by the same mapping', async () => {
    const mapping = '{"Column 3": "email"}';
    const view = await rig.run('Property,Name,\n1 Elm,Ada,ada@example.com\n2 Elm,Ivy,none\n3 Elm,Ruth\n', { mapping });
    expect(figuresOf(view)).toMatchObject({ created: 2, failed: 1 });
    const errors = await errorsOf(view);
    const unmended = await rig.run(errors, { mapping });
    expect(figuresOf(unmended)).toMatchObject({ rows: 2, created: 0, skipped: 1, failed: 1 });
    expect(unmended.mapping).toEqual(view.mapping);
    expect(codesOf(unmended).map(([, ...rest]) => rest)).toEqual(codesOf(view).map(([, ...rest]) => rest));
    expect((await errorsOf(unmended)).replaceAll(/^\d+/gm, '')).toBe(errors.replaceAll(/^\d+/gm, ''));
    const mended = errors.replace('Ivy,none', 'Ivy,ivy@example.com').replace('3 Elm,Ruth', '3 Elm,Ruth,');
    expect(await rig.run(mended, { mapping })).toMatchObject({ created: 1, updated: 1, failed: 0, errors: [] });
    expect(await rig.people()).toEqual([
      ['1 Elm', 'owner', 'Ada', 'ada@example.com'],
      ['2 Elm', 'owner', 'Ivy', 'ivy@example.com'],
      ['3 Elm', 'owner', 'Ruth', null],
    ]);
  });

  it('are the header alone where nothing is wrong', async () => {
    expect(await linesOf(await rig.run('Property,Name\n1 Elm,Ada\n'))).toEqual([
      'row,field,code,message,Property,Name',
      '',
    ]);
  });

  it('are there of a dry run too, and of a file that breaks off', async () => {
    const view = await rig.run('Property,Name\n,Ada\n2 Elm,"Ivy\n', { dryRun: true });
    expect(view).toMatchObject({ status: 'failed', failed: 2 });
    expect(await linesOf(view)).toEqual([
      'row,field,code,message,Property,Name',
      expect.stringMatching(/^2,,property\.missing,.*,,Ada$/),
      expect.stringMatching(/^3,,row\.malformed,.* never closed: [^,]*$/),
      '',
    ]);
  });

  it('are complete, however many they are', async () => {
    const records = Array.from({ length: 2_500 }, (_, i) => `${i} Elm,Ada,none`);
    const lines = await linesOf(await rig.run(['Property,Name,Email', ...records].join('\n')));
    expect(lines.slice(1, -1).map((line) => Number(line.split(',')[0]))).toEqual(records.map((_, i) => i + 2));
    expect(lines.at(-2)).toMatch(/,2499 Elm,Ada,none$/);
  });
});
